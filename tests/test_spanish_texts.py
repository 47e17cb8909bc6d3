"""Each text message in Spanish goes out as one: phones cut it after 70 letters as soon as one is not in their alphabet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Box, Placeholder
from kitbuilder.model.traverse import walk, words

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

SLUG = "mensajes-de-texto-para-clientes"
LONGEST = 160
# The letters of GSM 03.38 beyond plain ASCII that Spanish has; á, í, ó and ú are not among them.
ACCENTED = set("éñÑüÜ¿¡ÉÇ")


def test_a_message_holds_only_letters_of_its_alphabet_and_fits(real: Catalogue) -> None:
    boxes = [block for block in real.template(SLUG).document if isinstance(block, Box)]
    assert len(boxes) == 9
    for box in boxes:
        said = words(box.children)
        for node in walk(box.children):
            if isinstance(node, Placeholder):
                said = said.replace(node.shown, node.field.example)
            elif isinstance(node, Blank):
                said = said.replace(f"[{node.label}]", "lunes 3 a las 4")
        assert [letter for letter in said if not letter.isascii() and letter not in ACCENTED] == []
        assert len(said) <= LONGEST, said
