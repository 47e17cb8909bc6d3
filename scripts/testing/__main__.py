"""Run the gate as `python -m testing`, which `kit test` and `run.py test` start."""

import sys

from testing.run import main

sys.exit(main(sys.argv[1:]))
