"""Pack files as a ZIP that is the same bytes every time: sorted names, one date, one mode. A Word file is such a ZIP."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date a ZIP can hold
READABLE = 0o100644 << 16
UNIX = 3


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """Pack files by name. The clock, the machine and the order of `files` leave no trace in the ZIP."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = UNIX
            info.external_attr = READABLE
            archive.writestr(info, files[name], compresslevel=9)
    return buffer.getvalue()
