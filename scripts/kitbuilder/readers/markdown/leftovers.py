"""Find what the parser left as text: marks that mean nothing here, and marks that took words with them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from markdown_it.rules_block.table import escapedSplit

from kitbuilder.model.problem import Code
from kitbuilder.readers.marks import BLANK, BOLD, UNSEEN, even, marks_in_words, stray_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

    from kitbuilder.readers.markdown.reading import Reading

LEFT = "left"  # in the parser's environment: the text of each inline token, with the line it begins on
OPENED, CLOSED, RULED, UNRULED = "\ue001", "\ue002", "\ue003", "\ue004"  # by stars; by underscores
TYPED = {OPENED: "*", CLOSED: "*", RULED: "_", UNRULED: "_"}
MARKED = rf"[{OPENED}{RULED}]+[^{OPENED}{CLOSED}{RULED}{UNRULED}\n]*[{CLOSED}{UNRULED}]+"
INSIDE_A_WORD = re.compile(rf"(?<=[^\W_]){MARKED}(?=[^\W_])|(?<=\d){MARKED}|(?<![{OPENED}{RULED}]){MARKED}(?=\d)")
BEFORE, AFTER = re.compile(r"\w*\Z"), re.compile(r"\w*")
LONGEST_WORD = 30
LETTERED = re.compile(r"[\s>*+-]*(?:\(([a-z]|[ivx]+)\)|([a-z]|[ivx]+)\)|([a-z])\.)(?=\s)", re.IGNORECASE)
ALPHABET, ROMANS = "abcdefghijklmnopqrstuvwxyz", ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
FOLLOWING = frozenset("".join(pair) for pair in (*pairwise(ALPHABET), *pairwise(ROMANS)))  # "ab", "iiiiv": what counts on
CELL_MARK = re.compile(r"(?:>|[-*+](?=\s)|#{1,6}(?=\s)|:::)\s*(?=\S)")
EATEN_BLANK = re.compile(rf"(?<!_)_*+[{RULED}{UNRULED}][{RULED}{UNRULED}_]++|{RULED}[^\w{UNSEEN}{RULED}{UNRULED}]*{UNRULED}")


def keep_leftovers(state: StateCore) -> None:
    """Keep what is still text before escaped characters become text as well, as a rule of the parser."""
    kept = state.env.setdefault(LEFT, [])
    for token in state.tokens:
        if token.type == "inline" and token.map:
            kept.append((token.map[0], "".join(_seen(token.children or []))))


def _seen(tokens: list[Token]) -> Iterator[str]:
    """Yield the text of inline tokens; all that is no bare text is one character no rule looks for, or a mark of emphasis."""
    autolink = False
    for token in tokens:
        if token.type in ("link_open", "link_close") and token.markup == "autolink":
            autolink = token.type == "link_open"
        if not autolink and (token.type == "text" or (token.type == "text_special" and token.content == token.markup)):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type in ("em_open", "strong_open"):
            yield RULED if token.markup[0] == "_" else OPENED
        elif token.type in ("em_close", "strong_close"):
            yield UNRULED if token.markup[0] == "_" else CLOSED
        elif autolink or token.type not in ("link_open", "link_close"):
            yield UNSEEN


def leftovers(environment: Mapping[str, Any], reading: Reading) -> None:
    """Note a problem for every mark in what the parser kept in its environment."""
    names = {even(name) for field in reading.fields.values() for name in (field.name, field.label)}
    for line, text in environment.get(LEFT, ()):
        for found in EATEN_BLANK.finditer(text):
            message = "underscores here are read as emphasis, and vanish"
            reading.fault(_line_at(found.start(), text, line), Code.STRAY_MARK, message, BLANK)
        for found in INSIDE_A_WORD.finditer(EATEN_BLANK.sub(_unseen, text)):
            message = f'marks inside a word or a figure vanish: "{_typed(text, found)}"'
            reading.fault(_line_at(found.start(), text, line), Code.STRAY_MARK, message, BOLD)
        for mark in stray_marks(text, names):
            reading.fault(_line_at(mark.place, text, line), Code.STRAY_MARK, mark.message, mark.hint)


def _typed(text: str, found: re.Match[str]) -> str:
    """Return what was found as it was typed, with the rest of the word around it."""
    before = BEFORE.search(text, max(found.start() - LONGEST_WORD, 0), found.start())
    after = AFTER.match(text, found.end(), found.end() + LONGEST_WORD)
    around = (before[0] if before else "", found[0], after[0] if after else "")
    return "".join(TYPED.get(character, character) for character in "".join(around))


def _line_at(place: int, text: str, first: int) -> int:
    """Return the line of a place in a text that begins on line `first`."""
    return first + text.count("\n", 0, place)


def _unseen(found: re.Match[str]) -> str:
    return UNSEEN * len(found[0])


def tell_marks(said: str, reading: Reading, line: int) -> None:
    """Note a problem for every mark in words within `[[ ]]`: they are shown as they stand, and no mark means anything there."""
    if "<!--" in said:
        reading.fault(line, Code.STRAY_MARK, "a comment within [[ ]] would be printed", "write it outside of them")
    for mark in marks_in_words(said):
        hint = "outside a table no \\ stands before the bar" if mark.typed == "\\" else mark.hint
        reading.fault(line, Code.STRAY_MARK, f'the words of a blank are shown as they stand, and hold "{mark.typed}"', hint)


def lost_from_heading(line: int, written: str, reading: Reading) -> None:
    """Note a problem when a heading, told by what is written there, ends in a # that is not its own closing mark."""
    marks = written.split()
    if len(marks) > 1 and set(marks[-1]) == {"#"} and marks[-1] != marks[0]:
        reading.fault(line, Code.STRAY_MARK, f'"{marks[-1]}" at the end of a heading vanishes', r"write \#")


def miscounted(items: Sequence[SyntaxTreeNode], reading: Reading) -> None:
    """Note a problem for a numbered line whose number is not the one that it would be printed with; all may have the first."""
    typed = [int(item.info) for item in items]
    for item, number, counted in zip(items, typed, range(typed[0], typed[0] + len(typed)), strict=True):
        if number not in (counted, typed[0]) and item.map:
            message = f"this line is typed as {number}. and would be printed as {counted}."
            reading.fault(item.map[0], Code.STRAY_MARK, message, "end the list with words between, or count on")


def run_together(line: int, written: Sequence[str], reading: Reading) -> None:
    """Note a problem where lines of a paragraph count on with letters, as a) and b) do: no list is made of them."""
    counted = [LETTERED.match(text) for text in written]
    for place, (before, this) in enumerate(pairwise(counted)):
        if before and this and not ends_in_break(written[place]) and _letter(before) + _letter(this) in FOLLOWING:
            message = f'the lines that begin with "{before[0].strip()}" and "{this[0].strip()}" would be printed as one'
            hint = r"end a line with \ to break it there, or count with 1. and 2."
            reading.fault(line + place + 1, Code.STRAY_MARK, message, hint)
            return


def _letter(found: re.Match[str]) -> str:
    return "".join(part for part in found.groups() if part).lower()


def ends_in_break(written: str) -> bool:
    """Tell whether a line of a paragraph ends where it is typed to end."""
    return written.endswith(("\\", "  "))


def ragged_rows(columns: int, rows: Sequence[tuple[int, str]], reading: Reading) -> None:
    """Note a problem for each row, told by its line and what is written there, that has not a cell for each of the columns."""
    for line, written in rows:
        bare = written.strip()
        cells = len(escapedSplit(bare)) - bare.startswith("|") - (bare.endswith("|") and not bare.endswith("\\|"))
        if cells != columns or "|" not in bare:
            message = f"this row of the table has {_count(cells)}, and the head has {columns}"
            reading.fault(line, Code.RAGGED_ROW, message, _for_row(bare, too_many=cells > columns))


def lost_in_cell(line: int, written: str, reading: Reading) -> None:
    """Note a problem where a cell of a table begins as a list, a quotation or a heading does: it holds words alone."""
    if found := CELL_MARK.match(written.strip()):
        message = f'"{found[0].strip()}" at the beginning of a cell is printed as it stands'
        reading.fault(line, Code.STRAY_MARK, message, rf"a cell holds words; a mark that is meant is written \{found[0][0]}")


def _for_row(bare: str, *, too_many: bool) -> str:
    if "|" not in bare:
        return "leave an empty line below a table; rows: 6, up to 99, repeats its last row"
    return r"a | that is meant is written \|" if too_many else "an empty cell has its | too"


def _count(cells: int) -> str:
    return "one cell" if cells == 1 else f"{cells} cells"
