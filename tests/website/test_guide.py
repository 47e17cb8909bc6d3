"""The guide's pages: every list is whole, every template is reached, every figure has its source, and plain words are kept."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from kitbuilder.bundle.manifest import Manifest
from kitbuilder.model.problem import KitError
from kitbuilder.readers import load_catalogue
from kitbuilder.readers.language.grade import CountedSentence, count_syllables, flesch_kincaid
from kitbuilder.readers.language.sentences import sentences
from kitbuilder.website.content.addresses import Addresses
from kitbuilder.website.content.checklists import plan
from kitbuilder.website.content.macros import Macros
from kitbuilder.website.content.site_context import SiteContext

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

DOCS = Path(__file__).resolve().parents[2] / "docs"
PROSE = sorted(file for file in DOCS.rglob("*.md") if file.parent.name != "library")
STEPS = [step["name"] for step in yaml.safe_load((DOCS.parent / "kit" / "kit.yml").read_text(encoding="utf-8"))["steps"]]
FEWEST_WORDS, MOST_WORDS, HARDEST_GRADE = 900, 1500, 8
CALL = re.compile(r"\{\{ ?(\w+)\((.*?)\) ?\}\}", re.DOTALL)
PERCENT = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?=%)")
PEOPLE = "physicians|providers|studies|people|referrals|nurse practitioners|physician assistants|family doctors"
COUNTED = re.compile(rf"\b(\d[\d,]*) (?:US |Dutch |English )*(?:{PEOPLE})")
PARTS = ("How to do it", "A worked example", "What goes wrong, and what to do", "Time needed", "You are done when", "Sources")
PAGES = (*(f"guide/{step}" for step in STEPS), "guide/index", "takeaways", "take-action", "situations", "evidence", "about")


def page(name: str) -> str:
    """A page's text below its front matter."""
    return (DOCS / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2]


def front_matter(file: Path) -> dict[str, str]:
    return yaml.safe_load(file.read_text(encoding="utf-8").split("---\n", 2)[1])


def calls(text: str, word: str) -> list[tuple[str, ...]]:
    """What a page hands to one of its words, call by call."""
    return [tuple(re.findall(r'"([^"]*)"', given)) for name, given in CALL.findall(text) if name == word]


def shown(text: str, real: Catalogue) -> str:
    """A page's own words as a reader meets them; lists of templates and of sources are not its own."""
    steps = {step.name: step for step in real.steps}

    def said(call: re.Match[str]) -> str:
        given = re.findall(r'"([^"]*)"', call[2])
        match call[1]:
            case "template":
                return given[1] if len(given) > 1 else real.template(given[0]).title
            case "step_why" | "step_tip":
                return getattr(steps[given[0]], call[1].removeprefix("step_"))
            case "takeaways":
                return "\n\n".join(f"{one.line} {one.more}" for one in real.kit.takeaways)
            case "step_checklist":
                return "\n\n".join(f"{task.line} {task.how}" for task in steps[given[0]].checklist)
            case _:
                return ""

    plain = re.sub(r"<[^>]+>", "", CALL.sub(said, text))
    plain = re.sub(r"\{ [^}]*\}|^\|[-| ]+\|$", "", plain, flags=re.MULTILINE)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain).translate(str.maketrans("", "", "*_#>"))


def passages(text: str) -> list[str]:
    """Running words: paragraphs, list items and table cells, each by itself."""
    found = []
    for block in re.split(r"\n\s*\n", text):
        lines = re.split(r"\n(?=\||-|\d+\. )", block)
        found += [cell for line in lines for cell in (line.split("|") if line.startswith("|") else [line])]
    return [" ".join(passage.split()) for passage in found if passage.strip()]


@pytest.mark.parametrize("name", STEPS)
def test_a_step_has_its_whole_list_and_its_parts(name: str, real: Catalogue) -> None:
    step = next(step for step in real.steps if step.name == name)
    text = page(f"guide/{name}")
    assert step.checklist
    assert f"# {step.title}\n" in text
    for word in ("step_why", "steps", "step_checklist", "step_tip", "step_templates", "next_step", "breadcrumb"):
        assert calls(text, word) == [(name,)], word
    for heading in PARTS:
        assert f"\n## {heading}\n" in text
    assert "FICTIONAL EXAMPLE" in text
    assert "**By Thursday:**" in text


def test_the_lists_that_stand_on_pages_are_whole(guide: Macros, real: Catalogue) -> None:
    assert len(re.findall(r"^### “", page("guide/index"), re.MULTILINE)) == 5
    assert calls(page("takeaways"), "takeaways") == [()]
    assert len(real.kit.takeaways) == guide.takeaways().count("<li><strong>") > 0


def test_every_situation_says_something_leads_to_a_step_and_to_a_template() -> None:
    for situation in re.split(r"^### ", page("situations"), flags=re.MULTILINE)[1:]:
        title = situation.partition("\n")[0]
        assert re.search(r"\]\(guide/[a-z-]+\.md\)", situation), title
        assert calls(situation, "templates"), title


@pytest.mark.parametrize("file", PROSE, ids=lambda file: file.stem)
def test_every_figure_stands_in_a_source_of_its_page(file: Path, real: Catalogue) -> None:
    text = file.read_text(encoding="utf-8")
    cited = [name for word in ("source", "sources") for given in calls(text, word) for name in given]
    words = " ".join(f"{real.sources[name].statement} {real.sources[name].population}" for name in cited)
    known = set(re.findall(r"\d[\d,]*(?:\.\d+)?", words))
    own = re.sub(r'<div class="kit-example".*?</div>', "", CALL.sub("", text), flags=re.DOTALL)
    figures = set(PERCENT.findall(own)) | set(COUNTED.findall(own))
    assert figures <= known


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_with_ease(name: str, real: Catalogue) -> None:
    said = []
    for passage in passages(shown(page(name), real)):
        for sentence in sentences(passage):
            words = [word for word in sentence.text.split() if any(letter.isalnum() for letter in word)]
            if len(words) > 3:
                said.append(CountedSentence(sentence.text, len(words), sum(map(count_syllables, words)), 0))
    assert flesch_kincaid(said) <= HARDEST_GRADE


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_long_enough_to_act_on_and_short_enough_to_read(name: str, real: Catalogue) -> None:
    assert FEWEST_WORDS <= len(shown(page(f"guide/{name}"), real).split()) <= MOST_WORDS


def test_no_two_pages_share_a_title_or_a_description(real: Catalogue) -> None:
    fronts = [front_matter(file) for file in sorted(DOCS.rglob("*.md"))]
    titles = [front.get("title", "the site's own") for front in fronts] + [template.title for template in real.templates]
    descriptions = [front["description"] for front in fronts] + [template.summary for template in real.templates]
    assert len(set(titles)) == len(titles)
    assert len(set(descriptions)) == len(descriptions)
    assert all(50 <= len(front["description"]) <= 160 for front in fronts)


@pytest.fixture
def guide(real: Catalogue) -> Macros:
    """The words as a page two folders down would get them, on a site that knows its address."""
    return Macros(
        SiteContext(real, Manifest("Kit", "2026-11", "", ()), DOCS),
        lambda: Addresses("../../"),
        DOCS,
        "https://example.org/site/",
    )


@pytest.mark.parametrize(
    ("word", "wrong", "says"),
    [
        ("template", "voicemail-scrip", 'did you mean "voicemail-script"?'),
        ("templates", "no-such-page", 'no template called "no-such-page"'),
        ("steps", "preparing", "there are: prepare, materials"),
        ("source", "F-GAP-HEPP", "F-GAP-HEP"),
        ("sources", "F-REPORT-NONE", "only a verified source may be printed"),
    ],
)
def test_a_name_nobody_knows_stops_the_build(guide: Macros, word: str, wrong: str, says: str) -> None:
    with pytest.raises(LookupError, match=re.escape(says)):
        getattr(guide, word)(wrong)


def test_a_check_list_names_only_templates_of_the_kit(sample_kit: Path) -> None:
    kit = sample_kit / "kit.yml"
    task = "    checklist:\n      one: {line: Do it., how: With this., templates: [short-leter]}\n    templates:\n"
    kit.write_text(kit.read_text(encoding="utf-8").replace("    templates:\n", task, 1), encoding="utf-8")
    with pytest.raises(KitError, match=r'kit\.yml:\d+: unknown-template: .*"short-leter".*did you mean "short-letter"'):
        load_catalogue(sample_kit)


def test_a_plan_with_other_columns_stops_the_build(real: Catalogue) -> None:
    with pytest.raises(ValueError, match="should have the columns Day, Task"):
        plan(real.template("referral-readiness-scorecard"), real, Addresses())


def test_a_source_is_printed_with_its_people_its_reference_and_its_day(guide: Macros, real: Catalogue) -> None:
    source = real.sources["F-GAP-HEP"]
    printed = guide.source("F-GAP-HEP")
    assert source.statement in printed
    assert source.population in printed
    assert source.reference.split(".")[0] in printed
    day = date.fromisoformat(source.checked)
    assert f'<time datetime="{source.checked}">{day:%B} {day.day}, {day.year}</time>' in printed


def data_of(html: str) -> dict:
    """The statements in a block of structured data."""
    return json.loads(re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', html, re.DOTALL)[1])


def test_machines_are_told_the_five_steps_and_the_way_to_one(guide: Macros, real: Catalogue) -> None:
    how_to = data_of(guide.how_to())
    assert how_to["@type"] == "HowTo"
    assert [step["name"] for step in how_to["step"]] == [step.title for step in real.steps]
    assert how_to["step"][0]["url"] == "https://example.org/site/guide/prepare/"
    way = data_of(guide.breadcrumb("contact"))["itemListElement"]
    assert [stop["name"] for stop in way] == ["Home", "Guide", "Make the Initial Contact"]
    assert [stop["item"].removeprefix("https://example.org/site/") for stop in way] == ["", "guide/", "guide/contact/"]


def test_the_plan_is_the_one_in_the_kit(guide: Macros, real: Catalogue) -> None:
    plan = guide.launch_plan()
    assert plan.count("\n## ") == 4
    assert re.findall(r'data-task="plan\.day-(\d+)"', plan) == [str(day) for day in range(1, 21)]
    for slug in re.findall(r'href="\.\./\.\./library/([a-z-]+)/"', plan):
        assert real.template(slug)


def test_each_day_of_the_plan_says_in_a_sentence_when_it_is_done(guide: Macros) -> None:
    done = re.findall(r"Done when</strong> ([^<]+)\.</p>", guide.launch_plan())
    assert len(done) == 20
    verb = re.compile(r"\b(is|are|was|were|fits|carry|recorded|filled|said|has|gave)\b")
    assert [words for words in done if not verb.search(words)] == []
