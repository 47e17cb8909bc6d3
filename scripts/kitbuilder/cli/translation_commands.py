"""Note that a translation was compared with its original as it is now: `kit compared`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.cli.project import project_of
from kitbuilder.model.problem import Code, KitError, Location, Problem, did_you_mean

if TYPE_CHECKING:
    import argparse


def compared(chosen: argparse.Namespace) -> int:
    """Write the stamp of the original into a translation's front matter."""
    from kitbuilder.model.authored import authored
    from kitbuilder.readers.files import read_text
    from kitbuilder.readers.translation_stamp import COMPARED, named_original, stamp_of

    templates = project_of(chosen) / "kit" / "templates"
    translations = {file.stem: file for file in authored(templates, "*/*.md")}
    if chosen.slug not in translations:
        raise _refused(f'no translation is called "{chosen.slug}"', did_you_mean(chosen.slug, translations))
    file = translations[chosen.slug]
    text = read_text(file, file.name, []) or ""
    name, part = named_original(text)
    original = read_text(templates / f"{name}.md", name, []) if name else None
    if original is None:
        raise _refused(f'"{chosen.slug}" names no template that it translates', "translates: and a slug, in its front matter")
    line = f"{COMPARED}: {stamp_of(tuple(original.split(chr(10))), part)}"
    changed, count = re.subn(rf"^{COMPARED}:.*$", line, text, count=1, flags=re.MULTILINE)
    file.write_text(changed if count else text.replace("---\n", f"---\n{line}\n", 1), encoding="utf-8", newline="\n")
    print(f"{chosen.slug}: compared with {name} as it is now")
    return 0


def _refused(message: str, hint: str) -> KitError:
    return KitError([Problem(Location("kit compared"), Code.UNKNOWN_TEMPLATE, message, hint)])
