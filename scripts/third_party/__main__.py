"""Write `THIRD_PARTY.md` and `sbom.cdx.json`. `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

from third_party.bill import bill
from third_party.page import page

ROOT = Path(__file__).resolve().parents[2]
MADE = {"THIRD_PARTY.md": page, "sbom.cdx.json": bill}


def main(words: list[str], root: Path = ROOT) -> int:
    """Write both, or with `--check` say which is not current; return 1, with one line, where that cannot be done."""
    try:
        made = {root / name: make(root) for name, make in MADE.items()}
    except (LookupError, OSError, ValueError) as error:
        print(f"third_party: {error.args[0] if isinstance(error, LookupError) else error}", file=sys.stderr)
        return 1
    if "--check" not in words:
        for file, text in made.items():
            file.write_text(text, encoding="utf-8", newline="\n")
        return 0
    old = [file.name for file, text in made.items() if not file.is_file() or file.read_text(encoding="utf-8") != text]
    if old:
        print(f"{' and '.join(old)}: not current: python -m third_party", file=sys.stderr)
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
