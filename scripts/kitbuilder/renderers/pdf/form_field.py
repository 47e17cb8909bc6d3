"""What the typesetter and the form writer agree on: one field of the finished PDF."""

from __future__ import annotations

from dataclasses import dataclass

from kitbuilder.model.face import Face


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the finished PDF.

    `prompt` is shown in the empty field and, if `ruled`, stands on a line; both are gone as soon as somebody fills it.
    """

    name: str
    label: str
    is_tick: bool = False
    lines: int = 1
    ticked: bool = False
    prompt: str = ""
    ruled: bool = False
    face: Face = Face.SANS
