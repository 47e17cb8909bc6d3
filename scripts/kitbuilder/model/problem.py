"""Hold a fault and its place. Everything wrong with a kit is a `Problem`, and all of them travel in one `KitError`."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file an editor can open: `kit/templates/voicemail-script.md:14`. Lines count from 1."""

    path: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Code(StrEnum):
    """Every kind of problem, by the name printed. Each has a broken sample in `tests/broken_kits/<code>/`."""

    NOT_UTF8 = "not-utf8"
    EMPTY_FILE = "empty-file"
    MISSING_FILE = "missing-file"
    MALFORMED_YAML = "malformed-yaml"
    MISSING_FRONT_MATTER = "missing-front-matter"
    MISSING_KEY = "missing-key"
    UNKNOWN_KEY = "unknown-key"
    WRONG_TYPE = "wrong-type"
    BAD_NAME = "bad-name"
    DUPLICATE_SLUG = "duplicate-slug"
    DUPLICATE_TITLE = "duplicate-title"
    DUPLICATE_NUMBER = "duplicate-number"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_TRAIT = "unknown-trait"
    UNKNOWN_AUDIENCE = "unknown-audience"
    UNKNOWN_CHANNEL = "unknown-channel"
    UNKNOWN_STAGE = "unknown-stage"
    UNKNOWN_LANGUAGE = "unknown-language"
    UNKNOWN_GROUP = "unknown-group"
    UNKNOWN_TYPE = "unknown-type"
    UNKNOWN_AUTOFILL = "unknown-autofill"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_SOURCE = "unknown-source"
    UNVERIFIED_SOURCE = "unverified-source"
    UNKNOWN_TEMPLATE = "unknown-template"
    UNKNOWN_TURN = "unknown-turn"
    LISTED_TWICE = "listed-twice"
    RULES_COLLIDE = "rules-collide"
    MISSING_TEMPLATE = "missing-template"
    NOT_HANDED_OVER = "not-handed-over"
    UNLISTED_TEMPLATE = "unlisted-template"
    NO_SITUATION = "no-situation"
    TRANSLATION_DIFFERS = "translation-differs"
    TRANSLATION_STALE = "translation-stale"
    UNCLOSED_CONTAINER = "unclosed-container"
    UNCLOSED_COMMENT = "unclosed-comment"
    STRAY_CLOSE = "stray-close"
    UNKNOWN_CONTAINER = "unknown-container"
    BAD_CONTAINER = "bad-container"
    BAD_PLACEHOLDER = "bad-placeholder"
    UNLABELLED_BLANK = "unlabelled-blank"
    UNSUPPORTED_MARKDOWN = "unsupported-markdown"
    STRAY_MARK = "stray-mark"
    RAGGED_ROW = "ragged-row"
    READ_TWO_WAYS = "read-two-ways"
    ACTIVE_CONTENT = "active-content"
    HEADING_LEVEL = "heading-level"
    BAD_ANSWER = "bad-answer"
    BAD_ROWS = "bad-rows"
    BAD_SHEET = "bad-sheet"
    BAD_SLIDE = "bad-slide"
    BAD_FORMULA = "bad-formula"
    MISSING_LETTERHEAD = "missing-letterhead"
    MISSING_GLYPH = "missing-glyph"
    BANNED_WORD = "banned-word"
    UNSOURCED_FIGURE = "unsourced-figure"
    READING_GRADE = "reading-grade"
    TOO_LONG = "too-long"
    CLIENT_DETAIL = "client-detail"
    PLACEHOLDER_TEXT = "placeholder-text"
    PAGE_PROMISE = "page-promise"
    UNKNOWN_COLOR = "unknown-color"
    STRAY_COLOR = "stray-color"
    BAD_CHANGES = "bad-changes"
    BAD_OFFER = "bad-offer"
    BAD_UPDATES = "bad-updates"
    CANNOT_TYPESET = "cannot-typeset"
    UNKNOWN_DETAIL = "unknown-detail"
    BAD_DETAIL = "bad-detail"
    CANNOT_WRITE = "cannot-write"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, which kind it is, what is wrong and, when we can guess it, what would be right."""

    where: Location
    code: Code
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.where}: {self.code}: {self.message}{hint}"


class KitError(Exception):
    """Every problem found, sorted by place, so that an editor mends them in one go."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.where, p.code, p.message)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[KitError], tuple[tuple[Problem, ...]]]:
        """Travel between processes with the problems, not with their text."""
        return KitError, (self.problems,)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Write the hint that names the known word nearest to an unknown one; "" when none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""
