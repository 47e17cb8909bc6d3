"""A details file, as exported by the site, becomes values by field: checked, cleaned, ready to merge."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, KitError, Location, Problem, did_you_mean
from kitbuilder.readers.files import read_text
from kitbuilder.readers.glyphs import unprintable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitbuilder.model.field import Field

VERSION = 1
KEYS = ("kit", "version", "values")
# Controls, lone surrogates, non-characters and the marks that reverse the direction of text: never part of a detail.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def read_details(file: Path, fields: Mapping[str, Field], printable: frozenset[str]) -> dict[str, str]:
    """Turn a details file into values by field name, empty ones left out; `printable` is what paper can show.

    The file is JSON: {"kit": "details", "version": 1, "values": {field: text}}. Raises KitError with every problem.
    """
    problems: list[Problem] = []
    text = read_text(file, str(file), problems)
    loaded = _load(text, str(file), problems) if text is not None else None
    if loaded is None:
        raise KitError(problems)
    details: dict[str, str] = {}
    for name, value in loaded.items():
        where = Location(str(file), _line_of(text or "", name))
        problem = _wrong(name, value, fields)
        if problem:
            problems.append(Problem(where, *problem))
            continue
        cleaned = clean(str(value))
        if len(cleaned) > fields[name].limit:
            message = f'"{name}" has {len(cleaned)} characters; at most {fields[name].limit} fit'
            problems.append(Problem(where, Code.BAD_DETAIL, message))
        elif missing := [what for _, what in unprintable(cleaned, printable)]:
            message = f'"{name}" holds {", ".join(missing)}, which the kit\'s fonts cannot print'
            problems.append(Problem(where, Code.BAD_DETAIL, message))
        elif cleaned:
            details[name] = cleaned
    if problems:
        raise KitError(problems)
    return details


def clean(value: str) -> str:
    """Turn what somebody typed into what is printed: NFC, one line, single spaces, nothing unprintable. Idempotent."""
    one_line = re.sub(r"\s*[\r\n\t]+\s*", ", ", value.strip())
    kept = UNPRINTABLE.sub("", unicodedata.normalize("NFC", one_line))
    return unicodedata.normalize("NFC", re.sub(r" +", " ", kept.replace("\u00a0", " "))).strip(" ,")


def _load(text: str, path: str, problems: list[Problem]) -> dict[str, object] | None:
    try:
        loaded = json.loads(text)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        problems.append(Problem(Location(path, line), Code.BAD_DETAIL, f"this is not JSON: {getattr(error, 'msg', error)}"))
        return None
    if not isinstance(loaded, dict) or loaded.get("kit") != "details" or not isinstance(loaded.get("values"), dict):
        hint = 'it begins {"kit": "details", "version": 1, "values": {'
        problems.append(Problem(Location(path), Code.BAD_DETAIL, "this is not a details file", hint))
        return None
    if loaded.get("version") != VERSION:
        message = f"this details file is of version {loaded.get('version')}; this kit reads version {VERSION}"
        problems.append(Problem(Location(path, _line_of(text, "version")), Code.BAD_DETAIL, message))
        return None
    for key in loaded:
        if key not in KEYS:
            where = Location(path, _line_of(text, key))
            problems.append(Problem(where, Code.UNKNOWN_DETAIL, f'a details file has no "{key}"', did_you_mean(key, KEYS)))
    return loaded["values"]  # type: ignore[no-any-return]  # a JSON object has text keys


def _wrong(name: str, value: object, fields: Mapping[str, Field]) -> tuple[Code, str, str] | None:
    if name not in fields:
        return Code.UNKNOWN_DETAIL, f'no field is called "{name}"', did_you_mean(name, fields)
    if not isinstance(value, str):
        return Code.BAD_DETAIL, f'"{name}" has to be text in quotes', f'"{name}": "{fields[name].example}"'
    return None


def _line_of(text: str, key: str) -> int:
    """The line on which a JSON key stands, for messages."""
    place = text.find(f'"{key}"')
    return text.count("\n", 0, max(place, 0)) + 1
