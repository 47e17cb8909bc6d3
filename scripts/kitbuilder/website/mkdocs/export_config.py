"""Write the settings of an exported site without anything of this project: no hook, macro, watched folder or variable."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, KitError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE, THEME, SITE_URL, REPORT_TO = "mkdocs.yml", "theme", "SITE_URL", "REPORT_TO"
WRITTEN = "# Written by `kit pages`; what is changed here is lost when it runs again.\n"
# A block is its first line and every deeper or empty line below it.
OURS = {
    "hooks": re.compile(r"^hooks:.*\n(?:[ ]+.*\n|\n(?=[ ]))*", re.MULTILINE),
    "watch": re.compile(r"^watch:.*\n(?:[ ]+.*\n|\n(?=[ ]))*", re.MULTILINE),
    # Zensical would stop at a link to a part of the page that the theme adds, because it takes it for broken.
    "strict": re.compile(r"^strict:.*\n", re.MULTILINE),
    "macros": re.compile(r"^plugins:\n  - macros:.*\n(?:[ ]{3,}.*\n|\n(?=[ ]{3}))*", re.MULTILINE),
}
EXTRA = re.compile(r"^extra:\n", re.MULTILINE)
LEFT = {"macros": "plugins: []\n"}  # without this line a generator uses its default plug-ins
FROM_ENVIRONMENT = re.compile(r'!ENV \[(\w+), "([^"]*)"\]')
FLAT = re.compile(r"^use_directory_urls: *(?:false|no|off|n)\b", re.MULTILINE | re.IGNORECASE)
NOT_FLAT = "use_directory_urls has to be true: the site's links lead to folders, and most would lead nowhere"
NAME = re.compile(r"^site_name: *(.+?) *$", re.MULTILINE)


def exported_settings(settings: str, environment: Mapping[str, str], extra: Mapping[str, object]) -> str:
    """Write the settings of an exported project, with what the theme asks for. Raises `KitError` when a part is missing."""
    for name, block in OURS.items():
        settings, found = block.subn(LEFT.get(name, ""), settings)
        if found != 1:
            raise _missing(name, f"`{name}` occurs {found} times instead of once")
    lines = "".join(f"  {name}: {json.dumps(value)}\n" for name, value in extra.items())
    settings, found = EXTRA.subn(f"extra:\n{lines}", settings)
    if found != 1:
        raise _missing("extra", f"`extra` occurs {found} times instead of once")
    return WRITTEN + FROM_ENVIRONMENT.sub(lambda setting: json.dumps(environment.get(setting[1], setting[2])), settings)


def flat_addresses(settings: str) -> list[Problem]:
    """Report settings that would write a page as `about.html` instead of `about/`."""
    found = FLAT.search(settings)
    if found is None:
        return []
    line = settings.count("\n", 0, found.start()) + 1
    return [Problem(Location(FILE, line), Code.WRONG_TYPE, NOT_FLAT, "take the line out")]


def name_of(settings: str) -> str:
    """Find the site's name. Raises `KitError` when it has none."""
    found = NAME.search(settings)
    if found is None:
        raise _missing("site_name", "the site has no name")
    return found[1]


def _missing(key: str, message: str) -> KitError:
    return KitError([Problem(Location(FILE), Code.MISSING_KEY, message, f"its line begins with {key}:")])
