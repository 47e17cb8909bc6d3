"""Work in a spreadsheet as a person does, in LibreOffice: run by the Python that LibreOffice brings, not by ours.

Each line read is a JSON list, a command and what it is given; each line written is its JSON answer.
"""

import json
import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table import TableSortField

FIRST_DEADLINE = 120  # seconds: LibreOffice makes its profile when it is first started
HTML = "HTML (StarCalc)"


def setting(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def started(soffice, folder):
    """Start LibreOffice with a profile of its own and return its process and its desktop."""
    pipe = f"kit{pathlib.Path(folder).name}"
    listening = f"--accept=pipe,name={pipe};urp;"
    profile = f"-env:UserInstallation={pathlib.Path(folder).as_uri()}"
    process = subprocess.Popen([soffice, "--headless", "--norestore", "--nologo", profile, listening])
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    until = time.monotonic() + FIRST_DEADLINE
    while True:
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            if process.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.1)
    return process, remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)


class Office:
    """One open workbook at a time. Rows and columns count from 1 and A, as people see them."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.document = None

    def open(self, path):
        self.close()
        self.document = self.desktop.loadComponentFromURL(pathlib.Path(path).as_uri(), "_blank", 0, (setting("Hidden", True),))
        return [sheet.Name for sheet in self.document.Sheets]

    def close(self):
        if self.document:
            self.document.close(True)
        self.document = None

    def sheet(self, name):
        return self.document.Sheets.getByName(name)

    def delete(self, sheet, row, count):
        """Choose row numbers and Delete."""
        self.sheet(sheet).Rows.removeByIndex(row - 1, count)

    def insert(self, sheet, row, count):
        """Choose row numbers and Insert Rows Above."""
        self.sheet(sheet).Rows.insertByIndex(row - 1, count)

    def copy(self, sheet, source, target):
        """Copy cells and paste them, formulas, looks and all."""
        worksheet = self.sheet(sheet)
        where = worksheet.getCellRangeByName(target).CellAddress
        worksheet.copyRange(where, worksheet.getCellRangeByName(source).RangeAddress)

    def fill(self, sheet, area, rows):
        """Copy the first cells of an area into the rows below them."""
        self.sheet(sheet).getCellRangeByName(area).fillAuto(uno.Enum("com.sun.star.sheet.FillDirection", "TO_BOTTOM"), rows)

    def write(self, sheet, cells):
        """Type numbers, dates as their numbers, and texts; what is pasted as text stays text."""
        worksheet = self.sheet(sheet)
        self.document.lockControllers()
        self.document.enableAutomaticCalculation(False)
        for address, value in cells.items():
            cell = worksheet.getCellRangeByName(address)
            if isinstance(value, str):
                cell.setString(value)
            else:
                cell.setValue(value)
        self.document.enableAutomaticCalculation(True)
        self.document.unlockControllers()

    def sort(self, sheet, area, column):
        """Sort an area with a heading by one of its columns, counted from 0, downward."""
        field = TableSortField()
        field.Field, field.IsAscending = column, False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        descriptor = (setting("SortFields", fields), setting("ContainsHeader", True))
        uno.invoke(
            self.sheet(sheet).getCellRangeByName(area), "sort", (uno.Any("[]com.sun.star.beans.PropertyValue", descriptor),)
        )

    def read(self, sheet, area):
        """Say what stands in the cells: numbers, texts, errors as null."""
        self.document.calculateAll()
        return [list(row) for row in self.sheet(sheet).getCellRangeByName(area).getDataArray()]

    def save(self, path, how):
        self.document.storeToURL(pathlib.Path(path).as_uri(), (setting("FilterName", how),))


def main():
    soffice, folder = sys.argv[1:]
    process, desktop = started(soffice, folder)
    office = Office(desktop)
    try:
        for line in sys.stdin:
            command, *given = json.loads(line)
            print(json.dumps(getattr(office, command)(*given)), flush=True)
        office.close()
        desktop.terminate()
    finally:
        process.terminate()
        process.wait()


main()
