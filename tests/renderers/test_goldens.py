"""What the sample kit becomes, whole and to be read: a change that nobody meant shows here as a difference of a few lines.

When a change was meant, `pytest --update-golden` writes what is made now into `tests/golden/`, and the difference is reviewed.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from kitbuilder.model.field import Field
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.web_page import article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kitbuilder.model.catalogue import Catalogue

    Golden = Callable[[str, str], None]

SAMPLES = (
    *("counts", "every-answer", "every-block", "formulario-sencillo", "one-message", "plain-form", "short-letter", "slip"),
    "small-deck",
    "two-ways",
)
BLOCK = re.compile(r"(?<=>)(?=</?(?:div|p|h\d|[uo]l|li|table|thead|tbody|tr|t[hd]|hr|section|details|blockquote)\b)")
PREFIXES = re.compile(r' xmlns:\w+="[^"]*"| mc:Ignorable="\w+"| xml:space="preserve"')
ON_A_LINE = re.compile(r"<w:(\w*Pr|r|tblGrid|sdtContent)>.*?</w:\1>", re.DOTALL)  # a run, or properties, read best in one line
BETWEEN = re.compile(r">\n\s*<")
INDENT = re.compile(r"^ +", re.MULTILINE)


def test_no_sample_is_left_out(sample: Catalogue) -> None:
    assert {template.slug for template in sample.templates} == set(SAMPLES)


@pytest.mark.parametrize("slug", SAMPLES)
def test_as_plain_text(sample: Catalogue, golden: Golden, slug: str) -> None:
    made = FORMATS["text"].render(sample.template(slug), sample)
    golden(f"{slug}.txt", made.decode("utf-8-sig").replace("\r\n", "\n"))


@pytest.mark.parametrize("slug", ["every-answer", "every-block", "formulario-sencillo", "two-ways"])
def test_as_a_web_page(sample: Catalogue, golden: Golden, slug: str) -> None:
    golden(f"{slug}.html", BLOCK.sub("\n", article(sample.template(slug), sample)) + "\n")


@pytest.mark.parametrize("slug", ["every-answer", "every-block", "formulario-sencillo", "short-letter"])
def test_as_the_text_of_a_word_file(sample: Catalogue, golden: Golden, slug: str) -> None:
    with zipfile.ZipFile(io.BytesIO(FORMATS["word"].render(sample.template(slug), sample))) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    pretty = etree.tostring(document, pretty_print=True, encoding="unicode")
    joined = ON_A_LINE.sub(lambda part: BETWEEN.sub("><", part[0]), PREFIXES.sub("", pretty))
    golden(f"{slug}.document.xml", INDENT.sub(lambda spaces: spaces[0][::2], joined))


def test_as_comma_separated_values(sample: Catalogue, golden: Golden) -> None:
    made = FORMATS["csv"].render(sample.template("counts"), sample)
    golden("counts.csv", made.decode("utf-8-sig").replace("\r\n", "\n"))


def test_as_the_model_every_renderer_is_given(sample: Catalogue, golden: Golden) -> None:
    document = sample.template("every-block").document
    golden("every-block.model.txt", "".join(f"{line}\n" for node in document for line in outline(node)))


def outline(node: object, name: str = "", depth: int = 0) -> Iterator[str]:
    """A node as lines: what it is and says, and below it, further in, what it holds."""
    before = " " * depth + (f"{name}: " if name else "")
    if isinstance(node, tuple):
        yield before.rstrip() if name else f"{before}-"
        for child in node:
            yield from outline(child, depth=depth + 1)
    elif not is_dataclass(node):
        yield f"{before}{json.dumps(node, ensure_ascii=False)}"
    else:
        parts = {part.name: getattr(node, part.name) for part in fields(node) if part.repr}
        held = {key: value for key, value in parts.items() if isinstance(value, tuple)}
        said = {key: value.name if isinstance(value, Field) else value for key, value in parts.items() if key not in held}
        yield f"{before}{type(node).__name__}" + "".join(f" {key}={json.dumps(said[key], ensure_ascii=False)}" for key in said)
        for child in held.pop("children", ()):
            yield from outline(child, depth=depth + 1)
        for key in filter(held.get, held):
            yield from outline(held[key], key, depth + 1)
