"""What `kit site` starts for the site becomes a process that ends tidily, whether it is interrupted or that command is gone."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading

INTERRUPTED = 130


def main() -> int:
    """Turn the words of the command line into an exit status."""
    _end_once()
    threading.Thread(target=_listen, daemon=True).start()
    try:
        from kitbuilder.website.mkdocs.generator import run  # noqa: PLC0415  # slow to import; an interruption is heard by now

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


def _end_once() -> None:
    """An interruption is heard once: a second one would disturb the tidying up."""

    def end(*_: object) -> None:
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, signal.SIG_IGN)
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # what runs in the background may be deaf to it
        signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)


def _listen() -> None:
    """Wait until the pipe from the command closes, as it does however that ends."""
    os.read(0, 1)  # not sys.stdin: a thread that waits in it keeps Python from ending
    _thread.interrupt_main(signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
