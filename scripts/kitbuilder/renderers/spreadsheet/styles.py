"""Define the look of cells by their purpose: lines and number formats here, colors and typeface from the look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kitbuilder.model.sheet import ColumnType
from kitbuilder.renderers.spreadsheet.measure import lines_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from kitbuilder.model.look import SpreadsheetLook
    from kitbuilder.model.sheet import Column

TEXT_HEIGHT = 13.5  # points a line of it takes
ROW_HEIGHT = 18  # points: room to breathe
SHORT = 3  # letters: choices as short as a number

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


def font_of(look: SpreadsheetLook) -> dict[str, str | float]:
    """Name the typeface and the size of plain words, as XlsxWriter asks for them."""
    return {"font_name": look.face, "font_size": int(look.size) if look.size.is_integer() else look.size}


def height_of(text: str, width: float) -> float:
    """Measure the height in points of words that wrap in a column this many characters wide."""
    return lines_of(text, width) * TEXT_HEIGHT


class Looks:
    """Makes the formats of one workbook; the same look asked for twice is one format."""

    def __init__(self, workbook: Workbook, look: SpreadsheetLook) -> None:
        self._workbook = workbook
        self.look = look
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def make(self, **properties: str | int | bool) -> Format:
        """Make a format from properties, as XlsxWriter names them."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({**font_of(self.look), "font_color": self.look.ink, **properties})
        return self._made[key]

    def title(self) -> Format:
        """Make the format of the sheet's name."""
        return self.make(bold=True, font_size=18, valign="vcenter")

    def subtitle(self) -> Format:
        """Make the format of the template's title, behind the sheet's name."""
        return self.make(font_size=12, font_color=self.look.quiet)

    def about(self) -> Format:
        """Make the format of running words above the table."""
        return self.make(text_wrap=True, valign="top", font_color=self.look.quiet)

    def notice(self) -> Format:
        """Make the format of a line that speaks only while there is something to say, such as that rows are made up."""
        return self.make(text_wrap=True, valign="vcenter", indent=1)

    def notice_shown(self) -> Format:
        """Make the format that is laid over such a line while it speaks."""
        return self.make(bg_color=self.look.banner, bottom=1, top=1, border_color=self.look.line)

    def bold(self) -> Format:
        """Make the format of words set off within a cell."""
        return self.make(bold=True)

    def line_label(self) -> Format:
        """Make the format of a total's label."""
        return self.make(text_wrap=True, valign="vcenter", bottom=1, bottom_color=self.look.line)

    def line_value(self, kind: ColumnType) -> Format:
        """Make the format of a total."""
        shown = "General" if kind in WORDS else NUMBER_FORMATS[kind]
        return self.make(
            bold=True, align="left", text_wrap=True, valign="vcenter", bottom=1, bottom_color=self.look.line, num_format=shown
        )

    def heading(self, column: Column) -> Format:
        """Make the format of a column's heading; those of worked-out columns are in italics."""
        return self.make(
            **_side(column, center_money=True),
            bold=True,
            italic=bool(column.formula),
            bg_color=self.look.tint,
            text_wrap=True,
            valign="vcenter",
            bottom=2,
            top=1,
            border_color=self.look.accent,
        )

    def cell(self, column: Column, *, sample: bool) -> Format:
        """Make the format of a cell of the table: what is worked out is shaded, what is made up is in italics."""
        is_words = column.type in WORDS
        shade: dict[str, str | int | bool] = {"bg_color": self.look.pale, "font_color": self.look.quiet} if column.formula else {}
        return self.make(
            **_side(column),
            **shade,
            num_format="General" if column.formula and is_words else NUMBER_FORMATS[column.type],
            text_wrap=is_words,
            italic=sample,
            valign="vcenter",
            bottom=1,
            right=1,
            border_color=self.look.line,
        )

    def closing(self) -> Format:
        """Make the format of the line that closes the table."""
        colors = {"bg_color": self.look.tint, "font_color": self.look.quiet, "border_color": self.look.accent}
        return self.make(**colors, italic=True, valign="vcenter", top=2)

    def warning_row(self) -> Format:
        """Make the format that is laid over a row that wants attention."""
        return self.make(bg_color=self.look.warning)

    def warning_mark(self) -> Format:
        """Make the format that is laid over such a row's sign."""
        return self.make(bold=True, font_color=self.look.warning_ink, bg_color=self.look.warning)

    def good_mark(self) -> Format:
        """Make the format that is laid over the sign of a row that is as it should be."""
        return self.make(bold=True, font_color=self.look.good_ink, bg_color=self.look.good)


def _side(column: Column, *, center_money: bool = False) -> dict[str, str | int | bool]:
    """Align words left, amounts right so that their digits line up, and everything else, which is short, in the middle."""
    is_short = bool(column.values) and not column.choices_from and max(map(len, column.values)) <= SHORT
    if column.type in WORDS and not is_short:
        return {"align": "left", "indent": 1}
    if column.type is ColumnType.MONEY and not center_money:
        return {"align": "right", "indent": 1}
    return {"align": "center"}
