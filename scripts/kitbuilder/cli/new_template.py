"""Write a new template that already passes `kit check`, and list it in its step."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import OWN_EYES_ONLY, Trait
from kitbuilder.model.names import human_name
from kitbuilder.model.problem import Code, KitError, Location, Problem, did_you_mean
from kitbuilder.model.translation import originals_among
from kitbuilder.readers.marks import marks_in_words

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue, Kind

LONGEST_SLUG = 60
SPELLED = str.maketrans({"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l",
                         "’": None, "'": None})  # fmt: skip
FRONT = """---
title: {title}
summary: What this {label} does for the person who uses it, in one sentence.
kind: {kind}
audience: [{audience}]
channel: [print]
stage: [{stage}]
when: The moment to reach for it.
not_when: The moment to reach for something else.
number: {number}
pages: 1
---

"""
HEAD, SIGN = "::: letterhead\n:::\n\n", "\n::: signature\n:::\n"
USUAL_BODY = "## First section\n\n- [ ] A line to check\n- Who: [[? Name of the person]]\n"


def add_template(catalogue: Catalogue, kind_name: str, title: str, step_name: str) -> Path:
    """Write a new template and list it last in its step; return its file.

    Raises KitError, with nothing written, when the kind or the step is unknown, or the title makes no name or one that is taken.
    """
    kind = catalogue.kinds.get(kind_name)
    steps = {step.name: step for step in catalogue.steps}
    if kind is None:
        raise _refused(Code.UNKNOWN_KIND, f'there is no kind "{kind_name}"', did_you_mean(kind_name, catalogue.kinds))
    if step_name not in steps:
        raise _refused(Code.MISSING_KEY, f'there is no step "{step_name}"', f"one of: {', '.join(steps)}")
    title = " ".join(title.split())
    if mark := next(marks_in_words(title), None):
        raise _refused(Code.STRAY_MARK, f'a title is shown as it stands, and this one holds "{mark.typed}"', mark.hint)
    slug, file_name = slug_of(title), human_name(title).casefold()
    if slug and human_name(slug) != slug:  # Windows reserves the name for a device
        slug = slug_of(f"{title} {kind.name}")
    file = catalogue.folder / "templates" / f"{slug}.md"
    if not slug:
        raise _refused(Code.BAD_NAME, f'no file can be named after "{title}"', "use Latin letters; it can be changed later")
    if file.exists():
        raise _refused(Code.DUPLICATE_SLUG, f'"{slug}" is taken', "choose another title")
    twin = next((template for template in steps[step_name].templates if human_name(template.title).casefold() == file_name), None)
    if twin is not None:
        raise _refused(Code.DUPLICATE_TITLE, f'its files would be called as those of "{twin.slug}"', "choose another title")
    kit_yml = catalogue.folder / "kit.yml"
    listing = _listing(kit_yml, slug, originals_among(steps[step_name].templates)[-1].slug)
    file.write_text(_text(catalogue, kind, title), encoding="utf-8", newline="\n")
    kit_yml.write_bytes(listing)
    return file


def slug_of(title: str) -> str:
    """Build a file's name from a title: small Latin letters and digits with hyphens, or "" when the title has none of these."""
    plain = unicodedata.normalize("NFKD", title.translate(SPELLED))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    if len(slug) <= LONGEST_SLUG:
        return slug
    whole_words = slug[: LONGEST_SLUG + 1].rpartition("-")[0]
    return whole_words or slug[:LONGEST_SLUG]


def _text(catalogue: Catalogue, kind: Kind, title: str) -> str:
    body = f"{kind.starter}\n" if kind.starter else USUAL_BODY
    others = [name for name in catalogue.kit.audiences if (name,) != OWN_EYES_ONLY]
    audience = others[0] if kind.handed_over and others else catalogue.kit.audiences[0]
    quoted = json.dumps(title, ensure_ascii=False)  # YAML reads JSON strings
    number = 1 + max(template.number for template in catalogue.templates)
    words = {
        "title": quoted,
        "label": kind.label.lower(),
        "kind": kind.name,
        "audience": audience,
        "stage": catalogue.kit.stages[0],
    }
    front = FRONT.format(**words, number=number)
    return front + (HEAD + body + (SIGN if Trait.LETTER in kind.traits else "") if kind.handed_over else body)


def _listing(kit_yml: Path, slug: str, after: str) -> bytes:
    """Return `kit.yml` with the slug added on a new line after the last one of its step, with the same indent."""
    text = kit_yml.read_bytes().decode("utf-8")  # keeps its line ends
    line = re.search(rf"^( *- ){re.escape(after)}(?![\w-])[^\r\n]*(\r?)$", text, re.MULTILINE)
    if line is None:
        raise _refused(Code.MALFORMED_YAML, f'"{after}" has no line of its own in kit.yml', "list one template a line")
    return f"{text[: line.end()]}\n{line[1]}{slug}{line[2]}{text[line.end() :]}".encode()


def _refused(code: Code, message: str, hint: str) -> KitError:
    return KitError([Problem(Location("kit new"), code, message, hint)])
