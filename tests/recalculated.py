"""Workbooks that LibreOffice works out again, and whether the values it comes to are the ones that were kept."""

from __future__ import annotations

import io
import math
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WRONG = 987654
ALWAYS_WORK_OUT = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def spoiled(file: bytes) -> tuple[bytes, int]:
    """The same workbook with a wrong value beside every formula, so that a right one has been worked out; and how many."""
    changed, out = 0, io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                cell = rb'(<c r="[A-Z]+\d+" s="\d+")(?: t="\w+")?><f>(.*?)</f><v>.*?</v>'
                data, found = re.subn(cell, rb"\1><f>\2</f><v>%d</v>" % WRONG, data)
                changed += found
            new.writestr(name, data)
    return out.getvalue(), changed


def worked_out_again(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    soffice = shutil.which("soffice")
    assert soffice is not None
    settings = folder / "office" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(ALWAYS_WORK_OUT, encoding="utf-8")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    command = [soffice, "--headless", f"-env:UserInstallation={settings.parent.as_uri()}"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "again")]
    subprocess.run([*command, *(str(folder / name) for name in files)], check=True, capture_output=True, timeout=300)
    return {name: (folder / "again" / name).read_bytes() for name in files}


def same(kept: object, found: object) -> bool:
    """Whether two values are the same to a reader: empty is empty, and numbers agree in nine digits."""
    if kept in (None, "") or found in (None, ""):
        return kept in (None, "") and found in (None, "")
    if isinstance(kept, (int, float)) and isinstance(found, (int, float)):
        return math.isclose(kept, found, rel_tol=1e-9, abs_tol=1e-9)
    return bool(kept == found)
