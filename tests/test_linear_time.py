"""What reads a text takes time in step with it: eight times the text, about eight times the time, whatever it is made of."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shutil
import time
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]  # what a pattern is made of is told nowhere else
from typing import TYPE_CHECKING, Any

import pytest

import kitbuilder
from kitbuilder.model.problem import KitError
from kitbuilder.readers import load_catalogue
from kitbuilder.readers.cleaning import clean
from kitbuilder.readers.language.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SOURCES = Path(kitbuilder.__file__).parent
KIT = SOURCES.parent.parent / "kit"
LETTERS = 400
SOON = 0.005  # seconds in which eight times these letters are looked at in linear time, and not by the square
MOST = 2.5**3  # times as long, for eight times the text: what takes time by the square takes 64 times as long
CHARACTERS = 3  # from each end of a pattern, that texts are made of
# Patterns that are given a few letters of a text, or one place in it, in a way that cannot be seen from their names.
ELSEWHERE = {"leftovers.BEFORE": "fullmatch", "omissions.STRAY": "match"}


CLASSES = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}
SHOWN: dict[str, Callable[[Any], str]] = {
    "LITERAL": chr,
    "RANGE": lambda ends: chr(ends[0]),
    "CATEGORY": lambda kind: CLASSES.get(str(kind), "!"),
    **dict.fromkeys(("NOT_LITERAL", "ANY", "NEGATE"), lambda _: "a"),
}


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Every pattern of our code, by the name of its module and its own."""
    for found in pkgutil.walk_packages(kitbuilder.__path__, "kitbuilder."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            for number, pattern in enumerate(patterns_in(value)):
                yield f"{found.name.rpartition('.')[2]}.{name}.{number}", pattern


def patterns_in(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from patterns_in(part)


def characters(tree: object) -> Iterator[str]:
    """A character for each part of a pattern, in its order."""
    if isinstance(tree, tuple) and tree and str(tree[0]) in SHOWN:
        yield SHOWN[str(tree[0])](tree[1])
    elif isinstance(tree, (tuple, list, _parser.SubPattern)):
        for part in tree:
            yield from characters(part)


def hard_texts(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Pieces that, repeated, make a pattern begin again and again what it cannot end."""
    path = "".join(characters(_parser.parse(pattern.pattern, pattern.flags)))
    few = list(dict.fromkeys((*path[:CHARACTERS], *path[-CHARACTERS:], " ", "a")))
    yield from few
    yield from (one + other for one in few for other in few if one != other)
    yield from (path[:end] for end in range(3, min(len(path), 20)))


def used_by(name: str, sources: str) -> tuple[str, ...]:
    """How a pattern is used, by the name it has: where it only looks at one place, a run of texts before it is no matter."""
    whole, short = name.rsplit(".", 1)[0], name.split(".")[1]
    if whole in ELSEWHERE:
        return (ELSEWHERE[whole],)
    ways = set(re.findall(rf"\b{re.escape(short)}\.(\w+)\(", sources))
    return tuple(ways) if ways and ways <= {"match", "fullmatch"} else ("finditer",)


def seconds(work: Callable[[str], object], text: str, times: int = 1) -> float:
    """The least processor time that some work takes: what else the machine does is not counted."""
    least = float("inf")
    for _ in range(times):
        began = time.process_time()
        work(text)
        least = min(least, time.process_time() - began)
    return least


def grows(work: Callable[[str], object], piece: str, letters: int = LETTERS) -> bool:
    """Say whether eight times the text takes much more than eight times the time, each time it is tried."""
    short, long = made_of(piece, letters), made_of(piece, 8 * letters)
    if seconds(work, long) < SOON:
        return False
    for _ in range(3):
        took = seconds(work, long, 3)
        if took < SOON or took <= MOST * seconds(work, short, 3):
            return False
    return True


def made_of(piece: str, letters: int) -> str:
    return piece * (letters // len(piece)) + "\0"


def worker(pattern: re.Pattern[Any], way: str) -> Callable[[str], object]:
    search = getattr(pattern, way)
    use = (lambda text: search(text.encode())) if isinstance(pattern.pattern, bytes) else search
    return (lambda text: sum(1 for _ in use(text))) if way == "finditer" else use


def test_no_pattern_takes_time_by_the_square() -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.py"))
    told = {
        (name, pattern.pattern): piece
        for name, pattern in patterns()
        for way in used_by(name, sources)
        for piece in hard_texts(pattern)
        if grows(worker(pattern, way), piece)
    }
    assert told == {}


def test_the_search_for_slow_patterns_finds_them() -> None:
    for slow in (r"<[^>]*>", r"<!--.*?-->"):
        assert any(grows(worker(re.compile(slow), "finditer"), piece) for piece in hard_texts(re.compile(slow)))


@pytest.mark.parametrize("piece", [" ", "\u00a0", ",", ", ", "\n", "\r\n ", "\u2028", "\u200b", "-\u2212", "e\u0301", "\ud800"])
def test_cleaning_takes_time_in_step(piece: str) -> None:
    assert not grows(clean, piece, 5_000)


@pytest.mark.parametrize("piece", [". A", "Dr. A", '"A. B" ', '"', ".  ", "A\n"])
def test_parting_sentences_takes_time_in_step(piece: str) -> None:
    assert not grows(lambda text: list(sentences(text, quotes_whole=True)), piece, 5_000)


def test_checking_a_line_takes_time_in_step(sample_kit: Path) -> None:
    shutil.copyfile(KIT / "language.yml", sample_kit / "language.yml")
    template = sample_kit / "templates" / "short-letter.md"
    written = template.read_text(encoding="utf-8")

    def check(line: str) -> None:
        template.write_text(f"{written}\n{line.rstrip(chr(0))}\n", encoding="utf-8")
        with pytest.raises(KitError, match="banned-word"):
            load_catalogue(sample_kit)

    assert not grows(check, "12% of people we treat ", 800)
