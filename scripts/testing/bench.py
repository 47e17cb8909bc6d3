"""Run the benchmarks as `python -m testing.bench`, which `kit bench` starts, and end them with whatever they started."""

import sys
from pathlib import Path

from testing import guard

if __name__ == "__main__":
    with guard.ending_on_signals():
        sys.exit(guard.run([sys.executable, "benchmarks/run.py", *sys.argv[1:]], Path.cwd()))
