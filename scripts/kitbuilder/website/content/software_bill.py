"""Read the list of what the site and the kit contain of others, for programs, as it is published with an edition."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BILL = "sbom.cdx.json"


def software_bill(project: Path, edition: str) -> dict[str, bytes]:
    """Return the list, by its path on the site, for this edition. A project that keeps none publishes none."""
    file = project / BILL
    if not file.is_file():
        return {}
    bill = json.loads(file.read_text(encoding="utf-8"))
    bill["metadata"]["component"]["version"] = edition
    return {BILL: json.dumps(bill, ensure_ascii=False, separators=(",", ":")).encode()}
