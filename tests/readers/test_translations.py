"""A translation is held to its original: the same blanks, boxes and fields, in words compared with it as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kitbuilder.cli import main
from kitbuilder.model.problem import Code, KitError
from kitbuilder.model.translation import original_of, translations_of
from kitbuilder.readers import load_catalogue
from kitbuilder.readers.translation_stamp import stamp_of

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.problem import Problem

SLUG, ORIGINAL = "formulario-sencillo", "plain-form"


def problems_of(kit: Path, old: str, new: str, *, original: bool = False) -> tuple[Problem, ...]:
    """Change the translation, or its original, in one place, and read the kit."""
    file = kit / "templates" / (f"{ORIGINAL}.md" if original else f"es/{SLUG}.md")
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    try:
        load_catalogue(kit)
    except KitError as error:
        return error.problems
    return ()


@pytest.mark.parametrize(
    ("old", "new", "there", "here"),
    [
        ("  [ ] Equilibrio", "", "a paragraph with 2 × a box", "a paragraph with a box"),
        ("[[? Su nombre completo]]", "[[? Su nombre completo | 2 lines]]", "a blank, ", "a blank of 2 lines"),
        ("[[practice_phone]]", "este teléfono", "[[practice_phone]]", "a paragraph with a blank"),
        ("[[? Horario]]", "[[practice_hours]]", "a blank for [[practice_hours]]", "[[practice_hours]]"),
        ("| [[?]] | [[?]] |\n", "| [[?]] | [[?]] |\n| [[?]] | [[?]] |\n", "a table of 1 rows", "a table of 2 rows"),
        ("Firme aquí.\n", "", "a paragraph", "a signature"),
        ("::: signature\n:::\n", "", "a signature", "nothing more"),
        ("## Lo que usted quiere\n", "## Lo que usted quiere\n\nAlgo más.\n", "a paragraph with", "a paragraph"),
        ("::: translated\n:::\n", "", "", ""),
    ],
)
def test_it_has_what_its_original_has(sample_kit: Path, old: str, new: str, there: str, here: str) -> None:
    problem = problems_of(sample_kit, old, new)[0]
    assert problem.code == Code.TRANSLATION_DIFFERS
    if there:
        told_there, _, told_here = problem.message.partition(", and this translation ")
        assert there in told_there
        assert here in told_here
    else:
        assert "who read it" in problem.message


def test_everything_that_differs_is_told_at_its_line(sample_kit: Path) -> None:
    file = sample_kit / "templates" / "es" / f"{SLUG}.md"
    text = file.read_text(encoding="utf-8").replace("  [ ] Equilibrio", "").replace("[[? Horario]]", "las nueve")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KitError) as caught:
        load_catalogue(sample_kit)
    lines = text.split("\n")
    assert [lines[problem.where.line - 1].split()[0] for problem in caught.value.problems] == ["[", "En"]


def test_another_order_of_words_in_a_sentence_is_no_difference(sample_kit: Path) -> None:
    assert problems_of(sample_kit, "En el [[practice_phone]], en este horario: [[? Horario]].",
                       "De [[? Horario]], en el [[practice_phone]].") == ()  # fmt: skip


def test_only_words_that_are_handed_over_have_to_be_compared_again(sample_kit: Path) -> None:
    assert problems_of(sample_kit, "Ask whether they could read it.", "Ask twice.", original=True) == ()
    assert problems_of(sample_kit, "when: A client fills it out.", "when: A client asks.", original=True) == ()
    changed = problems_of(sample_kit, "See you soon.", "See you on Monday.", original=True)
    assert [problem.code for problem in changed] == [Code.TRANSLATION_STALE]


def test_a_translation_of_one_part_is_held_to_that_part(sample_kit: Path) -> None:
    lines = (*["---", "title: One", "---", "First", "::: page-break", ":::", "Second", "::: note", "Mine", ":::"],)
    assert stamp_of(lines, 2) == stamp_of((*lines[:3], "Other", *lines[4:8], "Yours", ":::"), 2)
    assert stamp_of(lines, 1) != stamp_of((*lines[:3], "Other", *lines[4:]), 1)
    problem = problems_of(sample_kit, "aliases:", "part: 3\naliases:")[0]
    assert (problem.code, "no part 3" in problem.message) == (Code.TRANSLATION_DIFFERS, True)


def test_whoever_compared_the_two_says_so_with_a_command(sample_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert problems_of(sample_kit, "See you soon.", "See you on Monday.", original=True)
    assert main(["compared", SLUG, "--project", str(sample_kit.parent)]) == 0
    assert capsys.readouterr().out == f"{SLUG}: compared with {ORIGINAL} as it is now\n"
    assert load_catalogue(sample_kit).template(SLUG).translation
    assert main(["compared", "formulario-sencilo", "--project", str(sample_kit.parent)]) == 1
    assert f'did you mean "{SLUG}"?' in capsys.readouterr().err


def test_a_translation_of_nothing_is_told(sample_kit: Path) -> None:
    problem = problems_of(sample_kit, f"translates: {ORIGINAL}", "translates: plain-from")[0]
    assert (problem.code, problem.hint) == (Code.UNKNOWN_TEMPLATE, f'did you mean "{ORIGINAL}"?')


def test_it_comes_after_its_original_with_its_number(sample: Catalogue) -> None:
    translation, original = sample.template(SLUG), sample.template(ORIGINAL)
    slugs = [template.slug for template in sample.templates]
    assert slugs.index(SLUG) == slugs.index(ORIGINAL) + 1
    assert sample.form_number(translation) == sample.form_number(original).replace(" ·", "-ES ·")
    assert original_of(translation, sample) == original == original_of(original, sample)
    assert translations_of(original, sample) == (translation,)
    assert (translation.kind, translation.when) == (original.kind, original.when)
