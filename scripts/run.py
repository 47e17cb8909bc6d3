"""Start here: `python3 scripts/run.py site`, `test` or `setup`.

Every Python since 2.7 has to understand this file, so that one which is too old can say so. The commands are in `first_run/`.
"""

import os
import sys

OLDEST = (3, 11)

if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit("run.py: Python %d.%d or newer is needed; this is %s" % (OLDEST + (sys.version.split()[0],)))
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # `python -P` leaves it out

    from first_run.commands import main

    sys.exit(main(sys.argv[1:]))
