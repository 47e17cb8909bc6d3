"""Run the `kit` command. Only this package reads the environment and the command line.

It alone reads the clock too, to say how long something took, apart from the cache, which removes entries by age.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kitbuilder.cli.command_line import read_command_line
from kitbuilder.model.problem import KitError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status: 0 done, 1 something is wrong with the kit or the disk, 130 interrupted."""
    chosen = read_command_line(arguments)
    try:
        status = int(chosen.run(chosen))
        sys.stdout.flush()  # a closed pipe shows here, where it is handled
    except BrokenPipeError:
        return _reader_closed_the_pipe()
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


def _reader_closed_the_pipe() -> int:
    """Report success: a reader such as `head` may stop early.

    Python flushes once more as it exits, so standard output is sent where writing works.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return 0
