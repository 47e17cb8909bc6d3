"""A kind and a title become a new template that already passes `kit check`, listed in its step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, KitError, Location, Problem, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue, Kind

FRONT = """---
title: {title}
summary: What this {label} does for the person who uses it, in one sentence.
kind: {kind}
audience: [{audience}]
channel: [print]
stage: [{stage}]
when: The moment to reach for it.
not_when: The moment to reach for something else.
pages: 1
---

"""
HEAD, SIGN = "::: letterhead\n:::\n\n", "\n::: signature\n:::\n"
BODIES = {
    "letter": "Dear [[provider_greeting]],\n\nThe reason for writing, first.\n\nSincerely,\n",
    "script": "::: say\nGood morning, this is [[your_name]].\n:::\n\n"
    '::: branch "They are busy"\n::: say\nOf course. I will call back.\n:::\n:::\n',
    "email": '::: email "A true subject"\nDear [[provider_greeting]],\n\nOne question, then stop.\n\n[[your_name]]\n:::\n',
    "tracker": "```sheet\nname: List\nabout: One row for each thing.\nrows: 20\ncolumns:\n"
    "  - {name: Date, type: date, width: 12}\n  - {name: What, width: 40}\n```\n",
}
USUAL_BODY = "## First section\n\n- [ ] A line to tick\n- Who: [[? Name of the person]]\n"


def add_template(catalogue: Catalogue, kind_name: str, title: str, step_name: str) -> Path:
    """Write a new template and list it last in its step; return its file.

    Raises KitError when the kind or the step is unknown, or the name is taken.
    """
    kind = catalogue.kinds.get(kind_name)
    steps = {step.name: step for step in catalogue.steps}
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    file = catalogue.folder / "templates" / f"{slug}.md"
    if kind is None:
        raise _refused(Code.UNKNOWN_KIND, f'there is no kind "{kind_name}"', did_you_mean(kind_name, catalogue.kinds))
    if step_name not in steps:
        raise _refused(Code.MISSING_KEY, f'there is no step "{step_name}"', f"one of: {', '.join(steps)}")
    if not slug or file.exists():
        raise _refused(Code.DUPLICATE_SLUG, f'"{slug}" is taken or empty', "choose another title")
    file.write_text(_text(catalogue, kind, title), encoding="utf-8", newline="\n")
    _list(catalogue.folder / "kit.yml", slug, steps[step_name].templates[-1].slug)
    return file


def _text(catalogue: Catalogue, kind: Kind, title: str) -> str:
    body = BODIES.get(kind.name, USUAL_BODY)
    audience = "self" if not kind.handed_over else catalogue.kit.audiences[1]
    front = FRONT.format(
        title=f'"{title}"', label=kind.label.lower(), kind=kind.name, audience=audience, stage=catalogue.kit.stages[0]
    )
    return front + (HEAD + body + (SIGN if kind.name == "letter" else "") if kind.handed_over else body)


def _list(kit_yml: Path, slug: str, after: str) -> None:
    """Put the slug on a line of its own below the last one of its step, indented alike."""
    text = kit_yml.read_text(encoding="utf-8")
    line = re.search(rf"^( *- ){re.escape(after)}\b.*$", text, re.MULTILINE)
    if line is None:
        raise _refused(Code.MALFORMED_YAML, f'"{after}" has no line of its own in kit.yml', "list one template a line")
    kit_yml.write_text(f"{text[: line.end()]}\n{line[1]}{slug}{text[line.end() :]}", encoding="utf-8", newline="\n")


def _refused(code: Code, message: str, hint: str) -> KitError:
    return KitError([Problem(Location("kit new"), code, message, hint)])
