"""Hold how everything looks, as `kit/style/look.yml` says it: one part for each thing that draws."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.page_size import PageSize


class Face(StrEnum):
    """A face that a field can be typed in, so that what is typed matches the words around it."""

    SANS = "sans-regular"
    SANS_STRONG = "sans-strong"
    SERIF = "serif-regular"
    SERIF_STRONG = "serif-strong"

    @classmethod
    def of(cls, *, serif: bool, strong: bool) -> Face:
        """Name the face for words that are set in serif type or not, strong or not."""
        if serif:
            return cls.SERIF_STRONG if strong else cls.SERIF
        return cls.SANS_STRONG if strong else cls.SANS


@dataclass(frozen=True, slots=True)
class PaperLook:
    """How PDFs and pictures look. Measures are in points, colors by name as `#rrggbb`.

    `sans` and `serif` are the names of the typefaces, `fonts` the files in `kit/style/fonts` that forms are typed in. `text` is
    the size of type of what leaves the practice, `inside` that of what stays, `large` and `small` those of what is read from
    afar, and last; `reading`, `sentence` and `writing` are heights of lines; `airiest` is that of one to write on where a page
    has room to spare. `logo_width` and `logo_height` are the most room that a logo has in a letterhead, `logo_gap` is what parts
    it from the words. `page` is the sheet all this is printed on, and `margin` is that of US letter.
    """

    page: PageSize
    colors: Mapping[str, str]
    sans: str
    serif: str
    fonts: Mapping[Face, str]
    margin: float
    top: float
    bottom: float
    gutter: float
    text: float
    inside: float
    large: float
    small: float
    reading: float
    sentence: float
    writing: float
    airiest: float
    rule: float
    tick: float
    logo_width: float
    logo_height: float
    logo_gap: float

    @property
    def logo_room(self) -> tuple[float, float]:
        """How wide and high a logo is at most."""
        return self.logo_width, self.logo_height

    @property
    def side(self) -> float:
        """How wide the margins left and right are on this paper."""
        return self.page.side(self.margin)

    @property
    def measure(self) -> float:
        """How wide the text of a page is."""
        return self.page.width - 2 * self.side

    @property
    def turned_measure(self) -> float:
        """How wide the text of a turned page is."""
        return self.page.length - 2 * self.side


@dataclass(frozen=True, slots=True)
class WordLook:
    """How Word files look: the typeface, and the colors of Word's own theme by the names Word has for them.

    `page`, `writing` and the room for a logo, in points, are those of paper. Sizes of type and margins are the editor's of
    `reference.docx`.
    """

    page: PageSize
    face: str
    theme: tuple[tuple[str, str], ...]
    writing: float
    logo_room: tuple[float, float]
    logo_gap: float


@dataclass(frozen=True, slots=True)
class SpreadsheetLook:
    """How worksheets look: the sheet they are printed on, the typeface, its size in points, and a color for each use."""

    page: PageSize
    face: str
    size: float
    ink: str
    quiet: str
    accent: str
    tint: str
    pale: str
    line: str
    banner: str
    warning: str
    warning_ink: str
    good: str
    good_ink: str
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlidesLook:
    """How slides look: the typefaces of headings and of text, and the colors of PowerPoint's theme by the names it has for them.

    Sizes of type, places and the drawing are the editor's of `reference.pptx`.
    """

    heading: str
    text: str
    theme: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SiteLook:
    """The colors of the site by what its styles call them, in its light and in its dark scheme."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How everything looks."""

    paper: PaperLook
    word: WordLook
    spreadsheet: SpreadsheetLook
    slides: SlidesLook
    site: SiteLook

    def on(self, page: PageSize) -> Look:
        """Return the same look on other paper."""
        return replace(
            self,
            paper=replace(self.paper, page=page),
            word=replace(self.word, page=page),
            spreadsheet=replace(self.spreadsheet, page=page),
        )
