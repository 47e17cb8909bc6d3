"""Web servers that are programs of their own, started on this machine alone: for what is measured and for what is tested."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PATIENCE = 20  # seconds until a server listens
NGINX = """{user} daemon off; pid {room}/pid; error_log {room}/error; worker_processes 1; events {{ worker_connections 512; }}
http {{ include /etc/nginx/mime.types; access_log off; sendfile on; client_body_temp_path {room}/a; proxy_temp_path {room}/b;
fastcgi_temp_path {room}/c; uwsgi_temp_path {room}/d; scgi_temp_path {room}/e; {servers} }}
"""


def nginx(room: Path, servers: str) -> list[str]:
    """Write settings with these `server` blocks into a folder, and return the command that starts nginx with them."""
    user = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""  # only root may name one
    settings = room / "settings"
    settings.write_text(NGINX.format(user=user, room=room, servers=servers), encoding="utf-8")
    return [str(shutil.which("nginx")), "-c", str(settings)]


@contextmanager
def running(command: Sequence[str], port: int, errors: Path) -> Iterator[None]:
    """Run a server while it is asked. Raises RuntimeError with what it wrote into `errors` when it does not start."""
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            end = time.monotonic() + PATIENCE
            while server.poll() is None and not _listens(port) and time.monotonic() < end:
                time.sleep(0.02)
            if server.poll() is not None:
                raise RuntimeError(errors.read_text(encoding="utf-8"))
            yield
        finally:
            server.terminate()


def _listens(port: int) -> bool:
    with closing(socket.socket()) as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0
