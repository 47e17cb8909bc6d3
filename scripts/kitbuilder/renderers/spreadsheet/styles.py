"""What a cell is for becomes how it looks: one place for the colors, lines and number formats of every worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kitbuilder.model.sheet import ColumnType
from kitbuilder.renderers.spreadsheet.measure import lines_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from kitbuilder.model.sheet import Column

FONT = {"font_name": "Arial", "font_size": 10}  # at hand, or matched to the hair, wherever spreadsheets are read
TEXT_HEIGHT = 13.5  # points a line of it takes
ROW_HEIGHT = 18  # points: room to breathe
SHORT = 3  # letters: choices as short as a number
INK, QUIET, ACCENT = "#12303A", "#44545B", "#0B6B62"
TINT, PALE, LINE = "#E3EFEC", "#F4F7F6", "#C5D0D3"
BANNER, WARNING, GOOD = "#FFF3D6", "#FFF3D6", "#DFF1E6"
SERIES = (ACCENT, "#C77D1A", "#5B6F9E", "#8A3B5C")  # far enough apart in lightness for a black-and-white printer

NUMBER_FORMATS = {
    ColumnType.TEXT: "@",
    ColumnType.LIST: "@",
    ColumnType.DATE: "m/d/yyyy",
    ColumnType.WHOLE: "#,##0",
    ColumnType.NUMBER: "General",
    ColumnType.PERCENT: "0%",
    ColumnType.MONEY: "$#,##0.00",
}
WORDS = (ColumnType.TEXT, ColumnType.LIST)


def height_of(text: str, width: float) -> float:
    """Turn words in a column so many characters wide into the points they take when they turn at its edge."""
    return lines_of(text, width) * TEXT_HEIGHT


class Looks:
    """The formats of one workbook; the same look asked for twice is one format."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def make(self, **properties: str | int | bool) -> Format:
        """Turn properties, as XlsxWriter names them, into a format."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({**FONT, "font_color": INK, **properties})
        return self._made[key]

    def title(self) -> Format:
        """The sheet's name."""
        return self.make(bold=True, font_size=18, valign="vcenter")

    def subtitle(self) -> Format:
        """The template's title, behind the sheet's name."""
        return self.make(font_size=12, font_color=QUIET)

    def about(self) -> Format:
        """Running words above the table."""
        return self.make(text_wrap=True, valign="top", font_color=QUIET)

    def banner(self) -> Format:
        """The line that says the samples are made up."""
        return self.make(bg_color=BANNER, text_wrap=True, valign="vcenter", bottom=1, top=1, border_color=LINE, indent=1)

    def bold(self) -> Format:
        """Words set off within a cell."""
        return self.make(bold=True)

    def line_label(self) -> Format:
        """What a total counts."""
        return self.make(text_wrap=True, valign="vcenter", bottom=1, bottom_color=LINE)

    def line_value(self, kind: ColumnType) -> Format:
        """A total."""
        shown = "General" if kind in WORDS else NUMBER_FORMATS[kind]
        return self.make(bold=True, align="left", text_wrap=True, valign="vcenter", bottom=1, bottom_color=LINE, num_format=shown)

    def heading(self, column: Column) -> Format:
        """A column's heading; those worked out are in italics."""
        return self.make(
            **_side(column, center_money=True),
            bold=True,
            italic=bool(column.formula),
            bg_color=TINT,
            text_wrap=True,
            valign="vcenter",
            bottom=2,
            top=1,
            border_color=ACCENT,
        )

    def cell(self, column: Column, *, sample: bool) -> Format:
        """A cell of the table: what is worked out is shaded, what is made up is in italics."""
        is_words = column.type in WORDS
        shade: dict[str, str | int | bool] = {"bg_color": PALE, "font_color": QUIET} if column.formula else {}
        return self.make(
            **_side(column),
            **shade,
            num_format="General" if column.formula and is_words else NUMBER_FORMATS[column.type],
            text_wrap=is_words,
            italic=sample,
            valign="vcenter",
            bottom=1,
            right=1,
            border_color=LINE,
        )

    def warning_row(self) -> Format:
        """Laid over a row that wants attention."""
        return self.make(bg_color=WARNING)

    def warning_mark(self) -> Format:
        """Laid over its sign."""
        return self.make(bold=True, font_color="#7A3E00", bg_color=WARNING)

    def good_mark(self) -> Format:
        """Laid over the sign of a row that is as it should be."""
        return self.make(bold=True, font_color="#0A5A2A", bg_color=GOOD)


def _side(column: Column, *, center_money: bool = False) -> dict[str, str | int | bool]:
    """Words begin at the left, amounts end below each other, everything else is short and stands in the middle."""
    is_short = bool(column.values) and not column.choices_from and max(map(len, column.values)) <= SHORT
    if column.type in WORDS and not is_short:
        return {"align": "left", "indent": 1}
    if column.type is ColumnType.MONEY and not center_money:
        return {"align": "right", "indent": 1}
    return {"align": "center"}
