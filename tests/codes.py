"""How tests read a QR code: by zbar, which reads what is drawn and knows nothing of who drew it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

ZBAR, PACKAGE = "zbarimg", "zbar-tools"

needs_zbar = pytest.mark.optional(shutil.which(ZBAR) or PACKAGE, f"nobody scans our codes ({ZBAR})")


def codes_in(picture: Image.Image, folder: Path) -> list[str]:
    """What the codes in a picture say, each in its own text; none where zbar finds none."""
    file = folder / "codes.png"
    picture.save(file)
    parted = "\x1e"  # zbar writes nothing between two codes that is in no code
    command = [ZBAR, "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(file)]
    ran = subprocess.run(command, capture_output=True, check=False, env={"NO_AT_BRIDGE": "1"})
    assert ran.returncode in (0, 4), ran.stderr.decode()  # 4: there is no code
    text = ran.stdout.decode().replace("BEGIN:VCARD", f"{parted}BEGIN:VCARD")
    return [code.rstrip("\n") for code in text.split(parted)[1:]]
