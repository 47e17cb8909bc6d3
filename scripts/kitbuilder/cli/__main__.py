"""Run the `kit` command as `python -m kitbuilder.cli`."""

import sys

from kitbuilder.cli import main

sys.exit(main())
