"""A kind is data: renderers ask for its traits, so that a new one with the traits of another looks as that does."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kitbuilder.renderers import formats_for
from kitbuilder.renderers.web_page import article

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

SCRIPTS = Path(__file__).resolve().parent.parent.parent / "scripts" / "kitbuilder"


@pytest.mark.parametrize("slug", ["two-ways", "short-letter", "every-answer", "one-message", "counts"])
def test_a_kind_of_another_name_looks_alike_in_every_format(sample: Catalogue, slug: str) -> None:
    template = sample.template(slug)
    memo = replace(template, kind=replace(template.kind, name="memo"))
    assert list(formats_for(memo)) == list(formats_for(template))
    for made in formats_for(template).values():
        assert made.render(memo, sample) == made.render(template, sample)
    assert article(memo, sample) == article(template, sample).replace(f"kit-paper--{template.kind.name}", "kit-paper--memo")


def test_no_code_asks_for_a_kind_by_its_name() -> None:
    asked = [
        f"{module.name}:{node.lineno}"
        for module in SCRIPTS.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare) and ast.unparse(node.left).endswith("kind.name") and "entry" not in ast.unparse(node)
    ]
    assert asked == []
