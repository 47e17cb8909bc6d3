"""`language.yml` is read like the kit's other tables: every fault with its line. The real one holds nothing idle."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from kitbuilder.model.problem import KitError, Problem
from kitbuilder.readers import load_catalogue
from kitbuilder.readers.language import read_language
from kitbuilder.readers.language.phrases import Phrases
from kitbuilder.readers.vocabulary import read_vocabulary
from kitbuilder.readers.yaml_nodes import compose

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "tests" / "sample_kit" / "kit"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("words: [clearance]", "words: [c*]", 'language.yml:7: wrong-type: the entry: "c*" is nothing that can be looked for'),
        ("words: [clearance]", "word: [clearance]", 'language.yml:7: missing-key: the entry needs the key "words"'),
        ("not_for: [physician]", "not_for: [physicist]", "language.yml:13: unknown-audience"),
        ("kinds: [form]", "kinds: [firm]", "language.yml:18: unknown-kind"),
        ("template: two-ways", "template: two-way", "language.yml:27: unknown-template"),
        ("templates: [slip]", "templates: [slap]", "language.yml:41: unknown-template"),
        ("client: 8", "clients: 8", "language.yml:32: unknown-audience"),
        ("client: 8", "client: eight", "language.yml:32: wrong-type"),
        ("email_words: 120", "emial_words: 120", 'language.yml:38: unknown-key: limits has no key "emial_words"'),
        ("denied:", "denies:", 'language.yml:20: unknown-key: language.yml has no key "denies"'),
    ],
)
def test_a_fault_in_the_table_has_its_line(old: str, new: str, says: str) -> None:
    text = (SAMPLE / "language.yml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    problems: list[Problem] = []
    vocabulary = read_vocabulary(compose((SAMPLE / "kit.yml").read_text(encoding="utf-8"), "kit.yml"), problems)
    read_language(compose(text.replace(old, new), "language.yml"), vocabulary, ("two-ways", "slip"), problems)
    assert any(str(problem).startswith(says) for problem in problems), "\n".join(map(str, problems))


def test_every_exception_of_the_real_kit_is_needed(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    shutil.copytree(ROOT / "kit", kit)
    text = (kit / "language.yml").read_text(encoding="utf-8")
    before, exceptions, after = re.split(r"^(?=exceptions:|limits:)", text, flags=re.MULTILINE)
    (kit / "language.yml").write_text(before + after, encoding="utf-8")
    with pytest.raises(KitError) as caught:
        load_catalogue(kit, ROOT / "docs")
    found = [(problem.where.path, problem.message.split('"')[1]) for problem in caught.value.problems]
    for entry in yaml.safe_load(exceptions)["exceptions"]:
        place = entry.get("page") or f"kit/templates/{entry['template']}.md"
        for word in entry["words"]:
            assert any(path == place and Phrases([word]).holds(said) for path, said in found), word
