"""Thousands of damaged templates: each is read, or refused with a place, a code and a sentence. Never a traceback.

A round damages every real template once and reads the whole kit. What was refused is then put back, and the rest, damaged and
accepted, has to load and to render. In the gate the damages are the same in every run: the seed is the round. `kit test fuzz`
takes other rounds, by its own seed.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kitbuilder.model.problem import Code, KitError
from kitbuilder.readers import load_catalogue
from kitbuilder.renderers import formats_for
from kitbuilder.renderers.web_page import article

if TYPE_CHECKING:
    from kitbuilder.model.problem import Problem

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, SHARES = 24, 4  # rounds over all templates, shared out among tests, which can run side by side
KIT_ROUNDS = 600  # of one damaged file that describes the kit
QUICK = ("text", "word", "csv")  # the formats cheap enough to make of every template accepted
AWKWARD = (
    "", "null", "~", "[]", "{}", "-", "true", "0", "-1", "1e400", "99999999999999999999", ".nan", "2026-02-30", "12:30:45",
    "'", '"', "[[", "]]", "{", "&a", "*a", "!!python/object:os.system", "!!binary x", "%", "@", "`", "? x", "a: b: c", "\t",
    "|", ">", "# no", "\u202e", "\u00a0", "\x00", "\x85", "\ufeff", "\u2028", "é" * 300, "=1+1", "&a [*a, *a]", "9" * 5000,
)  # fmt: skip
INSIDE = (
    "[[?]]", "[[]]", "[[ ]]", "[[?|]]", "[[? x | 0 lines]]", "[[? x | 9999 lines]]", "[[? x | ² lines]]", "[[practice_nam]]",
    "[[[[", "]]]]", "[ ]", "[x](", "[x](..)", "[x](x.md)", "[x](javascript:alert(1))", "![x](y)", "`", "**", "***a**", "\\",
    "<b>", "&amp;", "&#0;", "|", "||", ":::", "```", "***", "[a]: b", "$x$", "#panic()", "{{ x }}", "{% x %}",
)  # fmt: skip
LINES = (
    ":::", "::: say", "::: box", '::: box "', "::: cut", "::: cut ²", "::: cut 99999999999999999999", "::: columns",
    "::: branch", "::::", "::: letterhead", "::: no-such", "```sheet", "```", "~~~", "---", "|---|", "| | |", "|-|-|", "# x",
    "####### x", "> x", "    x", "- [ ]", "1. ", "999999999. x", "-", "- - - x", "<div>", "<!--", "[x]: y", "\t", "===",
)  # fmt: skip


def drop(lines: list[str], at: random.Random) -> None:
    start = at.randrange(len(lines))
    del lines[start : start + at.choice((1, 1, 1, 2, 5, 40))]


def double(lines: list[str], at: random.Random) -> None:
    place = at.randrange(len(lines))
    lines[place:place] = lines[place : place + at.choice((1, 1, 3, 20))]


def swap(lines: list[str], at: random.Random) -> None:
    one, two = at.randrange(len(lines)), at.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]


def add_line(lines: list[str], at: random.Random) -> None:
    lines.insert(at.randrange(len(lines) + 1), at.choice(("", "  ", "- ")) + at.choice(LINES))


def break_container(lines: list[str], at: random.Random) -> None:
    place = _one_with(lines, at, ":::")
    line = lines[place]
    lines[place] = at.choice((":::", "", "::: ", f"  {line}", f'{line} "x"', line.replace('"', ""), f"- {line}"))


def mangle_placeholder(lines: list[str], at: random.Random) -> None:
    place = _one_with(lines, at, "[")
    wrong = at.choice(INSIDE)
    lines[place] = re.sub(r"\[\[[^\]]*\]\]|\[ \]", lambda _: wrong, lines[place], count=1)


def mangle_value(lines: list[str], at: random.Random) -> None:
    """A value of the front matter, of a sheet, or whatever else looks like a key."""
    place = _one_with(lines, at, ": ")
    key, _, value = lines[place].partition(": ")
    half = value[: len(value) // 2]
    lines[place] = f"{key}: " + at.choice((at.choice(AWKWARD), f"[{value}]", f"{{a: {value}}}", f"{value}\n  x", half))


def mangle_row(lines: list[str], at: random.Random) -> None:
    place = _one_with(lines, at, "|")
    cells = lines[place].split("|")
    at.choice((cells.append, lambda cell: cells.insert(0, cell), lambda _: cells.pop()))(at.choice(INSIDE))
    lines[place] = "|".join(cells)


def mangle_formula(lines: list[str], at: random.Random) -> None:
    place = _one_with(lines, at, "formula:", "when:", "- {")
    spot = at.randrange(len(lines[place]) + 1)
    lines[place] = lines[place][:spot] + at.choice("()[]{},'\"=<>&+-*/: 0²é") + lines[place][spot + at.randrange(3) :]


def type_into(lines: list[str], at: random.Random) -> None:
    place = at.randrange(len(lines))
    spot = at.randrange(len(lines[place]) + 1)
    lines[place] = lines[place][:spot] + at.choice(INSIDE + AWKWARD) + lines[place][spot:]


def indent(lines: list[str], at: random.Random) -> None:
    start = at.randrange(len(lines))
    for place in range(start, min(start + at.choice((1, 3, 30)), len(lines))):
        lines[place] = at.choice(("  ", "    ", "\t")) + lines[place]


def nest(lines: list[str], at: random.Random) -> None:
    place, depth = at.randrange(len(lines) + 1), at.choice((5, 60, 400))
    name = at.choice(("say", "columns", "note"))
    containers = [f"::: {name}"] * depth + ["x"] + [":::"] * depth
    emphasis = "*" * depth + "x" + "*" * depth
    lists, quotes, sequences = ["- " * depth + "x"], ["> " * depth + "x"], ["a: " + "[" * depth + "]" * depth]
    lines[place:place] = at.choice((containers, lists, quotes, sequences, [emphasis]))


DAMAGES = (
    drop, double, swap, add_line, break_container, mangle_placeholder, mangle_value, mangle_row, mangle_formula, type_into,
    indent, nest,
)  # fmt: skip


def _one_with(lines: list[str], at: random.Random, *marks: str) -> int:
    """A line that holds a mark; any line when none does."""
    return at.choice([n for n, line in enumerate(lines) if any(mark in line for mark in marks)] or range(len(lines)))


def damaged(text: str, at: random.Random) -> str:
    """Turn a text into one with one to three damages."""
    lines = text.split("\n")
    for _ in range(at.choice((1, 1, 2, 3))):
        at.choice(DAMAGES)(lines, at)
        lines = lines or [""]
    return "\n".join(lines)


def faults(kit: Path) -> tuple[Problem, ...]:
    """Read a kit and hold every problem to its promise: a path, a line within the file, a code, a sentence."""
    try:
        load_catalogue(kit)
    except KitError as error:
        for problem in error.problems:
            file = kit.parent / problem.where.path
            longest = file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
            assert 1 <= problem.where.line <= longest, f"{problem} is not within its file of {longest} lines"
            assert problem.code in Code
            assert problem.message.strip()
        return error.problems
    return ()


@pytest.fixture
def seed(pytestconfig: pytest.Config) -> int:
    """The seed of `kit test fuzz`, which runs this as one of its searches; 0 in the gate."""
    return int(pytestconfig.getoption("--hypothesis-seed") or 0)


@pytest.mark.slow
@pytest.mark.hypothesis
@pytest.mark.parametrize("share", range(SHARES))
def test_no_damaged_template_brings_the_reader_down(
    tmp_path: Path, share: int, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    kit = tmp_path / "kit"
    shutil.copytree(ROOT / "kit", kit)
    texts = {file: file.read_text(encoding="utf-8") for file in sorted((kit / "templates").glob("**/*.md"))}
    refused, rendered, said = 0, 0, Counter[Code]()
    for number in range(share, ROUNDS, SHARES):
        at = random.Random(seed * ROUNDS + number)  # noqa: S311  # the same damages for the same seed
        for file, text in texts.items():
            file.write_text(damaged(text, at), encoding="utf-8", newline="\n")
        problems = faults(kit)
        said.update(problem.code for problem in problems)
        wrong = {kit.parent / problem.where.path for problem in problems} & set(texts)
        refused += len(wrong)
        if number // SHARES % 6 == 0:
            rendered += accepted_renders(kit, texts, wrong)
    with capsys.disabled():
        tried = ROUNDS // SHARES * len(texts)
        print(f" {tried} damaged templates: {refused} refused with {len(said)} codes, {rendered} rendered", end="")
    assert refused
    assert rendered


def accepted_renders(kit: Path, texts: dict[Path, str], wrong: set[Path]) -> int:
    """Put back what was refused; what was accepted has to load, whole, and to render. Returns how many did.

    What is told at one file may come from another: a number that two have, a translation that no longer fits its original.
    Then both are put back.
    """
    refused = set(wrong)
    while wrong:
        for file in wrong:
            file.write_text(texts[file], encoding="utf-8", newline="\n")
        problems = faults(kit)
        named = {kit.parent / problem.where.path for problem in problems}
        said = " ".join(problem.message for problem in problems)
        wrong = {file for file in texts if file in named or f"/{file.name} " in said or f'"{file.stem}"' in said}
        originals = {found[1] for file in wrong if (found := re.search(r"^translates: (\S+)", texts[file], re.MULTILINE))}
        wrong = (wrong | {file for file in texts if file.stem in originals}) - refused
        refused |= wrong
    catalogue = load_catalogue(kit)
    for template in catalogue.templates:
        article(template, catalogue)
        for name in set(QUICK) & set(formats_for(template)):
            formats_for(template)[name].render(template, catalogue)
    return len(texts) - len(refused)


@pytest.mark.slow
@pytest.mark.hypothesis
def test_no_damaged_description_of_a_kit_brings_the_reader_down(
    sample_kit: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [*sorted(sample_kit.glob("*.yml")), sample_kit / "START_HERE.md", sample_kit / "TERMS.md"]
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    refused = 0
    for number in range(KIT_ROUNDS):
        at = random.Random(seed * KIT_ROUNDS + number)  # noqa: S311  # the same damages for the same seed
        file = files[number % len(files)]
        file.write_text(damaged(texts[file], at), encoding="utf-8", newline="\n")
        refused += bool(faults(sample_kit))
        file.write_text(texts[file], encoding="utf-8", newline="\n")
    with capsys.disabled():
        print(f" {KIT_ROUNDS} damaged descriptions: {refused} refused", end="")
    assert refused
