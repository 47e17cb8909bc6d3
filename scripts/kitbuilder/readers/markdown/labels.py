"""Give blanks and boxes the label a screen reader speaks and a key of their own, and answers of which one holds their group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from kitbuilder.model.document import Blank, Emphasis, Inline, Inlines, LineBreak, Link, Strong, TickBox, TickItem
from kitbuilder.model.inline_text import announces, lines_of
from kitbuilder.model.problem import Code, Location, Problem
from kitbuilder.model.traverse import walk, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kitbuilder.readers.markdown.reading import Reading

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Around:
    """What a table says of the blanks in a cell: the `words` of row and column, and the row's number where rows repeat, or 0."""

    words: str = ""
    row: int = 0


NOWHERE = Around()  # outside a table
UNGROUPED = "?"  # the group of an answer until its neighbors are known


def labelled(inlines: Inlines, reading: Reading, line: int, around: Around = NOWHERE) -> Inlines:
    """Give every box and blank its label and its key, and the answers of each question on its lines their group.

    An answer alone on its line stays without one: its neighbors may be the items of a list or the cells of a row.
    """
    made: list[Inline] = []
    for run in _runs(_label(inlines, reading, line, around)):
        made.extend(grouped(run, reading) if len(open_answers(run)) > 1 else run)
    return tuple(made)


def grouped(part: T, reading: Reading, question: str = "") -> T:
    """Give the answers in these inlines, cells or items that have no group yet one group, under the `question` they answer."""
    answers = open_answers(part)
    asked = question or answers[0].question or reading.words.choose
    taken: set[str] = set()
    for answer in answers:
        if answer.label in taken:
            _refuse(answer, f'"{answer.label}" stands twice among the answers to one question', reading)
        taken.add(answer.label)
    for answer in [answer for answer in answers if answer.ticked][1:]:
        _refuse(answer, "two answers to one question cannot both hold", reading)
    return _joined(part, reading.key_for(asked), asked)


def are_answers(boxes: Iterable[TickBox]) -> bool:
    """Tell whether these are several answers, all of them still without a group."""
    groups = [box.group for box in boxes]
    return len(groups) > 1 and set(groups) == {UNGROUPED}


def _refuse(answer: TickBox, message: str, reading: Reading) -> None:
    hint = "end the line of each question with \\; boxes of their own are [ ]"
    reading.problems.append(Problem(Location(reading.path, answer.line), Code.BAD_ANSWER, message, hint))


def named_where_silent(inlines: Inlines, before: str) -> Inlines:
    """Mark the blanks that stand on a line without words, where those `before` them do not say what they are for either."""
    made: list[Inline] = []
    for line in lines_of(inlines):
        texts = [node for node in walk(line) if not isinstance(node, (LineBreak, Blank, Strong, Emphasis)) and words((node,))]
        silent = not texts and not announces(before)
        # Strong type means nothing to a blank, and would hide it from what draws its label.
        plain = _unwrapped(line) if silent else line
        made.extend(replace(inline, named=True) if silent and isinstance(inline, Blank) else inline for inline in plain)
        before = words(line)
    return tuple(made)


def _unwrapped(inlines: Inlines) -> Inlines:
    """Return inlines without the strong and slanted type around them."""
    parts = (_unwrapped(part.children) if isinstance(part, (Strong, Emphasis)) else (part,) for part in inlines)
    return tuple(inline for part in parts for inline in part)


def open_answers(part: object) -> list[TickBox]:
    """List the answers in these inlines, cells, items or blocks that have found no group yet."""
    return [node for node in walk(part) if isinstance(node, TickBox) and node.group == UNGROUPED]


def _joined(part: T, group: str, question: str) -> T:
    if isinstance(part, tuple):
        return tuple(_joined(child, group, question) for child in part)  # type: ignore[return-value]  # a tuple stays a tuple
    if isinstance(part, TickBox) and part.group == UNGROUPED:
        return replace(part, group=group, question=question)
    if isinstance(part, (Strong, Emphasis, Link)):
        return replace(part, children=_joined(part.children, group, question))
    if isinstance(part, TickItem):
        return replace(part, box=_joined(part.box, group, question))
    return part


def _runs(inlines: Inlines) -> Iterator[Inlines]:
    """Join lines where one begins with an answer to the question of the line before it."""
    run: Inlines = ()
    for line in lines_of(inlines):
        follows = isinstance(line[0], TickBox) and line[0].group == UNGROUPED
        if run and not (follows and open_answers(run)):
            yield run
            run = ()
        run = (*run, *line)
    if run:
        yield run


def _label(inlines: Inlines, reading: Reading, line: int, around: Around) -> Inlines:
    return tuple(inline for part in lines_of(inlines) for inline in _label_line(part, reading, line, around))


def _label_line(part: Inlines, reading: Reading, line: int, around: Around) -> Iterator[Inline]:
    boxes = [place for place, inline in enumerate(part) if isinstance(inline, TickBox)]
    lead = around.words or (_spoken(part[: boxes[0]]) if boxes else "")
    for place, inline in enumerate(part):
        match inline:
            case TickBox():
                end = next((box for box in boxes if box > place), len(part))
                asks_more = inline.group and end < len(part)
                if asks_more and (between := words(part[place + 1 : end])).endswith((":", "?")):
                    _refuse(inline, f'after "{between}" another question begins, and its answers would join these', reading)
                yield _label_box(inline, lead, _spoken(part[place + 1 : end]), reading)
            case Blank():
                yield _label_blank(inline, reading, line, around)
            case Strong(children=children) | Emphasis(children=children):
                yield replace(inline, children=_label(children, reading, line, around))
            case _:
                yield inline


def _label_box(box: TickBox, question: str, answer: str, reading: Reading) -> TickBox:
    text = ": ".join(part for part in (question, answer) if part) or reading.words.tick
    return replace(box, label=text, key=reading.key_for(text), question=question if box.group else "")


def _label_blank(blank: Blank, reading: Reading, line: int, around: Around) -> Blank:
    text = f"{blank.label} {around.row}" if blank.label and around.row else blank.label or around.words
    if not text:
        reading.fault(line, Code.UNLABELLED_BLANK, "a blank needs a label that can be read aloud", "write [[? Date received]]")
    return replace(blank, label=text, key=reading.key_for(text or "blank"))


def _spoken(inlines: Inlines) -> str:
    """Return the words of a line without its blanks, ready to be spoken."""
    kept = tuple(inline for inline in inlines if not isinstance(inline, (Blank, TickBox)))
    return words(kept).strip(" :·–—-,").strip()
