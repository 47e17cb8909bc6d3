"""Speak with Firefox by Marionette, its own door for WebDriver. The program that usually translates is not in Debian."""

from __future__ import annotations

import json
import socket
from typing import Any

from selenium.webdriver.remote.command import Command

PATIENCE = 60.0  # seconds until Firefox answers
# What Marionette calls otherwise than Selenium does; every other name differs in its first letter alone.
NAMES = {
    Command.GET: "Navigate",
    Command.GO_BACK: "Back",
    Command.CLOSE: "CloseWindow",
    Command.GET_CURRENT_URL: "GetCurrentURL",
    Command.CLICK_ELEMENT: "ElementClick",
    Command.CLEAR_ELEMENT: "ElementClear",
    Command.SEND_KEYS_TO_ELEMENT: "ElementSendKeys",
    Command.PRINT_PAGE: "Print",
    Command.SCREENSHOT: "TakeScreenshot",
    Command.W3C_ACTIONS: "PerformActions",
    Command.W3C_EXECUTE_SCRIPT: "ExecuteScript",
    Command.W3C_EXECUTE_SCRIPT_ASYNC: "ExecuteAsyncScript",
    Command.W3C_GET_CURRENT_WINDOW_HANDLE: "GetWindowHandle",
    Command.W3C_GET_WINDOW_HANDLES: "GetWindowHandles",
}


class Marionette:
    """Carry Selenium's commands to a Firefox that listens, and its answers back."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.count = 0
        self._read()  # it introduces itself

    def execute(self, command: str, given: dict[str, Any]) -> dict[str, Any]:
        """Have a command carried out, and answer as a driver does over HTTP."""
        name, words = f"WebDriver:{NAMES.get(command) or command[0].upper() + command[1:]}", given
        if command == Command.NEW_SESSION:
            words = given["capabilities"]["alwaysMatch"]
        elif command == Command.QUIT:
            name, words = "Marionette:Quit", {"flags": ["eForceQuit"]}
        elif ":" in command:
            name = command
        self.count += 1
        self._write([0, self.count, name, words])
        _, _, error, result = self._read()
        if error:
            return {"status": 500, "value": json.dumps({"value": error})}
        is_bare = isinstance(result, dict) and set(result) == {"value"}
        return {"value": result["value"] if is_bare else result}

    def close(self) -> None:
        self.socket.close()

    def _write(self, message: list[Any]) -> None:
        data = json.dumps(message).encode()
        self.socket.sendall(b"%d:%s" % (len(data), data))

    def _read(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self._take(1)
        return json.loads(self._take(int(size[:-1])))

    def _take(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            part = self.socket.recv(size - len(data))
            assert part, "Firefox did not survive"
            data += part
        return data
