"""The site's `mkdocs.yml` becomes one that needs nothing of ours: no hook, no macros, no watched folder, no environment."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, KitError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE, THEME, SITE_URL, REPORT_TO = "mkdocs.yml", "theme", "SITE_URL", "REPORT_TO"
WRITTEN = "# Written by `kit pages`; what is changed here is lost when it runs again.\n"
# A block is its first line and every deeper or empty one below it.
OURS = {
    "hooks": re.compile(r"^hooks:.*\n(?:[ ]+.*\n|\n(?=[ ]))*", re.MULTILINE),
    "watch": re.compile(r"^watch:.*\n(?:[ ]+.*\n|\n(?=[ ]))*", re.MULTILINE),
    "macros": re.compile(r"^plugins:\n  - macros:.*\n(?:[ ]{3,}.*\n|\n(?=[ ]{3}))*", re.MULTILINE),
}
EXTRA = re.compile(r"^extra:\n", re.MULTILINE)
LEFT = {"macros": "plugins: []\n"}  # without this line a generator takes the plug-ins it thinks usual
FROM_ENVIRONMENT = re.compile(r'!ENV \[(\w+), "([^"]*)"\]')
FLAT = re.compile(r"^use_directory_urls: *(?:false|no|off|n)\b", re.MULTILINE | re.IGNORECASE)
NOT_FLAT = "use_directory_urls has to be true: the site's links lead to folders, and most would lead nowhere"
NAME = re.compile(r"^site_name: *(.+?) *$", re.MULTILINE)


def without_us(settings: str, environment: Mapping[str, str], policy: Mapping[str, str]) -> str:
    """Write the settings of a site whose pages are finished, with the pages' policy. Raises KitError when a part is missing."""
    for name, block in OURS.items():
        settings, found = block.subn(LEFT.get(name, ""), settings)
        if found != 1:
            raise _missing(name, f"`{name}` stands {found} times where once is expected")
    settings, found = EXTRA.subn(f"extra:\n  policy: {json.dumps(policy)}\n", settings)
    if found != 1:
        raise _missing("extra", f"`extra` stands {found} times where once is expected")
    return WRITTEN + FROM_ENVIRONMENT.sub(lambda one: json.dumps(environment.get(one[1], one[2])), settings)


def flat_addresses(settings: str) -> list[Problem]:
    """The problem of settings that make a page `about.html` instead of `about/`; none is no problem."""
    found = FLAT.search(settings)
    if found is None:
        return []
    line = settings.count("\n", 0, found.start()) + 1
    return [Problem(Location(FILE, line), Code.WRONG_TYPE, NOT_FLAT, "take the line out")]


def name_of(settings: str) -> str:
    """What the site is called. Raises KitError when it has no name."""
    found = NAME.search(settings)
    if found is None:
        raise _missing("site_name", "the site has no name")
    return found[1]


def _missing(key: str, message: str) -> KitError:
    return KitError([Problem(Location(FILE), Code.MISSING_KEY, message, f"its line begins with {key}:")])
