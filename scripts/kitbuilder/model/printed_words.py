"""Hold the fixed words that our own code prints into a template or says aloud for it, in each language it knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """The fixed words of one language. `{}` is where a number or a name comes; `language` is what its speakers call it, `tag`
    what programs do.

    `row`, `choose` and `tick` are only read aloud: for a row without a name, answers without a question, a box without words.
    `signature` is what the place to sign is called in `kit.yml`, by which it is drawn longer than other blanks.
    `contact_code` is read aloud for a code of whose practice it is; `scan` stands below it.
    """

    tag: str
    language: str
    page: str
    of: str
    subject: str
    branch: str
    note: str
    say: str
    seconds: str
    next_page: str
    slips: str
    choices_end: str
    date_hint: str
    signature: str
    row: str
    choose: str
    tick: str
    contact_code: str
    scan: str


ENGLISH = PrintedWords(
    tag="en",
    language="English",
    page="Page",
    of="of",
    subject="Subject",
    branch="If",
    note="Note",
    say="Say",
    seconds="{} seconds",
    next_page="Next page",
    slips="Printed {} to a page, with cut marks",
    choices_end=" or ",
    date_hint="month/day/year",
    signature="Signature",
    row="Row",
    choose="Choose one",
    tick="Tick",
    contact_code="Contact card of {}: scan to add",
    scan="Scan to save contact",
)
SPANISH = PrintedWords(
    tag="es",
    language="Español",
    page="Página",
    of="de",
    subject="Asunto",
    branch="Si",
    note="Nota",
    say="Diga",
    seconds="{} segundos",
    next_page="Página siguiente",
    slips="Se imprimen {} por página, con marcas para cortar",
    choices_end=" o ",
    date_hint="mes/día/año",
    signature="Firma",
    row="Fila",
    choose="Elija una opción",
    tick="Marque",
    contact_code="Tarjeta de contacto de {}: escanee para guardarla",
    scan="Escanee y guarde",
)
BY_LANGUAGE: Mapping[str, PrintedWords] = {words.tag: words for words in (ENGLISH, SPANISH)}


def words_in(language: str) -> PrintedWords:
    """Return the words of a language, by its tag such as "es-US"; those of English where we know none."""
    return BY_LANGUAGE.get(language.partition("-")[0], ENGLISH)
