"""What stands in `[[…]]` around a field in braces becomes words that are left out, or said otherwise, where the field is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.model.document import LineBreak, Placeholder, Text
from kitbuilder.model.phrase import Phrase
from kitbuilder.model.problem import Code, did_you_mean
from kitbuilder.readers.markdown.leftovers import tell_marks
from kitbuilder.readers.markdown.reading import Reading, curly

if TYPE_CHECKING:
    from kitbuilder.model.document import Inline

IN_BRACES = re.compile(r"\{([^{}]*)\}")
EXAMPLE = "as in [[by fax to {practice_fax} or ]] or [[fax it to {practice_fax} | give it to us]]"
CLOSING = (" ", ",", ".", ";", ":", "?", "!", ")", "’", "”")


def read_phrase(written: str, reading: Reading, line: int) -> Inline:
    """Turn the inside of `[[…]]` into a phrase; one with a fault stays the words it is."""
    main, bar, other = written.partition("|")
    main, otherwise = curly(main.strip(" ") if bar else main), curly(other.strip())
    names = IN_BRACES.findall(main)
    before, after = IN_BRACES.split(main)[0], IN_BRACES.split(main)[-1]
    name, here = names[0].strip() if names else "", reading.at(line).line
    if len(names) != 1 or IN_BRACES.search(other) or not (before + after).strip():
        message = "here stand words that go with one field, and the field in braces among them"
        reading.fault(line, Code.BAD_PLACEHOLDER, message, EXAMPLE)
    elif name not in reading.fields:
        reading.fault(line, Code.UNKNOWN_FIELD, f'no field is called "{name}"', did_you_mean(name, reading.fields))
    elif not reading.fields[name].may_be_none:
        message = f'nobody has no "{reading.fields[name].label}", so no words can go with it'
        reading.fault(line, Code.BAD_PLACEHOLDER, message, f"write [[{name}]], or may_be_none: true in fields.yml")
    else:
        for said in (before, after, otherwise):
            tell_marks(said, reading, line)
        field = reading.fields[name]
        words = (Text(before, here), Placeholder(field, line=here), Text(after, here))
        return Phrase(field, before, after, tuple(one for one in words if one != Text("")), otherwise)
    return Text(written, here)


def check_neighbors(inlines: list[Inline], reading: Reading, line: int) -> None:
    """Note each phrase that would leave two spaces, words that touch, or nothing at all on its line where it is left out."""
    for place, phrase in enumerate(inlines):
        if not isinstance(phrase, Phrase):
            continue
        before, after = _edge(inlines[:place][::-1], last=True), _edge(inlines[place + 1 :], last=False)
        if phrase.otherwise:
            if before.isalnum() or after.isalnum():
                reading.fault(line, Code.BAD_PLACEHOLDER, "these words touch others", "leave a space outside them")
        elif not before and not after:
            reading.fault(line, Code.BAD_PLACEHOLDER, "left out, these words leave an empty line", f"say it otherwise, {EXAMPLE}")
        elif after == " " and before in ("", " "):
            hint = "let the space before or after it go with it"
            reading.fault(line, Code.BAD_PLACEHOLDER, "left out, these words leave a space too many", hint)
        elif before not in ("", " ") and after and after not in CLOSING:
            reading.fault(
                line, Code.BAD_PLACEHOLDER, "left out, these words leave others that touch", "leave a space outside them"
            )


def _edge(beside: list[Inline], *, last: bool) -> str:
    """The character next to a phrase on its line; "" where the line begins or ends, and a letter for what is no text."""
    for inline in beside:
        match inline:
            case Text(text=text) if text:
                return text[-1] if last else text[0]
            case LineBreak():
                return ""
            case Text():
                continue
            case _:
                return "x"
    return ""
