"""Derive file names that a person recognizes and every file system takes, and recognize files that no author wrote."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 80
LONGEST_IN_BYTES = 200  # file systems take 255, and a line's number and an extension are added
PLAIN = str.maketrans({"—": "-", "–": "-", "’": "'", "‘": "'", "“": "", "”": "", "…": "", "&": "and", "/": "-", "½": ".5"})
FORBIDDEN = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f]')
# Names Windows keeps for devices, whatever follows a dot.
RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?= *(?:\.|$))", re.IGNORECASE)


def human_name(title: str) -> str:
    """Derive a file name without its extension from a title: ASCII, at most 80 characters with room for one."""
    ascii_only = unicodedata.normalize("NFKD", title.translate(PLAIN)).encode("ascii", "ignore").decode()
    name = re.sub(r"\s+", " ", FORBIDDEN.sub("", ascii_only)).strip(" .")[: LONGEST - len(".docx")].rstrip(" .")
    return RESERVED.sub(r"\1 -", name) or "-"


def personal_name(name: str) -> str:
    """Derive a file name without its extension from a person's name, in its own letters; "" where nothing is left."""
    plain = re.sub(r"[\s/]+", " ", unicodedata.normalize("NFC", FORBIDDEN.sub("", name)))
    cut = plain.strip(" .")[: LONGEST - len(".docx")].encode()[:LONGEST_IN_BYTES].decode(errors="ignore").rstrip(" .")
    return RESERVED.sub(r"\1 -", cut)


def is_nobodys(parts: Iterable[str]) -> bool:
    """Tell whether a path, below the folder looked into, is hidden or an editor's lock or backup, and so no author's."""
    return any(part.startswith((".", "~$")) or part.endswith("~") or (part[0] == part[-1] == "#") for part in parts if part)
