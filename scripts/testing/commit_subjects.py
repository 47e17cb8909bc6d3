"""Check the subjects of commits: at most 72 characters and one change, as CONTRIBUTING says under *Style*."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SINCE = "39fd3faf8ad41325d51f1bbd705ca8fa358f89cb"  # the last commit before the rule
LONGEST = 72
LOG = ("git", "log", "--no-merges", "--format=%h %s")


def main() -> int:
    """Print every fault; return 1 where there is one. A copy without that history has nothing to check, and says so."""
    try:
        logged = subprocess.run([*LOG, f"{SINCE}..HEAD"], capture_output=True, text=True, encoding="utf-8", check=False)
    except OSError as error:
        print(f"commit subjects: not checked, git cannot be run: {error.strerror}")
        return 0
    if logged.returncode != 0:
        print(f"commit subjects: not checked, the history is not here: {' '.join(logged.stderr.split())}")
        return 0
    found = list(faults(logged.stdout))
    print("\n".join(found) or f"commit subjects: {len(logged.stdout.splitlines())} checked")
    return 1 if found else 0


def faults(log: str) -> Iterator[str]:
    """Yield a line for each fault of each commit."""
    for line in log.splitlines():
        commit, _, subject = line.partition(" ")
        if len(subject) > LONGEST:
            yield f'{commit}: the subject has {len(subject)} characters, {LONGEST} at most: "{subject}"'
        if ";" in subject:
            yield f'{commit}: a semicolon joins two changes; make them two commits: "{subject}"'


if __name__ == "__main__":
    sys.exit(main())
