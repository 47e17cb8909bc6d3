"""Split inlines into the lines their author drew, each with the break it ends in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.inline import Blank, LineBreak, Text

if TYPE_CHECKING:
    from kitbuilder.model.inline import Inline, Inlines


def lines_of(inlines: Inlines) -> tuple[Inlines, ...]:
    r"""Split inlines into lines. Joined again, they are the same inlines: a line that ended in `\` keeps its break."""
    lines: list[Inlines] = []
    line: list[Inline] = []
    for inline in inlines:
        line.append(inline)
        if isinstance(inline, LineBreak):
            lines.append(tuple(line))
            line = []
    return (*lines, tuple(line)) if line else tuple(lines)


def named_blanks(line: Inlines) -> tuple[Blank, ...]:
    """List the blanks of a line that holds only blanks whose label has to be shown; () for any other line."""
    blanks = tuple(inline for inline in line if isinstance(inline, Blank) and inline.named)
    others = [inline for inline in line if inline not in blanks and not isinstance(inline, LineBreak)]
    return blanks if all(isinstance(inline, Text) and not inline.text.strip() for inline in others) else ()
