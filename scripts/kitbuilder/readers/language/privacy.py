"""Find details of a client in what may be overheard or misdirected: e-mail, voicemail, text, a fax cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Email, Note, Placeholder, Say
from kitbuilder.model.field import FieldGroup
from kitbuilder.model.problem import Code, Problem
from kitbuilder.model.traverse import walk
from kitbuilder.readers.language.lengths import is_voicemail
from kitbuilder.readers.language.phrases import straight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.readers.language.context import Subject
    from kitbuilder.readers.language.passages import Passage
    from kitbuilder.readers.language.rules import Privacy

HINT = "leave it out, and send it under the authorization by a safe way"


def client_details(subject: Subject) -> Iterator[Problem]:
    """Find a client's name, initials, birth date, date of visit or condition where others may see or hear it."""
    for passage in subject.passages:
        open_way = _open_way(passage, subject)
        if not open_way:
            continue
        for node in walk(passage.inlines):
            if isinstance(node, (Placeholder, Blank)) and (detail := _detail(node, subject.language.privacy)):
                message = f"{detail} has no place {open_way}"
                yield Problem(subject.at(node.line), Code.CLIENT_DETAIL, message, HINT)


def _open_way(passage: Passage, subject: Subject) -> str:
    """Say how the words of a passage travel, when that is open to others; "" when it is not, or when nobody is told them."""
    setting, privacy = passage.setting, subject.language.privacy
    if setting.is_in(Note):
        return ""
    if subject.template.slug in privacy.templates:
        return f'on "{subject.template.title}"'
    if setting.is_in(Email):
        return "in an e-mail"
    if setting.is_in(Say) and is_voicemail(setting, subject):
        return "in a voicemail"
    if any(privacy.text_message.holds(words) for words in (*setting.headings, *setting.titles)):
        return "in a text message"
    return ""


def _detail(node: Placeholder | Blank, privacy: Privacy) -> str:
    match node:
        case Placeholder(field=field):
            return f'the client\'s detail "{field.label}"' if field.group is FieldGroup.CLIENT else ""
        case Blank(label=label):
            return f'the blank "{label}"' if privacy.blanks.holds(straight(label)) else ""
