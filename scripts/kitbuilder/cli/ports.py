"""What somebody typed after `--port`, or nothing, becomes the port the site is served at."""

from __future__ import annotations

import os
import socket

FIRST, LAST = 8000, 65535
TRIED = 100  # ports from the first on, where nobody named one


def find_port(named: str | None) -> tuple[int | None, str]:
    """The port, and a line about it where there is something to say. None is no port: the line says why."""
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
    """Why a port cannot be had, or "" where it can."""
    with socket.socket() as asking:
        if os.name != "nt":  # there the option would let two share a port; here, one that was just left be had again
            asking.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asking.bind(("127.0.0.1", port))
        except OSError as error:
            return error.strerror or str(error)
    return ""
