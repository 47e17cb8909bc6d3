"""Set lines of details still to be typed, such as an address, one detail to a line: no comma then stands after a gap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.model.document import LineBreak, Placeholder, Text
from kitbuilder.model.traverse import walk, words
from kitbuilder.renderers.pdf.form_lines import is_alone, without_break

if TYPE_CHECKING:
    from kitbuilder.model.document import Inline, Inlines

LONGEST_WORDS = 60  # characters: with more than this around its details, a line is running text
_PART = re.compile(r", | · ")  # between two details
_NAME = re.compile(r"(\w+ )?")  # "Fax ", before the number


def has_open_detail(part: object) -> bool:
    """Tell whether a detail among these words is still to be typed."""
    return any(isinstance(node, Placeholder) and not node.value for node in walk(part))


def is_detail_line(line: Inlines) -> bool:
    """Tell whether a line is a few words with a detail among them, such as `To: [[provider_name]] · Fax [[provider_fax]]`."""
    return has_open_detail(line) and len(words(tuple(node for node in walk(line) if isinstance(node, Text)))) <= LONGEST_WORDS


def is_address(lines: tuple[Inlines, ...]) -> bool:
    """Tell whether these lines are details one under the other: each holds one, and the first nothing else."""
    return is_alone(lines[0]) and all(any(isinstance(inline, Placeholder) for inline in line) for line in lines)


def is_details(line: Inlines) -> bool:
    """Tell whether a line is nothing but details, the first of them without a name, and what stands between them."""
    body = without_break(line)
    if not body or not isinstance(body[0], Placeholder) or not has_open_detail(line):
        return False
    return all(
        isinstance(inline, Placeholder)
        or (isinstance(inline, Text) and all(_NAME.fullmatch(part) for part in _PART.split(inline.text)))
        for inline in body
    )


def stacked(inlines: Inlines) -> Inlines:
    """Set each detail of a line on a line of its own."""
    made: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, Text):
            made.append(inline)
            continue
        first, *others = _PART.split(inline.text)
        made.extend([Text(first)] if first else [])
        for other in others:
            made.extend([LineBreak(), *([Text(other)] if other else [])])
    return tuple(made)
