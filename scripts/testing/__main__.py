"""`python -m testing` is what `kit test` and `run.py test` start."""

import sys

from testing.run import main

sys.exit(main(sys.argv[1:]))
