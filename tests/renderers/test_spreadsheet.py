"""The workbook: what stands where, what may be typed, what prints; nothing anybody typed is ever run."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitbuilder.formula import Calculation, check_sheets, day_number, with_marks
from kitbuilder.formula.values import Fault
from kitbuilder.model.document import Note
from kitbuilder.model.problem import Location
from kitbuilder.readers.sheets import read_sheet
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.spreadsheet.plain_worksheet import PlainWorksheet

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.sheet import Sheet

render = FORMATS["spreadsheet"].render
OFFICES = """\
name: Offices
about: One row per made-up office.
rows: 6
columns:
  - {name: Source code, width: 12, help: Your own code.}
  - {name: provider_name, width: 20}
samples:
  - {Source code: FICT-A, provider_name: Ada Okafor}
"""
VISITS = """\
name: Visits
about: One row per made-up visit.
rows: 8
columns:
  - {name: Office, type: list, values: "Offices[Source code]", width: 12}
  - {name: Kept, type: list, values: ["Yes", "No"], width: 9}
  - {name: Day, type: date, width: 12}
  - {name: Start, type: whole, width: 9}
  - {name: Finish, type: whole, width: 9}
  - {name: Change, type: whole, width: 9, formula: '=IF(OR([Start]="",[Finish]=""),"",[Finish]-[Start])'}
  - {name: Twice, type: whole, width: 9, folded: true, formula: '=IF([Change]="","",[Change]*2)'}
flags:
  - {when: '=AND([Change]<>"",[Change]<0)', mark: warning, label: Worse}
  - {when: '=AND([Change]<>"",[Change]>0)', mark: good}
samples:
  - {Office: FICT-A, Kept: "Yes", Day: 2026-03-02, Start: 8, Finish: 11}
  - {Office: FICT-A, Kept: "No", Day: 2026-04-02, Start: 8, Finish: 7}
lines:
  - {label: Visits, type: whole, formula: '=COUNTA(Visits[Office])'}
  - {label: In words, type: text, formula: '=IF(COUNT(Visits[Change])<5,"Few","Enough")'}
chart: {title: Change, kind: column, labels: Office, values: [Change], rows: 4}
"""


def made(*blocks: str) -> tuple[Sheet, ...]:
    read = [read_sheet(block, Location("kit/templates/made-up.md"), []) for block in blocks]
    return tuple(sheet for sheet in read if sheet)


@pytest.fixture(scope="module")
def tracker(sample: Catalogue) -> Template:
    sheets = made(OFFICES, VISITS)
    assert len(sheets) == 2
    counts = sample.template("counts")
    return replace(counts, document=(*(block for block in counts.document if isinstance(block, Note)), *sheets))


@pytest.fixture(scope="module")
def file(tracker: Template, sample: Catalogue) -> bytes:
    return render(tracker, sample)


def opened(file: bytes, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(file), data_only=values)


def heading_row(worksheet: Worksheet, name: str) -> int:
    return next(row[0].row for row in worksheet.iter_rows() if name in [cell.value for cell in row])


def part(file: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return archive.read(name).decode()


def test_every_sheet_is_a_tab_and_the_last_one_explains(file: bytes) -> None:
    workbook = opened(file)
    assert workbook.sheetnames == ["Offices", "Visits", "How to use"]
    said = "\n".join(str(cell.value) for (cell,) in workbook["How to use"].iter_rows())
    assert "Type over the sample rows." in said  # the template's own note
    assert "FICTIONAL SAMPLE" in said
    assert "Offices_rows as its table" in said  # it has a column that the kit's letters ask for


def test_the_banner_says_how_many_rows_are_made_up_and_how_to_know_them(file: bytes) -> None:
    worksheet, kept = opened(file)["Visits"], opened(file, values=True)["Visits"]
    banner = next(cell.value for row in kept.iter_rows() for cell in row if "FICTIONAL SAMPLE" in str(cell.value))
    assert banner.startswith("FICTIONAL SAMPLE. Made-up rows: 2, with FICT under Office. To clear them, select their row numbers")
    first = heading_row(worksheet, "Office") + 1
    assert [worksheet.cell(row, 2).value for row in range(first, first + 3)] == ["FICT-A", "FICT-A", None]
    assert [worksheet.cell(row, 2).font.italic for row in range(first, first + 3)] == [True, True, False]


def test_the_value_kept_beside_each_formula_is_what_it_comes_to(file: bytes, tracker: Template, sample: Catalogue) -> None:
    formulas, values = opened(file)["Visits"], opened(file, values=True)["Visits"]
    sheets = [with_marks(sheet) for sheet in tracker.sheets]
    calculation = Calculation(sheets, day_number(sample.kit.as_of))
    top = heading_row(formulas, "Office") + 1
    checked = 0
    for place, column in enumerate(sheets[1].columns, 1):
        for row in range(8):
            expected = calculation.cell("Visits", column.name, row)
            assert not isinstance(expected, Fault)
            found = values.cell(top + row, place).value
            assert (found or "") == (expected or "") or column.name == "Day"
            checked += str(formulas.cell(top + row, place).value).startswith("=")
    assert checked == 3 * 8  # Mark, Change, Twice: ready in every row
    assert values.cell(top + 7, 7).value in ("", None)  # and empty where nothing has been typed


def test_a_preview_shows_the_week_in_which_the_kit_was_reviewed(real: Catalogue) -> None:
    """Protected View and previews show the values kept in the file: they are those of a day within the samples' weeks."""
    values = opened(render(real.template("ninety-day-touchpoint-calendar"), real), values=True)["Calendar"]
    top = heading_row(values, "Week now")
    place = [cell.value for cell in values[top]].index("Week now")
    begun = values.cell(top + 1, 4).value
    assert real.kit.reviewed == "2026-11-28"
    assert str(begun) == "2026-11-09 00:00:00"
    assert {row[place].value for row in values.iter_rows(min_row=top + 1, max_row=top + 4)} == {3}


def test_a_mark_says_in_words_what_the_color_says(file: bytes) -> None:
    values = opened(file, values=True)["Visits"]
    top = heading_row(values, "Office") + 1
    assert [values.cell(top + row, 1).value for row in range(3)] == ["✓", "! Worse", None]
    rules = [rule.formula[0] for found in opened(file)["Visits"].conditional_formatting for rule in found.rules]
    assert any('="!"' in rule for rule in rules)
    assert any('="✓"' in rule for rule in rules)


def test_a_list_offers_its_words_or_another_sheets_column(file: bytes) -> None:
    workbook = opened(file)
    offices, top = workbook["Offices"], heading_row(workbook["Visits"], "Office") + 1
    first = heading_row(offices, "Source code") + 1
    rules = {str(rule.sqref): rule for rule in workbook["Visits"].data_validations.dataValidation}
    assert rules[f"B{top}:B{top + 8}"].formula1 == f"'Offices'!$A${first}:$A${first + 5}"
    assert rules[f"C{top}:C{top + 8}"].formula1 == '"Yes,No"'
    assert rules[f"D{top}:D{top + 8}"].type == "date"
    assert rules[f"E{top}:E{top + 8}"].type == "whole"
    helped = {str(rule.sqref): rule.prompt for rule in offices.data_validations.dataValidation}
    assert helped[f"A{first}:A{first + 6}"] == "Your own code."


def test_headings_stay_in_sight_on_screen_and_on_paper(file: bytes, tracker: Template, sample: Catalogue) -> None:
    worksheet = opened(file)["Offices"]
    top = heading_row(worksheet, "Source code")
    assert worksheet.freeze_panes == f"A{top + 1}"
    assert worksheet.print_title_rows == f"${top}:${top}"
    assert worksheet.page_setup.paperSize == 1
    assert worksheet.sheet_properties.pageSetUpPr.fitToPage
    assert worksheet.page_setup.fitToHeight == 0  # as many pages long as it takes, one wide
    assert sample.form_number(tracker) in worksheet.oddFooter.left.text


def test_what_stays_in_sight_never_fills_a_small_screen(file: bytes, real: Catalogue) -> None:
    assert opened(file)["Visits"].freeze_panes is None  # its chart stands above the heading
    for template in real.templates:
        for worksheet in opened(render(template, real)).worksheets if template.sheets else ():
            frozen = worksheet.sheet_view.pane.ySplit if worksheet.sheet_view.pane else 0
            assert sum(worksheet.row_dimensions[row].height or 18 for row in range(1, int(frozen or 0) + 1)) < 240


def test_the_practice_stands_in_the_head_once_it_is_known(tracker: Template, sample: Catalogue, file: bytes) -> None:
    assert opened(file)["Visits"].oddHeader.left.text is None
    merged = render(tracker, replace(sample, details={"practice_name": "Body & Soul"}))
    assert "Body &amp;&amp; Soul" in part(merged, "xl/worksheets/sheet2.xml")  # one ampersand would begin a command


def test_a_helper_column_is_folded_away(file: bytes) -> None:
    columns = opened(file)["Visits"].column_dimensions
    assert columns["H"].hidden
    assert not columns["G"].hidden


def test_the_chart_can_be_heard_and_covers_nothing(file: bytes) -> None:
    drawing = part(file, "xl/drawings/drawing1.xml")
    assert 'descr="Change. A column chart of Change for each Office, drawn from the table below."' in drawing
    (left,), (bottom,) = re.findall(r"<xdr:from><xdr:col>(\d+)", drawing), re.findall(r"<xdr:to>.*?<xdr:row>(\d+)", drawing)
    worksheet = opened(file)["Visits"]
    total = worksheet.cell(next(row[0].row for row in worksheet.iter_rows() if row[0].value == "Visits" and row[0].row > 1), 1)
    assert total.row is not None
    values = [cell.column for cell in worksheet[total.row] if str(cell.value).startswith("=")]
    assert int(left) >= max(values)
    assert int(bottom) < heading_row(worksheet, "Office") - 1


def test_the_rows_have_a_name_for_a_mail_merge(file: bytes) -> None:
    workbook = opened(file)
    top = heading_row(workbook["Offices"], "Source code")
    assert workbook.defined_names["Offices_rows"].value == f"'Offices'!$A${top}:$B${top + 6}"


def test_the_real_trackers_formulas_are_sound(real: Catalogue) -> None:
    assert [problem for template in real.templates for problem in check_sheets(template.sheets)] == []


def test_an_office_is_the_same_made_up_one_in_every_tracker(real: Catalogue) -> None:
    practices: dict[object, set[object]] = {}
    for sheet in (sheet for template in real.templates for sheet in template.sheets):
        names = [column.name for column in sheet.columns]
        if "Source code" in names:
            for sample in sheet.samples:
                found = practices.setdefault(sample[names.index("Source code")], set())
                found.update(sample[names.index(name)] for name in ("Practice", "provider_practice") if name in names)
    assert {"FICT-A", "FICT-B", "FICT-C"} <= set(practices)
    assert [code for code, found in practices.items() if not str(code).startswith("FICT-") or len(found) != 1] == []


def test_the_same_tracker_gives_the_same_bytes(tracker: Template, sample: Catalogue, file: bytes) -> None:
    assert render(tracker, sample) == file
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_writing_formulas_as_they_are_changes_no_byte(real: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    tracker = real.template("referral-to-revenue-tracker")
    quick = render(tracker, real)
    monkeypatch.delattr(PlainWorksheet, "_prepare_formula")
    assert render(tracker, real) == quick


TYPED = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=12)


@settings(max_examples=25)
@given(st.sampled_from(["", "=", "+", "-", "@", "{=", "\t", "\n", "http://", "_x0041_", "12"]), TYPED)
def test_what_was_typed_stays_what_it_was(tracker: Template, sample: Catalogue, start: str, typed: str) -> None:
    said = start + typed
    (offices,) = made(OFFICES)
    typed_in = replace(tracker, document=(replace(offices, samples=(("FICT-A", said),)),))
    worksheet = opened(render(typed_in, sample))["Offices"]
    cell = worksheet.cell(heading_row(worksheet, "Source code") + 1, 2)
    assert cell.data_type == "s"
    assert cell.value == said
