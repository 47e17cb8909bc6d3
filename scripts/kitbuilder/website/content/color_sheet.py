"""Write the style sheet that names the site's colors, light and dark, from the look of the kit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.look import SiteLook

COLOR_SHEET = "web/colors.css"  # beside the sheets of the theme, with which it is joined
EVERY, DARK, UNCHOSEN = "[data-md-color-scheme]", '[data-md-color-scheme="slate"]', '.no-js [data-md-color-scheme="default"]'


def color_sheet(look: SiteLook) -> bytes:
    """Write both color schemes. Dark is for screens alone: paper is white, whatever was chosen.

    The dark one is written twice: for visitors who chose it, and for those whose system asks for it where no script can choose.
    """
    chosen = f"@media screen {{\n{_rule(DARK, look.dark)}}}\n"
    asked = f"@media screen and (prefers-color-scheme: dark) {{\n{_rule(UNCHOSEN, look.dark)}}}\n"
    return (_rule(EVERY, look.light) + chosen + asked).encode()


def _rule(selector: str, colors: Mapping[str, str]) -> str:
    declared = "".join(f"  --kit-{name}: {color};\n" for name, color in colors.items())
    return f"{selector} {{\n{declared}}}\n"
