"""The `kit` command: the one door for people. Only this package reads the environment and the command line.

It reads the clock too, to say how long something took; beside it only the cache does, to forget by age.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kitbuilder.cli.commands import chosen_by
from kitbuilder.model.problem import KitError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Turn a command line into an exit status: 0 done, 1 something is wrong with the kit, 130 interrupted."""
    chosen = chosen_by(arguments)
    try:
        return int(chosen.run(chosen))
    except KitError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' if count > 1 else ''}; nothing was changed", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted; what was published before is untouched", file=sys.stderr)
        return 130
