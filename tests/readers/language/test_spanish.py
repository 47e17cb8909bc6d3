"""How easy a text in Spanish is to read: its syllables as they are spoken, and the scale for what patients read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kitbuilder.model.problem import KitError
from kitbuilder.readers import load_catalogue
from kitbuilder.readers.language.grade import CountedSentence
from kitbuilder.readers.language.spanish import count_syllables, inflesz

if TYPE_CHECKING:
    from pathlib import Path

SLUG = "formulario-sencillo"
# A hyphen wherever a syllable ends, by the rules of the Real Academia Española.
SPOKEN = (
    *("sol", "pan-ta-lla", "ca-lle", "ni-ño", "ha-bla", "cau-sa", "sie-te", "puer-ta", "ciu-dad", "cui-da-do", "seis", "au-to"),
    *("dí-a", "rí-o", "pa-ís", "ba-úl", "le-er", "ca-er", "ca-os", "po-e-ta", "o-cé-a-no", "des-pués", "us-ted", "a-ve-ri-guáis"),
    *(
        "que",
        "quie-ro",
        "gue-rra",
        "gui-so",
        "se-guir",
        "ver-güen-za",
        "pin-güi-no",
        "a-gua",
        "y",
        "hoy",
        "muy",
        "ley",
        "ya",
        "yo",
    ),
    *("yo", "ma-yo", "a-ho-ra", "al-co-hol", "prohi-bir", "no-che", "a-hí", "te-ra-pia", "e-jer-ci-cio", "e-qui-li-brio"),
    *("au-to-ri-za-ción", "me-di-ca-men-tos"),
)


@pytest.mark.parametrize("spoken", SPOKEN)
def test_syllables_are_counted_as_they_are_spoken(spoken: str) -> None:
    assert count_syllables(spoken.replace("-", "")) == spoken.count("-") + 1


@pytest.mark.parametrize(("word", "syllables"), [("12", 1), ("¿Qué", 1), ("«Día»,", 2), ("3.5", 1), ("REYES", 2), ("rehúsa", 3)])
def test_marks_figures_and_capitals_change_nothing(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_the_scale_is_that_of_szigriszt_pazos() -> None:
    sentences = [CountedSentence("Yo voy.", 2, 2, 1), CountedSentence("Usted mide su equilibrio.", 4, 10, 1)]
    assert inflesz(sentences) == pytest.approx(206.835 - 62.3 * 12 / 6 - 6 / 2)
    assert inflesz([]) == 100


def test_a_hard_text_is_told_with_its_longest_sentence(sample_kit: Path) -> None:
    hard = "Las determinaciones administrativas correspondientes condicionarán las responsabilidades contractuales. "
    file = sample_kit / "templates" / "es" / f"{SLUG}.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Firme aquí.", hard * 15), encoding="utf-8")
    with pytest.raises(KitError) as caught:
        load_catalogue(sample_kit)
    (told,) = caught.value.problems
    assert "INFLESZ scale; at least 65" in told.message
    assert "Las determinaciones administrativas" in told.hint


def test_words_of_medical_care_are_told_unless_they_are_turned_down(sample_kit: Path) -> None:
    file = sample_kit / "templates" / "es" / f"{SLUG}.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Firme aquí.", "No vamos a tratar su rodilla."), encoding="utf-8")
    assert load_catalogue(sample_kit)
    file.write_text(text.replace("Firme aquí.", "Vamos a tratar su rodilla."), encoding="utf-8")
    with pytest.raises(KitError, match=r'"tratar": tratar es atención médica \(say "entrenar" or "acompañar"\)'):
        load_catalogue(sample_kit)
