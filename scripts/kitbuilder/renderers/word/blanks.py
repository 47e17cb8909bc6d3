"""Plan how long each blank of a paragraph is drawn, so that a line that ends in one comes out even at the margin."""

from __future__ import annotations

from dataclasses import dataclass

from kitbuilder.model.document import Blank, Emphasis, Inline, Inlines, LineBreak, Text, TickBox
from kitbuilder.model.inline_text import lines_of, named_blanks
from kitbuilder.renderers.word.widths import DASH, flat_lines, width_of

TWIPS = 20  # to the point
DASHES = {"short": 12, "": 22, "long": 40}
LEAST = 8  # dashes; a shorter rule has no room to write on
TAIL = 12  # letters; at most so many may follow a rule that runs to the margin


@dataclass(frozen=True, slots=True)
class Rule:
    """Holds what a blank shows while it is empty: so many `dashes`, or 0 for a rule to the margin, on so many `lines`.

    A `bare` one shows no rule, because the cell around it serves as one. One `on_new_line` would find too little room
    behind its label.
    """

    dashes: int = 0
    lines: int = 1
    bare: bool = False
    on_new_line: bool = False

    @property
    def name(self) -> str:
        """Return the name of the placeholder in Word that shows this rule."""
        if self.bare:
            return "blank-cell"
        return f"blank-{self.dashes}" if self.dashes else f"blank-lines-{self.lines}"

    @property
    def runs_to_margin(self) -> bool:
        """Say whether the paragraph needs a tab stop at its margin."""
        return not self.dashes and not self.bare


def bare_rules(inlines: Inlines) -> dict[str, Rule]:
    """Plan one bare rule for a table cell that holds a blank and nothing else. Return {} for any other cell."""
    nodes = [node for line in flat_lines(inlines) for node in line if not _is_space(node)]
    match nodes:
        case [Blank(key=key, lines=lines)]:
            return {key: Rule(lines=lines, bare=True)}
        case _:
            return {}


def plan_rules(inlines: Inlines, width: int, size: float) -> dict[str, Rule]:
    """Plan the rule of each blank, by its key, for inlines on lines of `width` twips, in letters of `size` points."""
    rules: dict[str, Rule] = {}
    for line in flat_lines(inlines):
        if any(isinstance(node, Blank) for node in line):
            rules |= _plan_line(line, width / TWIPS, size)
    return rules


def is_form_line(inlines: Inlines) -> bool:
    """Say whether this is a line of a form, to be ticked or written on, and not running text with a gap in it."""
    lines = flat_lines(inlines)
    return any(isinstance(node, TickBox) for line in lines for node in line) or any(_last_blank(line) for line in lines)


def with_names(inlines: Inlines) -> Inlines:
    """Put each blank that no words on its line name on a separate line, with its label in italics below it.

    On paper, a rule without a word beside it would not say what belongs on it.
    """
    made: list[Inline] = []
    for line in lines_of(inlines):
        blanks = named_blanks(line)
        if not blanks:
            made.extend(line)
            continue
        for blank in blanks:
            before = [LineBreak()] if made and not isinstance(made[-1], LineBreak) else []
            made.extend([*before, blank, LineBreak(), Emphasis((Text(blank.label),))])
        made.extend(line[-1:] if isinstance(line[-1], LineBreak) else ())
    return tuple(made)


def _plan_line(line: list[Inline], width: float, size: float) -> dict[str, Rule]:
    dash = DASH * size
    words = sum(width_of(node, size) for node in line)
    blanks = [node for node in line if isinstance(node, Blank)]
    room = int((width - words) / dash)
    rules = {blank.key: Rule(dashes, blank.lines) for blank, dashes in zip(blanks, _lengths(blanks, room, line), strict=True)}
    last = _last_blank(line)
    all_short = all(blank.size == "short" and blank.lines == 1 for blank in blanks)  # then none may take what is left
    for blank in blanks:
        if blank is last and not all_short:
            cramped = width - _end_of(line, rules, width, size) < LEAST * dash
            rules[blank.key] = Rule(0, blank.lines, on_new_line=cramped)
        elif blank.lines > 1 or (blank.size == "long" and _is_near_end(line, blank)):
            rules[blank.key] = Rule(0, blank.lines)
    return rules


def _lengths(blanks: list[Blank], room: int, line: list[Inline]) -> list[int]:
    """Choose the length of each blank from the room on its line, all in dashes.

    On a line that ends in a blank, the short ones keep their length and the others divide what is left; where that is too
    little, all of them divide it. In running text, or where the words alone fill the line, each has its usual length.
    """
    usual = [DASHES[blank.size] for blank in blanks]
    if blanks[-1] is _last_blank(line) and sum(usual) <= room:
        open_ended = sum(blank.size != "short" for blank in blanks)
        spare = room - sum(length for blank, length in zip(blanks, usual, strict=True) if blank.size == "short")
        return [length if blank.size == "short" else spare // open_ended for blank, length in zip(blanks, usual, strict=True)]
    if sum(usual) > room >= LEAST * len(blanks):
        return [min(length, room // len(blanks)) for length in usual]
    return usual


def _end_of(line: list[Inline], rules: dict[str, Rule], width: float, size: float) -> float:
    """Measure, in points, where the words before the last blank end on the last line they fill."""
    last = max(place for place, node in enumerate(line) if isinstance(node, Blank))
    before = line[:last]
    taken = sum(rules[node.key].dashes * DASH * size if isinstance(node, Blank) else width_of(node, size) for node in before)
    return taken % width


def _last_blank(line: list[Inline]) -> Blank | None:
    """Find the blank that a line ends in. One with a hint behind it is not the last, and one that is filled in needs no rule."""
    nodes = [node for node in line if not _is_space(node)]
    match nodes:
        case [*_, Blank(hint="", value="") as blank]:
            return blank
        case _:
            return None


def _is_near_end(line: list[Inline], blank: Blank) -> bool:
    after = line[line.index(blank) + 1 :]
    letters = [len(node.text) for node in after if isinstance(node, Text)]
    return len(letters) == len(after) and sum(letters) <= TAIL


def _is_space(node: Inline) -> bool:
    return isinstance(node, Text) and not node.text.strip()
