"""Write a practice's contact card as a vCard: as the file that phones and mail programs import, and short enough for a code.

It is vCard 3.0 (RFC 2426), which iCloud, Google and Outlook all import and write themselves; they differ about 4.0.
`theme/web/card/vcard.js` writes the same, and a test holds the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.field import says_none

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CARD_FILE = "Contact card.vcf"
FOLD = 75  # octets in a line of the file (RFC 2426, 2.6)
# Octets in a code: of 45 squares a side, each of which is three lines of a coarse fax high where the code is 35 mm wide; and of
# 53, which is still read off paper.
ROOM, MOST = 152, 228
SCHEME = "https://"
BEGIN, END = ("BEGIN:VCARD", "VERSION:3.0"), "END:VCARD"


def contact_card(details: Mapping[str, str]) -> bytes:
    """Write the card as the bytes of a `.vcf` file; none where the practice's name or its phone is not known."""
    if not _suffices(details):
        return b""
    fax, email, address = (_value(details, f"practice_{name}") for name in ("fax", "email", "address"))
    lines = (
        *BEGIN,
        *_names(details),
        _line("TITLE", _value(details, "your_role")),
        _line("ORG", _value(details, "practice_name")),
        _line("TEL;TYPE=WORK,VOICE", _value(details, "practice_phone")),
        _line("TEL;TYPE=WORK,FAX", fax),
        _line("EMAIL;TYPE=INTERNET", email),
        f"ADR;TYPE=WORK:;;{_escaped(address)};;;;" if address else "",
        _website(details),
        END,
    )
    return "".join(f"{part}\r\n" for line in lines if line for part in _folded(line)).encode()


def code_text(details: Mapping[str, str]) -> str:
    """Write the card for a code: who, where, and how to reach them; "" where it cannot be written or has no room.

    What has no room is left out from its end: the website, then the e-mail address. A degree is left out always. Lines end in
    LF alone, which readers of codes take as well, to save room.
    """
    if not _suffices(details):
        return ""
    needed = [
        *_names(details, bare=True),
        _line("ORG", _value(details, "practice_name")),
        _line("TEL", details["practice_phone"]),
    ]
    more = [_line("EMAIL", _value(details, "practice_email")), _website(details)]
    texts = ["\n".join((*BEGIN, *filter(None, (*needed, *more[:count])), END)) for count in (2, 1, 0)]
    shortest = texts[-1] if len(texts[-1].encode()) <= MOST else ""
    return next((text for text in texts if len(text.encode()) <= ROOM), shortest)


def _suffices(details: Mapping[str, str]) -> bool:
    return bool(_value(details, "practice_name") and _value(details, "practice_phone"))


def _value(details: Mapping[str, str], name: str) -> str:
    """Return a detail; "" where there is none, also where somebody said that they have none."""
    value = details.get(name, "")
    return "" if name in ("practice_fax", "practice_website") and says_none(value) else value


def _names(details: Mapping[str, str], *, bare: bool = False) -> Iterator[str]:
    """Write the name in its parts and as it is read; a `bare` one without what follows a comma, such as a degree.

    Without a person's name the card is the practice's own.
    """
    name, _, honors = (part.strip() for part in _value(details, "your_name").partition(","))
    given, _, family = name.rpartition(" ")
    parts = (family, given.rstrip()) if bare or not honors else (family, given.rstrip(), "", "", honors)
    yield "N:" + ";".join(map(_escaped, parts))
    yield _line("FN", (name if bare else _value(details, "your_name")) or _value(details, "practice_name"))


def _website(details: Mapping[str, str]) -> str:
    website = _value(details, "practice_website")
    return f"URL:{website if '://' in website else SCHEME + website}" if website else ""


def _line(name: str, value: str) -> str:
    return f"{name}:{_escaped(value)}" if value else ""


def _escaped(value: str) -> str:
    """Write a value as text of a vCard: its own marks, and the end of a line, begin with a backslash."""
    marked = value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return marked.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Cut a line into pieces that a reader joins again; no letter is cut in two."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > FOLD:
            yield piece
            piece = " "
        piece += letter
    yield piece
