"""Run MkDocs in a process that ends in good order when it is interrupted or when the `kit site` that started it is gone."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading

INTERRUPTED = 130


def main() -> int:
    """Run the generator and return its exit status."""
    _end_once()
    threading.Thread(target=_listen, daemon=True).start()
    try:
        from kitbuilder.website.mkdocs.generator import run  # noqa: PLC0415  # slow to import, and interruptions are handled by now

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


def _end_once() -> None:
    """Handle only the first interruption: a second one would disturb the cleanup."""

    def end(*_: object) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a background process may ignore it
        signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)


def _listen() -> None:
    """Wait until the pipe from `kit site` closes, which happens however that command ends."""
    os.read(0, 1)  # a thread that waits in sys.stdin would keep Python from ending
    _thread.interrupt_main(signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
