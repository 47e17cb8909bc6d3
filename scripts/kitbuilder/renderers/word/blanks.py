"""The blanks of a paragraph become rules to write on: how long each is, so that a line comes out even at the margin."""

from __future__ import annotations

from dataclasses import dataclass

from kitbuilder.model.document import Blank, Inline, Inlines, Text
from kitbuilder.renderers.word.widths import DASH, flat_lines, width_of

TWIPS = 20  # to the point
DASHES = {"short": 12, "": 22, "long": 40}
LEAST = 6  # dashes; less cannot be written on
TAIL = 12  # letters; so many may follow a rule that runs to the margin


@dataclass(frozen=True, slots=True)
class Rule:
    """What a blank shows while it is empty: so many `dashes`, or 0 for a rule to the margin, on so many `lines`.

    A `bare` one shows nothing: the cell around it is the rule. One `on_new_line` would find too little room behind its label.
    """

    dashes: int = 0
    lines: int = 1
    bare: bool = False
    on_new_line: bool = False

    @property
    def name(self) -> str:
        """What Word calls the placeholder that shows this rule."""
        if self.bare:
            return "blank-cell"
        return f"blank-{self.dashes}" if self.dashes else f"blank-lines-{self.lines}"

    @property
    def runs_to_margin(self) -> bool:
        """Whether the paragraph needs a tab stop at its margin."""
        return not self.dashes and not self.bare


def bare_rules(inlines: Inlines) -> dict[str, Rule]:
    """Turn the content of a table cell into its one bare rule, if a blank is all it holds; else into {}."""
    nodes = [node for line in flat_lines(inlines) for node in line if not _is_space(node)]
    match nodes:
        case [Blank(key=key, lines=lines)]:
            return {key: Rule(lines=lines, bare=True)}
        case _:
            return {}


def plan_rules(inlines: Inlines, width: int, size: float) -> dict[str, Rule]:
    """Turn inlines on lines of `width` twips, in letters of `size` points, into the rule of each blank, by key."""
    rules: dict[str, Rule] = {}
    for line in flat_lines(inlines):
        if any(isinstance(node, Blank) for node in line):
            rules |= _plan_line(line, width / TWIPS, size)
    return rules


def ends_in_blank(inlines: Inlines) -> bool:
    """Whether a line ends in a blank: then it is a line of a form, not running text."""
    return any(_last_blank(line) is not None for line in flat_lines(inlines))


def _plan_line(line: list[Inline], width: float, size: float) -> dict[str, Rule]:
    dash = DASH * size
    words = sum(width_of(node, size) for node in line)
    blanks = [node for node in line if isinstance(node, Blank)]
    last = _last_blank(line)
    room = int(width // dash)
    rules = {blank.key: Rule(min(DASHES[blank.size], room), blank.lines) for blank in blanks}
    if last is not None:
        fits = words + sum(rules[blank.key].dashes for blank in blanks) * dash <= width
        inner = [blank for blank in blanks if blank is not last]
        if fits:
            rules |= _share(inner, last, (width - words) / dash)
        cramped = not fits and width - _end_of(line, rules, width, size) < rules[last.key].dashes * dash * 0.6
        rules[last.key] = Rule(0, last.lines, on_new_line=cramped)
    for blank in blanks:
        if blank.lines > 1 or (blank.size == "long" and _tail(line, blank)):
            rules[blank.key] = Rule(0, blank.lines, on_new_line=rules[blank.key].on_new_line)
    return rules


def _share(inner: list[Blank], last: Blank, dashes: float) -> dict[str, Rule]:
    """Turn the room on a line into rules: the short ones keep their length, the others divide what is left."""
    open_ended = [blank for blank in inner if blank.size != "short"]
    if not open_ended:
        return {}
    taken = DASHES["short"] * sum(1 for blank in (*inner, last) if blank.size == "short")
    sharers = len(open_ended) + (last.size != "short")
    each = max(LEAST, int((dashes - taken) / sharers))
    return {blank.key: Rule(each, blank.lines) for blank in open_ended}


def _end_of(line: list[Inline], rules: dict[str, Rule], width: float, size: float) -> float:
    """Where on the last of its lines the words in front of the last blank end, in points."""
    before = line[: line.index(_last_blank(line))]
    taken = sum(rules[node.key].dashes * DASH * size if isinstance(node, Blank) else width_of(node, size) for node in before)
    return taken % width


def _last_blank(line: list[Inline]) -> Blank | None:
    nodes = [node for node in line if not _is_space(node)]
    return nodes[-1] if nodes and isinstance(nodes[-1], Blank) else None


def _tail(line: list[Inline], blank: Blank) -> bool:
    after = line[line.index(blank) + 1 :]
    return all(isinstance(node, Text) for node in after) and sum(len(node.text) for node in after if isinstance(node, Text)) <= TAIL


def _is_space(node: Inline) -> bool:
    return isinstance(node, Text) and not node.text.strip()
