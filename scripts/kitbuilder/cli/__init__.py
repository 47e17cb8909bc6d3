"""The `kit` command: the one door for people. Only this package reads the environment and the command line.

It reads the clock too, to say how long something took; beside it only the cache does, to forget by age.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kitbuilder.cli.commands import chosen_by
from kitbuilder.model.problem import KitError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Turn a command line into an exit status: 0 done, 1 something is wrong with the kit or the disk, 130 interrupted."""
    chosen = chosen_by(arguments)
    try:
        status = int(chosen.run(chosen))
        sys.stdout.flush()  # so that nobody listening is found out here
    except BrokenPipeError:
        return _unheard()
    except OSError as error:
        print(f"{error.filename or 'kit'}: {error.strerror or error}", file=sys.stderr)
        return 1
    except KitError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' if count > 1 else ''}; nothing was changed", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted; what was published before is untouched", file=sys.stderr)
        return 130
    return status


def _unheard() -> int:
    """Whoever read what we say has stopped, as `head` does: no fault. Python would try once more at its end, into nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return 0
