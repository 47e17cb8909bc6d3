"""Details of any length within their limits make a kit: where they fit, nobody notices; where they do not, they are named."""

from __future__ import annotations

import json
import shutil
from itertools import cycle
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from kitbuilder.bundle.manifest import Entry, Manifest
from kitbuilder.bundle.overruns import overruns
from kitbuilder.cli import main
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.pdf import fits, page_count
from logos import drawn_logo

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.field import Field

PDF = FORMATS["pdf"]
ORDINARY = "Harbor Medical Exercise and Functional Fitness Group of Greater Portland"
LONG_NAME = {"practice_name": "Harbor Medical Exercise and Fitness, LLC"}
LONG_PROVIDER = {
    "provider_name": "Alexandra Example-Montgomery, MD, FAAOS",
    "provider_practice": "Coastal Example Orthopedics and Spine, PC",
}
OFFICE = {
    "your_name": "María-José O’Brien-Núñez, MS",
    "your_role": "Medical exercise professional and owner",
    "your_credentials": "MS in Exercise Physiology; BS in Kinesiology; Medical Exercise Specialist; Physiologist; CPR/AED",
    "practice_name": "Harbor Medical Exercise and Functional Fitness, PLLC",
    "practice_address": "1200 North Harbor Street, Building C, Suite 3-B, South Portland, Maine 04106",
    "practice_phone": "+1 (207) 555-0142, ext. 12",
    "practice_fax": "+1 (207) 555-0143",
    "practice_email": "maria-jose@harbormedicalexercise.example",
}
FULL = (
    "information-sharing-authorization",
    "intro-letter-shared-client",
    "voicemail-script",
    "assessment-summary",
    "refer-back-letter",
)
# More than anybody's details: every one at its limit, at once. These are told, and no more may come to them.
TOLD_AT_ALL_LIMITS = 13
SHARES = 4  # the details are shared out among tests, which can run side by side


def at_limit(field: Field) -> str:
    made = ""
    for word in cycle(ORDINARY.split()):
        made += f"{word} "
        if len(made) > field.limit:
            return made[: field.limit].strip()
    raise AssertionError


def overrunning(catalogue: Catalogue, details: dict[str, str], slugs: tuple[str, ...] = ()) -> list[str]:
    merged = merge_catalogue(catalogue, details)
    shown = [one for one in merged.templates if (not slugs or one.slug in slugs) and one.asks_details]
    return [one.slug for one in shown if not keeps_pages(one, merged)]


def keeps_pages(template: Template, merged: Catalogue) -> bool:
    """Whether the finished file has its pages. Set as usual, pages are counted before fields are added, which add none."""
    return fits(template, PDF.context(template, merged), 0) or page_count(PDF.render(template, merged)) <= template.pages


@pytest.mark.parametrize(
    "details", [LONG_NAME, LONG_PROVIDER, OFFICE, {**OFFICE, **LONG_PROVIDER}], ids=["name", "provider", "office", "all"]
)
def test_an_ordinary_office_with_a_long_name_keeps_the_pages(real, details: dict[str, str]) -> None:
    assert overrunning(real, details, FULL) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "details", [LONG_NAME, LONG_PROVIDER, OFFICE, {**OFFICE, **LONG_PROVIDER}], ids=["name", "provider", "office", "all"]
)
def test_it_keeps_the_pages_of_the_whole_kit(real, details: dict[str, str]) -> None:
    assert overrunning(real, details) == []


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_each_detail_at_its_limit_keeps_the_pages(real, share: int) -> None:
    found = {}
    for name, field in list(real.fields.items())[share::SHARES]:
        using = tuple(one.slug for one in real.templates if any(node.field.name == name for node in one.placeholders))
        found |= {name: over} if (over := overrunning(real, {name: at_limit(field)}, using or ("none",))) else {}
    assert found == {}


@pytest.mark.slow
def test_all_details_at_their_limits_make_few_pages_more(real) -> None:
    assert len(overrunning(real, {name: at_limit(field) for name, field in real.fields.items()})) <= TOLD_AT_ALL_LIMITS


def with_long_template(kit: Path, *names: str) -> None:
    file = kit / "templates" / "short-letter.md"
    said = " ".join(f"We are [[{name}]]." for name in names)
    file.write_text(f"{file.read_text(encoding='utf-8')}\n\n{' '.join([said] * 60)}\n", encoding="utf-8")


def built(kit: Path, values: dict[str, str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    file = kit.parent / "mine.json"
    file.write_text(json.dumps({"kit": "details", "version": 1, "values": values}), encoding="utf-8")
    code = main(["--project", str(kit.parent), "build", "--details", str(file), "--out", str(kit.parent / "out")])
    assert code == 0
    return [line.removeprefix(f"{file}: ") for line in capsys.readouterr().err.splitlines() if line.startswith(str(file))]


def test_a_detail_that_is_too_long_is_named_with_how_much(warm_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_long_template(warm_kit, "practice_name")
    (told,) = built(
        warm_kit, {"practice_name": "Harbor Medical Exercise " * 5, "your_name": "Sam Sample-Example the Younger"}, capsys
    )
    assert told.startswith("“Practice name” makes “Short letter — a sample” run to 3 pages instead of 1; about ")
    less = int(told.split("about ")[1].split()[0])
    assert built(warm_kit, {"practice_name": ("Harbor Medical Exercise " * 5)[: 119 - less]}, capsys) == []


def test_a_build_with_nothing_to_do_says_again_what_is_too_long(warm_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_long_template(warm_kit, "practice_name")
    values = {"practice_name": "Harbor Medical Exercise " * 5}
    (told,) = built(warm_kit, values, capsys)
    assert built(warm_kit, values, capsys) == [told]
    shutil.rmtree(warm_kit.parent / "build" / "cache")
    assert built(warm_kit, values, capsys) == [told]


def test_details_that_are_too_long_together_are_named_together(warm_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_long_template(warm_kit, "practice_name", "your_name")
    (told,) = built(warm_kit, dict.fromkeys(("practice_name", "your_name"), "Harbor Medical Exercise " * 5), capsys)
    assert (
        told
        == "“Your name” and “Practice name” together make “Short letter — a sample” run to 5 pages instead of 1; shorten them"
    )


def test_a_long_address_stays_on_the_page_and_is_whole_when_copied(real) -> None:
    address = f"{'maria.jose' * 3}@{'harbor' * 5}.example"
    merged = merge_catalogue(real, {"practice_email": address})
    letter = merged.template("intro-letter-shared-client")
    assert fits(letter, FORMATS["pdf"].context(letter, merged), 0)
    with pypdfium2.PdfDocument(PDF.render(letter, merged)) as document:
        page = document[0]
        assert address in page.get_textpage().get_text_range().replace("\r\n", "")


@pytest.mark.parametrize("name", ["practice_name", "practice_address", "practice_phone", "practice_email"])
def test_a_head_with_one_detail_is_as_high_as_a_blank_one(real, name: str) -> None:
    slugs = ("condition-brief-joint-replacement", "condition-brief-cardiometabolic", "after-visit-thank-you")
    assert overrunning(real, {name: real.fields[name].example[:30]}, slugs) == []


def test_a_closing_is_on_the_page_of_the_name_below_it(real) -> None:
    merged = merge_catalogue(real, {name: at_limit(field) for name, field in real.fields.items()})
    letter = merged.template("refer-back-letter")
    with pypdfium2.PdfDocument(PDF.render(letter, merged)) as document:
        pages = [page.get_textpage().get_text_range().split() for page in document]
    assert [words[0] for words in pages if "Sincerely," in words] == ["Sincerely,", "Sincerely,"]


def test_a_logo_that_makes_a_page_run_over_without_any_long_detail_is_told(sample: Catalogue) -> None:
    merged = merge_catalogue(sample, {}, drawn_logo())
    entry = Entry("templates/short-letter.pdf", "Short letter.pdf", "pdf", 1, "", slug="short-letter", pages=2)
    [line] = overruns(merged, Manifest("Kit", "2026-11", "", (entry,)))
    title = sample.template("short-letter").title
    assert line == f"the logo makes “{title}” run to 2 pages instead of 1; a narrower one leaves the name more room"
