"""`python -m kitbuilder.cli` is the `kit` command."""

import sys

from kitbuilder.cli import main

sys.exit(main())
