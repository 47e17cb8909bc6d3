"""LibreOffice, with somebody at work in it: one program for all tests that ask for it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import pytest
from openpyxl.utils import get_column_letter

from first_run.programs import BRIDGE_PACKAGE, find_bridge
from kitbuilder.renderers import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.sheet import Sheet

REVENUE = "referral-to-revenue-tracker"
TRACKERS = (REVENUE, "outcomes-tracker", "ninety-day-touchpoint-calendar", "referral-source-target-list")
ROWS = 400
FAR = f"AZ{ROWS}"
CLOSING = "More rows: right-click the row above this line and insert them. Then copy the shaded cells of a ready row into them."
DRIVER = Path(__file__).with_name("office_driver.py")
WITHOUT_BRIDGE = "no one works in the trackers (LibreOffice, and a Python that can speak with it)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out, openly, what needs LibreOffice where no Python can speak with it."""
    asking = [item for item in items if "office" in getattr(item, "fixturenames", ())]
    if asking:
        mark = pytest.mark.optional(find_bridge() or BRIDGE_PACKAGE, WITHOUT_BRIDGE)
        for item in asking:
            item.add_marker(mark)


class Office:
    """Hand commands to `office_driver.py`, which says what each does, and take its answers."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def __call__(self, command: str, *given: object) -> Any:
        """Have one command done; a driver that failed has said why on its own error output."""
        into, out = cast("IO[str]", self.process.stdin), cast("IO[str]", self.process.stdout)
        into.write(json.dumps([command, *given]) + "\n")
        into.flush()
        answer = out.readline()
        assert answer, f"LibreOffice did not survive: {command} {given}"
        return json.loads(answer)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Start LibreOffice with a profile of its own, and end it after the last test."""
    command = [find_bridge(), str(DRIVER), str(shutil.which("soffice")), str(tmp_path_factory.mktemp("office"))]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield Office(process)
    process.communicate(timeout=60)


@pytest.fixture(scope="session")
def trackers(real: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every tracker as it is handed out, by its slug."""
    folder = tmp_path_factory.mktemp("trackers")
    made = {slug: folder / f"{slug}.xlsx" for slug in TRACKERS}
    for slug, file in made.items():
        file.write_bytes(FORMATS["spreadsheet"].render(real.template(slug), real))
    return made


class Worksheet:
    """One worksheet that is open in LibreOffice, its columns by their names and its rows below the heading from 0."""

    def __init__(self, office: Office, sheet: Sheet) -> None:
        self.office, self.name, self.samples = office, sheet.name, len(sheet.samples)
        read, wanted = office("read", sheet.name, f"A1:{FAR}"), {column.name for column in sheet.columns}
        self.heading = next(number for number, row in enumerate(read, 1) if wanted <= set(row))
        self.names = [str(cell) for cell in read[self.heading - 1] if cell]

    def address(self, column: str, row: int) -> str:
        return f"{get_column_letter(self.names.index(column) + 1)}{self.heading + 1 + row}"

    def type(self, rows: list[dict[str, object]], first: int = 0) -> None:
        typed = {self.address(name, row): value for row, cells in enumerate(rows, first) for name, value in cells.items()}
        self.office("write", self.name, typed)

    def column(self, name: str, rows: int) -> list[object]:
        return [row[0] for row in self.office("read", self.name, f"{self.address(name, 0)}:{self.address(name, rows - 1)}")]

    def row(self, row: int) -> dict[str, object]:
        found = self.office("read", self.name, f"{self.address(self.names[0], row)}:{self.address(self.names[-1], row)}")
        return dict(zip(self.names, found[0], strict=True))

    def delete_samples(self) -> None:
        self.office("delete", self.name, self.heading + 1, self.samples)

    def above(self) -> list[object]:
        """Everything said above the table."""
        return [cell for row in self.office("read", self.name, f"A1:{FAR}")[: self.heading - 1] for cell in row if cell != ""]

    def grow(self, rows: int, worked_out: list[str]) -> None:
        """Insert rows above the last ready one and copy the shaded cells down, as the guide says."""
        last = self.office("read", self.name, f"A1:A{ROWS}").index([CLOSING])
        self.office("insert", self.name, last, rows)
        for name in worked_out:
            self.office("fill", self.name, f"{self.address(name, 0)}:{self.address(name, last - self.heading + rows - 1)}", 1)

    def notice(self) -> str:
        """What is said right above the heading."""
        return str(self.office("read", self.name, f"A{self.heading - 1}")[0][0]).strip()

    def total(self, label: str) -> object:
        said = self.above()
        return said[said.index(label) + 1]


def opened(office: Office, trackers: dict[str, Path], real: Catalogue, slug: str) -> dict[str, Worksheet]:
    office("open", str(trackers[slug]))
    return {sheet.name: Worksheet(office, sheet) for sheet in real.template(slug).sheets}
