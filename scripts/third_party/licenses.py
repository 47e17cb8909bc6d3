"""Find a package's license: in its own words, and by the name that SPDX has for it."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

from cyclonedx.contrib.license.exceptions import InvalidLicenseExpressionException, InvalidSpdxLicenseException
from cyclonedx.contrib.license.factories import LicenseFactory

if TYPE_CHECKING:
    from cyclonedx.model.license import License

LONGEST = 60  # characters; some packages put their whole license where its name belongs
# What packages call it, and what SPDX does. Four call theirs "BSD License": each has the text of three clauses.
SPDX = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU General Public License v2 or later (GPLv2+) or GNU Lesser General Public License v2 or later (LGPLv2+) or "
    "Mozilla Public License 1.1 (MPL 1.1)": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
}


def own_words(name: str) -> str:
    """Return what an installed package calls its license. Raises LookupError where it names none, or is not installed."""
    about = metadata.metadata(name)
    for written in (*(about.get_all("License-Expression") or []), *(about.get_all("License") or [])):
        if written and written != "UNKNOWN" and len(written) <= LONGEST and "\n" not in written:
            return str(written)
    classes = [line.rpartition(":: ")[2] for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    return " or ".join(classes) or _first_line(name)


def spdx_license(name: str, words: str) -> License:
    """Return a package's license by the name that SPDX has for it. Raises LookupError where those words stand for none."""
    expression, factory = SPDX.get(words, words), LicenseFactory()
    try:
        return factory.make_with_id(expression)
    except InvalidSpdxLicenseException:
        pass
    try:
        return factory.make_with_expression(expression)
    except InvalidLicenseExpressionException:
        raise LookupError(f'{name} calls its license "{words}": say in licenses.py which one of SPDX that is') from None


def _first_line(name: str) -> str:
    """Return what a license's own text begins with."""
    for file in metadata.files(name) or []:
        if file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING")):
            return next(line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    raise LookupError(f"{name} names no license")
