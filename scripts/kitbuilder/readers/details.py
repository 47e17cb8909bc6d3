"""Read a details file, as exported by the site: values by field, checked, cleaned, ready to merge, and the logo."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kitbuilder.model.details import Details
from kitbuilder.model.logo import spoken
from kitbuilder.model.problem import Code, KitError, Location, Problem, did_you_mean
from kitbuilder.readers.cleaning import UNPRINTABLE, clean
from kitbuilder.readers.files import read_text
from kitbuilder.readers.glyphs import unprintable
from kitbuilder.readers.logo import UnusableLogoError, read_logo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitbuilder.model.field import Field
    from kitbuilder.model.logo import Logo

VERSION = 1
LOGO = "logo"
KEYS = ("kit", "version", "values", LOGO)
LONGEST_SHOWN = 60  # characters of what a message repeats


def read_details(file: Path, fields: Mapping[str, Field], printable: frozenset[str]) -> Details:
    """Read a details file; `printable` is what paper can show.

    The file is JSON: {"kit": "details", "version": 1, "values": {field: text}}, with "logo" beside them if there is one: the
    path of a picture, from the file's own folder, or the picture itself as the site saves it. Raises KitError with every
    problem.
    """
    problems: list[Problem] = []
    text = read_text(file, str(file), problems)
    loaded = _load(text, str(file), problems) if text is not None else None
    if loaded is None:
        raise KitError(problems)
    details: dict[str, str] = {}
    for name, value in loaded["values"].items():
        where = Location(str(file), _line_of(text or "", name))
        problem = _wrong(name, value, fields)
        if problem:
            problems.append(Problem(where, *problem))
            continue
        cleaned, wrong = checked_value(fields[name], str(value), printable)
        if wrong:
            problems.append(Problem(where, Code.BAD_DETAIL, wrong))
        elif cleaned:
            details[name] = cleaned
    logo = _logo(loaded, file, details, Location(str(file), _line_of(text or "", LOGO)), problems)
    if problems:
        raise KitError(problems)
    return Details(details, logo)


def _logo(
    loaded: Mapping[str, object], file: Path, details: Mapping[str, str], where: Location, problems: list[Problem]
) -> Logo | None:
    """Read the logo, if the file has one; note what is wrong with it."""
    if loaded.get(LOGO) is None:
        return None
    try:
        return read_logo(loaded[LOGO], file.parent, spoken(details))
    except UnusableLogoError as error:
        problems.append(Problem(where, Code.BAD_DETAIL, f"the logo {error}", error.hint))
        return None


def checked_value(field: Field, value: str, printable: frozenset[str]) -> tuple[str, str]:
    """Clean the value of a field; say what is wrong with it, "" where nothing is."""
    cleaned = clean(value)
    if len(cleaned) > field.limit:
        return cleaned, f'"{field.name}" has {len(cleaned)} characters; at most {field.limit} fit'
    if missing := [what for _, what in unprintable(cleaned, printable)]:
        return cleaned, f'"{field.name}" holds {", ".join(missing)}, which the kit\'s fonts cannot print'
    return cleaned, ""


def _load(text: str, path: str, problems: list[Problem]) -> dict[str, Any] | None:
    repeated: list[str] = []
    try:
        loaded = json.loads(text, object_pairs_hook=lambda pairs: _object(pairs, repeated))
    except RecursionError:
        problems.append(Problem(Location(path), Code.BAD_DETAIL, "this is not a details file: it is nested too deeply"))
        return None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        problems.append(Problem(Location(path, line), Code.BAD_DETAIL, f"this is not JSON: {getattr(error, 'msg', error)}"))
        return None
    if not isinstance(loaded, dict) or loaded.get("kit") != "details" or not isinstance(loaded.get("values"), dict):
        hint = 'it begins {"kit": "details", "version": 1, "values": {'
        problems.append(Problem(Location(path), Code.BAD_DETAIL, "this is not a details file", hint))
        return None
    version = loaded.get("version")
    if type(version) is not int or version != VERSION:  # true is no version, though Python takes it for 1
        message = f"this details file is of version {json.dumps(version)[:LONGEST_SHOWN]}; this kit reads version {VERSION}"
        problems.append(Problem(Location(path, _line_of(text, "version")), Code.BAD_DETAIL, message))
        return None
    for key in loaded:
        if key not in KEYS:
            where, shown = Location(path, _line_of(text, key)), _shown(key)
            problems.append(Problem(where, Code.UNKNOWN_DETAIL, f'a details file has no "{shown}"', did_you_mean(shown, KEYS)))
    for key in repeated:
        where = Location(path, _line_of(text, key, again=True))
        problems.append(Problem(where, Code.BAD_DETAIL, f'"{_shown(key)}" stands here a second time'))
    return loaded


def _object(pairs: list[tuple[str, object]], repeated: list[str]) -> dict[str, object]:
    """Read what JSON means by an object; JSON allows a key twice and says nothing of which counts."""
    made: dict[str, object] = {}
    for key, value in pairs:
        if key in made:
            repeated.append(key)
        made[key] = value
    return made


def _shown(key: str) -> str:
    """Shorten a key nobody knows to what can be shown: it may hold anything, and any length of it."""
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", key[:LONGEST_SHOWN])


def _wrong(name: str, value: object, fields: Mapping[str, Field]) -> tuple[Code, str, str] | None:
    if name not in fields:
        return Code.UNKNOWN_DETAIL, f'no field is called "{_shown(name)}"', did_you_mean(_shown(name), fields)
    if not isinstance(value, str):
        return Code.BAD_DETAIL, f'"{name}" has to be text in quotes', f'"{name}": "{fields[name].example}"'
    return None


def _line_of(text: str, key: str, *, again: bool = False) -> int:
    """Find the line on which a JSON key stands, for the first time or the last, for messages."""
    place = text.rfind(f'"{key}"') if again else text.find(f'"{key}"')
    return text.count("\n", 0, max(place, 0)) + 1
