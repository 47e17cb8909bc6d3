"""Start a browser of each engine with an empty home of its own, and end it again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from selenium import webdriver
from serving import CHROMIUM

from engines.marionette import Marionette
from first_run.programs import ENGINES, how_to_install

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver.remote.webdriver import WebDriver

PATIENCE = 60  # seconds until a browser is there
WIDTH, HEIGHT = 1280, 900
# Firefox tells its maker nothing, asks nothing and begins with an empty page.
FIREFOX = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.download.folderList": 2,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.disable_beforeunload": True,  # no question about a form that was not saved holds up the next test
    "extensions.getAddons.cache.enabled": False,
    "marionette.port": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.prefs.recommended": False,  # they are for tests alone, and treat all files on a disk as one site
    "toolkit.telemetry.server": "",
}
REFUSES_COOKIES = {"network.cookie.cookieBehavior": 2}


def program(*names: str) -> str:
    """The path of a program, or of one that does as well; without it the test is skipped, and says what to install."""
    for name in names:
        if found := shutil.which(name):
            return found
    package = next(package for known, package in ENGINES if known == names)
    pytest.skip(f"{names[0]} is not installed; {how_to_install(package)}")


@contextmanager
def chromium(home: Path, *, keeps: bool) -> Iterator[WebDriver]:
    """Start Chromium by its own driver."""
    driver = program("chromedriver")
    if not CHROMIUM:
        pytest.skip("no Chromium found; set KIT_BROWSER to its path")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in ("headless=new", "no-sandbox", "disable-gpu", "disable-background-networking", f"window-size={WIDTH},{HEIGHT}"):
        options.add_argument(f"--{flag}")
    answers = "profile.default_content_setting_values"  # 1 allows, 2 refuses
    preferences = {"download.default_directory": str(home / "downloads"), f"{answers}.automatic_downloads": 1}
    preferences |= {} if keeps else {f"{answers}.cookies": 2}
    options.add_experimental_option("prefs", preferences)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver, env=_surroundings(home)))
    yield browser
    browser.quit()


@contextmanager
def firefox(home: Path, *, keeps: bool) -> Iterator[WebDriver]:
    """Start Firefox, and speak with it by Marionette."""
    command = [
        program("firefox-esr", "firefox"),
        "--marionette",
        "--remote-allow-system-access",
        "--headless",
        "--no-remote",
        "--profile",
        str(home),
    ]
    preferences = {**FIREFOX, "browser.download.dir": str(home / "downloads"), **({} if keeps else REFUSES_COOKIES)}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items())
    (home / "user.js").write_text("".join(lines), encoding="utf-8")
    size = {"MOZ_HEADLESS_WIDTH": str(WIDTH), "MOZ_HEADLESS_HEIGHT": str(HEIGHT)}
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=_surroundings(home, **size))
    try:
        browser = webdriver.Remote(Marionette(_port(home, process)), options=webdriver.FirefoxOptions())
        yield browser
        browser.quit()
        process.wait(PATIENCE)
    finally:
        process.kill()
        process.wait()


def _port(home: Path, process: subprocess.Popen[bytes]) -> int:
    """Wait until Firefox says where it listens."""
    file, end = home / "MarionetteActivePort", time.monotonic() + PATIENCE
    while not (file.is_file() and (said := file.read_text(encoding="ascii"))):
        assert process.poll() is None, (home / "log").read_text(encoding="utf-8", errors="replace")
        assert time.monotonic() < end, "Firefox does not listen"
        time.sleep(0.05)
    return int(said)


@contextmanager
def webkit(home: Path, *, keeps: bool) -> Iterator[WebDriver]:
    """Start WebKitGTK's small browser by its own driver, on a screen that nobody sees."""
    (home / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{home / "downloads"}"\n', encoding="utf-8")
    options = webdriver.WebKitGTKOptions()
    options.add_argument("--automation")
    options.add_argument("--enable-write-console-messages-to-stdout=true")
    options.add_argument(f"--geometry={WIDTH}x{HEIGHT}")
    if not keeps:
        options.add_argument("--enable-html5-local-storage=false")
    driver = program("WebKitWebDriver")
    with _screen() as screen:
        surroundings = _surroundings(home, DISPLAY=screen, NO_AT_BRIDGE="1", XDG_CONFIG_HOME=str(home))
        service = webdriver.WebKitGTKService(driver, log_output=str(home / "log"), env=surroundings)
        browser = webdriver.WebKitGTK(options=options, service=service)
        yield browser
        browser.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """Start a screen that only exists in memory, and tell its name."""
    told, tells = os.pipe()
    command = [program("Xvfb"), "-displayfd", str(tells), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=(tells,), stderr=subprocess.DEVNULL)
    os.close(tells)
    try:
        with os.fdopen(told) as said:
            yield f":{said.readline().strip()}"
    finally:
        process.terminate()
        process.wait()


def _surroundings(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "HOME": str(home), **more}


STARTING = {"Chromium": chromium, "Firefox": firefox, "WebKitGTK": webkit}
