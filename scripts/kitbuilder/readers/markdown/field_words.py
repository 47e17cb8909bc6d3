"""Read `[[by fax to {practice_fax} or ]]`: words that are left out, or said otherwise, where their field is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.model.document import Placeholder, Text
from kitbuilder.model.phrase import Phrase
from kitbuilder.model.problem import Code, did_you_mean
from kitbuilder.readers.markdown.leftovers import tell_marks
from kitbuilder.readers.markdown.reading import Reading, curly

if TYPE_CHECKING:
    from kitbuilder.model.document import Inline

IN_BRACES = re.compile(r"\{([^{}]*)\}")
EXAMPLE = "as in [[by fax to {practice_fax} or ]] or [[fax it to {practice_fax} | give it to us]]"


def read_phrase(written: str, reading: Reading, line: int) -> Inline:
    """Read the inside of `[[…]]` as a phrase; one with a fault stays the words it is."""
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
        for part in (before, after, otherwise):
            tell_marks(part, reading, line)
        if before.startswith("."):
            message = "a period before words that may be left out belongs to the sentence before them"
            reading.fault(line, Code.BAD_PLACEHOLDER, message, "let it stand outside the brackets")
        field = reading.fields[name]
        words = (Text(before, here), Placeholder(field, line=here), Text(after, here))
        return Phrase(field, before, after, tuple(piece for piece in words if piece != Text("")), otherwise)
    return Text(written, here)
