"""Hold one field of the finished PDF, as the typesetter and the form writer agree on it."""

from __future__ import annotations

from dataclasses import dataclass

from kitbuilder.model.look import Face


@dataclass(frozen=True, slots=True)
class FormField:
    """One place of a field of the finished PDF: a line to type on, unless it `is_tick`.

    `ticked` says that a box is; `answer` names a box among the answers to the question that `label` asks, which `option` words.
    `choices` are what a line may hold, () for anything; `value` stands in it from the start.
    `prompt` is shown in the empty field and, if `ruled`, stands on a line; both are gone as soon as somebody fills it.
    `stops` says that a period is printed right after it; words go with it if there is an `otherwise`, which is said, or "" for
    nothing, where somebody has none. `heads` is its side of an empty letterhead, "left" or "right": what is
    on the left makes room for a logo; "" where it is in none.
    """

    name: str
    label: str
    lines: int = 1
    is_tick: bool = False
    ticked: bool = False
    answer: str = ""
    option: str = ""
    choices: tuple[str, ...] = ()
    value: str = ""
    prompt: str = ""
    ruled: bool = False
    face: Face = Face.SANS
    stops: bool = False
    otherwise: str | None = None
    heads: str = ""
