"""A template made on the spot and held against the sample kit's `language.yml`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from kitbuilder.readers.fields import read_fields
from kitbuilder.readers.language import check_language, read_language
from kitbuilder.readers.templates import read_template
from kitbuilder.readers.vocabulary import read_vocabulary
from kitbuilder.readers.yaml_nodes import compose

if TYPE_CHECKING:
    from kitbuilder.model.problem import Problem

SAMPLE = Path(__file__).resolve().parents[2] / "sample_kit" / "kit"
FILES = ("kit.yml", "fields.yml", "language.yml")
FRONT = {
    "title": "A sample",
    "summary": "It is made up.",
    "kind": "script",
    "audience": "[physician]",
    "channel": "[phone]",
    "stage": "[first contact]",
    "when": "A test needs it.",
    "not_when": "It does not.",
    "pages": "1",
}


class Check(Protocol):
    """Turn the text of a template, and what its front matter says, into the problems with its language.

    The text begins on line 12: nine keys stand between two fences above it.
    """

    def __call__(self, body: str, **front: str) -> list[Problem]: ...


@pytest.fixture(scope="session")
def check(tmp_path_factory: pytest.TempPathFactory) -> Check:
    problems: list[Problem] = []
    kit, fields_root, language_root = (compose((SAMPLE / name).read_text(encoding="utf-8"), name) for name in FILES)
    vocabulary, fields = read_vocabulary(kit, problems), read_fields(fields_root, problems)
    vocabulary = replace(vocabulary, channels=(*vocabulary.channels, "voicemail"))
    language = read_language(language_root, vocabulary, {"two-ways", "slip"}, problems)
    assert not problems
    file = tmp_path_factory.mktemp("language") / "a-sample.md"

    def run(body: str, **front: str) -> list[Problem]:
        head = "".join(f"{key}: {value}\n" for key, value in {**FRONT, **front}.items())
        file.write_text(f"---\n{head}---\n{body}\n", encoding="utf-8")
        found: list[Problem] = []
        read = read_template(file, "a-sample.md", vocabulary, fields, found)
        assert read is not None
        assert not found
        return sorted(check_language(read, language), key=lambda problem: problem.where)

    return run
