#!/usr/bin/env bash
# A code whose letters are UTF-8 without a word about it, as most generators write them. zbar reads "Müller" as Chinese, and
# "Nguyễn" as it is; announced (ECI 26), it reads both.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
command -v zbarimg >/dev/null || { echo "zbarimg is missing: apt-get install zbar-tools" >&2; exit 2; }
with_python segno==1.6.6 zxing-cpp==3.1.1 pillow==13.0.0
venv/bin/python - <<'PY' 2>/dev/null
import subprocess
import sys

import segno
import zxingcpp
from PIL import Image

NAMES = ("Jürgen Müller", "José Núñez", "Łukasz Wiśniewski", "Zoë", "Nguyễn Thị Ánh", "Strauß")


def read(name, announced):
    segno.make_qr(f"N:{name}", encoding="utf-8", eci=announced).save("code.png", scale=6, border=4)
    seen = subprocess.run(["zbarimg", "-q", "--raw", "code.png"], capture_output=True).stdout.decode().strip()
    return seen.removeprefix("N:"), zxingcpp.read_barcodes(Image.open("code.png"))[0].text.removeprefix("N:")


version = subprocess.run(["zbarimg", "--version"], capture_output=True, text=True).stdout.strip()
print(f"zbar {version}; zxing-cpp 3.1.1 for comparison")
silent, announced = ({name: read(name, eci) for name in NAMES} for eci in (False, True))
print("expected: every name as it is, announced or not")
print("seen, not announced:", "; ".join(f"{name} -> {zbar} (zxing-cpp: {other})" for name, (zbar, other) in silent.items()))
print("seen, announced:", "; ".join(f"{name} -> {zbar}" for name, (zbar, _) in announced.items()))
wrong = [name for name, (zbar, _) in silent.items() if zbar != name]
sys.exit(not wrong or any(zbar != name for name, (zbar, _) in announced.items()))
PY
