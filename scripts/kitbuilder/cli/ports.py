"""Choose the port to serve the site at, and explain why one cannot be used."""

from __future__ import annotations

import os
import socket

FIRST, LAST = 8000, 65535
TRIED = 100  # how many ports to try from the first one, when none is named


def find_port(named: str | None) -> tuple[int | None, str]:
    """Return the port and a message about it, "" if there is none. Without a usable port, return None and the reason."""
    if named is None:
        free = next((port for port in range(FIRST, FIRST + TRIED) if not _refused(port)), None)
        if free is None:
            return None, f"kit site: no port from {FIRST} to {FIRST + TRIED - 1} is free (--port chooses another)"
        return free, "" if free == FIRST else f"port {FIRST} is taken; the site will be at http://127.0.0.1:{free}/"
    port = int(named) if named.isascii() and named.isdigit() and len(named) <= len(str(LAST)) else 0
    if not 0 < port <= LAST:
        return None, f'kit site: --port is a number from 1 to {LAST}, not "{named}"'
    if why := _refused(port):
        return None, f"kit site: port {port} cannot be had: {why} (without --port the next free one is found)"
    return port, ""


def _refused(port: int) -> str:
    """Return why a port cannot be used, or "" if it can."""
    with socket.socket() as asking:
        if os.name != "nt":  # reuse a port that was just left; on Windows this would let two programs share one
            asking.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asking.bind(("127.0.0.1", port))
        except OSError as error:
            return error.strerror or str(error)
    return ""
