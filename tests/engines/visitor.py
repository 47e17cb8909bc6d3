"""A person with a browser of any engine. Places on a page are XPath, by the names that people see and hear."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selenium.common import exceptions
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from selenium.webdriver.remote.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

PATIENCE = 20.0  # seconds until what a test expects has to be there
STILL = 6  # looks at a file between which it did not grow
UNFINISHED = (".part", ".crdownload", ".wkdownload", ".tmp")
NOT_YET = (
    exceptions.NoSuchElementException,
    exceptions.StaleElementReferenceException,
    exceptions.ElementNotInteractableException,
    exceptions.ElementClickInterceptedException,
    exceptions.InvalidElementStateException,
)
TOLD = "//*[@class='kit-status']"
# The errors of pages; the browser's own have another address.
NOTED = """const noted = Services.console.getMessageArray().map((one) => String(one.message));
Services.console.reset();
return noted.filter((one) => /^.JavaScript Error/.test(one) && /"http|Content-Security-Policy/.test(one));"""
PLACE_TO_PASTE = """const box = document.createElement("textarea");
const outer = document.querySelector("dialog[open]") ?? document.body;
outer.prepend(box);
box.focus();
box.addEventListener("paste", ({ clipboardData }) => { box.dataset.html = clipboardData.getData("text/html"); });
return box;"""


def named(name: str) -> str:
    """The part of a path that asks for an element's words."""
    return f"[normalize-space()={_quoted(name)}]"


def button(name: str) -> str:
    return f"//button{named(name)}"


def link(name: str) -> str:
    return f"//a[@href]{named(name)}"


def box(name: str) -> str:
    """The input of a detail."""
    return f"//input[@name='{name}']"


def place_of(name: str) -> str:
    """Where the text of a template shows a detail."""
    return f"//*[@id='kit-text']//*[@data-field='{name}']"


def _quoted(words: str) -> str:
    return f'"{words}"' if "'" in words else f"'{words}'"


@dataclass
class Visitor:
    """Holds a browser that is driven, the name of its engine, and the folder that it saves into."""

    driver: WebDriver
    engine: str
    downloads: Path

    @property
    def version(self) -> str:
        return str(self.driver.capabilities["browserVersion"])

    def open(self, address: str) -> None:
        self.driver.get(address)

    def click(self, place: str) -> None:
        self._with(place, self._click)

    def type(self, place: str, words: str) -> None:
        """Put words into an input, in place of what is there, key by key."""

        def put(element: WebElement) -> None:
            element.clear()
            element.send_keys(words)

        self._with(place, put)

    def press(self, *keys: str) -> None:
        """Press keys wherever focus is, the last one while the others are held."""
        actions = ActionChains(self.driver)
        for key in keys[:-1]:
            actions.key_down(key)
        actions.send_keys(keys[-1])
        for key in reversed(keys[:-1]):
            actions.key_up(key)
        actions.perform()

    def run(self, script: str, *given: object) -> Any:
        return self.driver.execute_script(script, *given)

    def text(self, place: str) -> str:
        """The words that a place shows now, "" where it is not there."""
        try:
            return self.driver.find_element(By.XPATH, place).text
        except (exceptions.NoSuchElementException, exceptions.StaleElementReferenceException):
            return ""

    def count(self, place: str) -> int:
        """How many such places are seen."""
        return sum(element.is_displayed() for element in self.driver.find_elements(By.XPATH, place))

    def shows(self, place: str, words: str, patience: float = PATIENCE) -> None:
        """Wait until a place shows these words."""
        self.until(lambda: words in self.text(place), lambda: f"{place} shows {self.text(place)!r}, not {words!r}", patience)

    def until(self, holds: Callable[[], object], otherwise: Callable[[], str] = str, patience: float = PATIENCE) -> None:
        """Wait until something holds."""
        end = time.monotonic() + patience
        while not holds():
            assert time.monotonic() < end, otherwise()
            time.sleep(0.05)

    def take(self, place: str, patience: float = PATIENCE) -> bytes:
        """Click a link and read the file that is saved, which goes again."""
        self.click(place)
        sizes: list[int] = []

        def is_whole() -> bool:
            """Whether one file is there, and no longer grows: an engine may write it under its own name at once."""
            sizes.append(self._size())
            return sizes[-1] > 0 and sizes[-STILL:] == [sizes[-1]] * STILL

        self.until(is_whole, lambda: f"nothing is saved; {self.text(TOLD)}", patience)
        [file] = self.downloads.iterdir()
        data = file.read_bytes()
        file.unlink()
        return data

    def pasted(self) -> tuple[str, str]:
        """What is on the clipboard as text and with its form, pasted as a person would."""
        box = self.run(PLACE_TO_PASTE)
        self.press(Keys.CONTROL, "v")
        self.until(lambda: box.get_property("value"), lambda: "nothing is pasted")
        words, form = self.run("return [arguments[0].value, arguments[0].dataset.html]", box)
        self.run("arguments[0].remove()", box)
        return words, form

    def tab(self) -> str:
        """The name of the tab that is looked at."""
        return str(self.driver.current_window_handle)

    def new_tab(self) -> None:
        self.driver.switch_to.new_window("tab")

    def turn_to(self, tab: str) -> None:
        self.driver.switch_to.window(tab)

    def close_others(self, tab: str) -> None:
        """Close every tab but one, and turn to that."""
        for other in self.driver.window_handles:
            if other != tab:
                self.turn_to(other)
                self.driver.close()
        self.turn_to(tab)

    def complaints(self) -> list[str]:
        """The errors that the browser noted since it was asked last."""
        if self.engine == "Chromium":
            return [entry["message"] for entry in self.driver.get_log("browser")]
        self.driver.execute("Marionette:SetContext", {"value": "chrome"})
        noted = [str(message) for message in self.run(NOTED)]
        self.driver.execute("Marionette:SetContext", {"value": "content"})
        return noted

    def _size(self) -> int:
        """The size of the one file that was saved, 0 until a browser has only that."""
        files = list(self.downloads.iterdir())
        return files[0].stat().st_size if len(files) == 1 and files[0].suffix not in UNFINISHED else 0

    def _with(self, place: str, act: Callable[[WebElement], object]) -> None:
        """Act on the first such place that can be seen, as soon as it lets itself be acted on."""

        def done() -> bool:
            try:
                seen = [one for one in self.driver.find_elements(By.XPATH, place) if one.is_displayed() and one.is_enabled()]
                if seen:
                    act(seen[0])
            except NOT_YET:
                return False
            return bool(seen)

        self.until(done, lambda: f"cannot act on {place}")

    def _click(self, element: WebElement) -> None:
        self.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element)
        element.click()
