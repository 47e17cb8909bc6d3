"""A list of members is read as spreadsheet programs write it; a line with a fault is told, and the others are taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitbuilder.model.problem import KitError
from kitbuilder.readers import printable_characters, read_fields_file, read_members
from logos import drawn_logo

KIT = Path(__file__).resolve().parents[2] / "kit"
FIELDS, PRINTABLE = read_fields_file(KIT), printable_characters(KIT)


def read(tmp_path: Path, text: str) -> tuple[list[tuple[int, str, dict[str, str]]], list[str]]:
    file = tmp_path / "members.csv"
    file.write_bytes(text.encode())
    members, problems = read_members(file, FIELDS, PRINTABLE)
    told = [str(problem).removeprefix(f"{file}:") for problem in problems]
    return [(member.line, member.file, dict(member.values)) for member in members], told


def test_a_list_is_read_as_any_spreadsheet_program_writes_it(tmp_path: Path) -> None:
    rows = [("your_name", "practice_name"), ("Jordan  Reyes ", "Harbor"), ("Łukasz Ngũgĩ", "")]
    expected = [
        (2, "Jordan Reyes – Harbor.zip", {"your_name": "Jordan Reyes", "practice_name": "Harbor"}),
        (3, "Łukasz Ngũgĩ.zip", {"your_name": "Łukasz Ngũgĩ"}),
    ]
    for mark, between, end in (("", ",", "\n"), ("\ufeff", ";", "\r\n"), ("", "\t", "\r")):
        text = mark + end.join(between.join(row) for row in rows) + end
        assert read(tmp_path, text) == (expected, [])


def test_a_line_with_a_fault_is_told_with_its_line_and_the_rest_is_taken(tmp_path: Path) -> None:
    text = 'your_name,practice_phone\nSam,"207\n555"\n\nAna,1,2\n日,1\n,\n" ",x\n,"\t"\nKim,' + "1" * 41 + "\nLee\n"
    members, told = read(tmp_path, text)
    assert [(line, name) for line, name, _ in members] == [(2, "Sam.zip"), (8, "Member.zip"), (11, "Lee.zip")]
    assert [line.partition(":")[0] for line in told] == ["5", "6", "10"]
    assert "this line has 3 cells, and the list 2 columns" in told[0]
    assert "which the kit's fonts cannot print" in told[1]
    assert '"practice_phone" has 41 characters; at most 40 fit' in told[2]


def test_members_of_one_name_are_told_apart_and_a_column_may_name_the_files(tmp_path: Path) -> None:
    members, _ = read(tmp_path, "your_name\nSam Reyes\nsam reyes\nAna\n")
    assert [name for _, name, _ in members] == ["Sam Reyes, line 2.zip", "sam reyes, line 3.zip", "Ana.zip"]
    members, _ = read(tmp_path, "file,your_name\nM-0017,Sam\n../../etc/passwd,Ana\ncon,Lee\n,Kim\n")
    assert [name for _, name, _ in members] == ["M-0017.zip", "etc passwd.zip", "con -.zip", "Kim.zip"]


def test_a_line_may_name_a_picture_by_its_path_from_the_list(tmp_path: Path) -> None:
    (tmp_path / "logos").mkdir()
    (tmp_path / "logos" / "harbor.png").write_bytes(drawn_logo().png)
    (tmp_path / "drawing.svg").write_text("<svg/>", encoding="utf-8")
    file = tmp_path / "members.csv"
    lines = "Sam,Harbor,logos/harbor.png\nAna,Casco,\nLee,Saco,drawing.svg\nKim,Acadia,gone.png\nDee\n"
    file.write_text(f"your_name,practice_name,logo\n{lines}", encoding="utf-8")
    members, problems = read_members(file, FIELDS, PRINTABLE)
    assert [member.logo for member in members] == [drawn_logo(alt="Harbor"), None, None]
    assert [str(problem).removeprefix(f"{file}:") for problem in problems] == [
        "4: bad-detail: the logo is SVG, which not every file can hold (save it as PNG)",
        "5: bad-detail: the logo cannot be read: No such file or directory (its path begins at the folder of this file)",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Your_Name\nSam\n", 'unknown-detail: no field is called "Your_Name" (did you mean "your_name"?)'),
        ("your_name,\nSam,1\n", "unknown-detail: column 2 has no name"),
        ("your_name,your_name\nSam,Ana\n", 'bad-detail: the column "your_name" stands here a second time'),
        ("your_name,client_initials\nSam,X.\n", '"client_initials" belongs to an office or a client'),
        ("file\nSam\n", "bad-detail: no column is a field of a member's own (kit fields lists them)"),
        ('your_name\nSam\n"Ana\n', "members.csv:3: bad-detail: the list cannot be read from here on"),
        ("", "empty-file"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_whole(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(KitError) as refused:
        read(tmp_path, text)
    assert says in str(refused.value)
