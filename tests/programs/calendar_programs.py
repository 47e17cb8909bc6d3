"""Read the calendars that the site makes with other people's programs: every day, every hour, every alarm."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from programs.programs_here import PYTHON, ROOT, Program, output_of, share

if TYPE_CHECKING:
    from collections.abc import Callable

DAYS = "reads the days, titles and texts"
ALARMS = "knows of the alarms"
READ = Path(__file__).with_name("read_calendar.py")
# Invented. A year's end, letters of four bytes, marks that mean something to a calendar, lines that have to be folded.
EVENTS = (
    {
        "uid": "1@offices",
        "day": "2026-12-31",
        "title": "Outreach: Łódź Clinic; call, please 😀",
        "text": f"One\nTwo \\ {'ü' * 90}",
    },
    {"uid": "2@offices", "day": "2027-02-28", "title": f"Outreach: {'a long name, ' * 12}end", "text": "Day two"},
)
NEXT = {"2026-12-31": "2027-01-01", "2027-02-28": "2027-03-01"}
HOURS = ("", "09:00")
Read = list[dict[str, Any]]


def made(hour: str) -> str:
    """Have the site's own code write the calendar."""
    source = f"""import {{ calendarFile }} from "{(ROOT / "theme/web/offices/calendar.js").as_uri()}";
        process.stdout.write(calendarFile("Offices", {json.dumps(EVENTS)}, "{hour}", new Date("2026-11-29T00:00:00Z")));"""
    return output_of("node", "--input-type=module", "--eval", source)


def expected(hour: str) -> Read:
    """Say what there is to read: a quarter of an hour with an alarm at its start, or a day that ends on the next without one."""
    rung = [(f"{event['day']}T09:00:00", f"{event['day']}T09:15:00") for event in EVENTS]
    whole = [(event["day"], NEXT[event["day"]]) for event in EVENTS]
    return [
        {"start": start, "end": end, "title": event["title"], "text": event["text"], "alarms": ["PT0S"] if hour else []}
        for event, (start, end) in zip(EVENTS, rung if hour else whole, strict=True)
    ]


def reading(read: Callable[[Path], Read]) -> dict[str, Callable[[Path], str]]:
    """Put both questions to a program; `read` returns what it makes of a calendar."""

    def told(alarms: bool) -> str:  # noqa: FBT001  # the two questions
        pairs = []
        with tempfile.TemporaryDirectory() as folder:
            for hour in HOURS:
                file = Path(folder) / f"offices{hour[:2]}.ics"
                file.write_text(made(hour), encoding="utf-8", newline="")
                pairs += zip(expected(hour), sorted(read(file), key=lambda one: one["start"]), strict=True)
        keys = ("alarms",) if alarms else ("start", "end", "title", "text")
        return share(sum(all(one[key] == other[key] for key in keys) for one, other in pairs), len(pairs), "dates")

    return {DAYS: lambda _: told(alarms=False), ALARMS: lambda _: told(alarms=True)}


def by_npm(library: str) -> Callable[[Path], Read]:
    return lambda file: list(json.loads(output_of("node", "calendars.js", library, file)))


def by_python(library: str) -> Callable[[Path], Read]:
    return lambda file: list(json.loads(output_of(PYTHON, READ, library, file)))


def package(name: str) -> tuple[str, ...]:
    """Return the command that says which version of a Python package is there."""
    return (str(PYTHON), "-c", f"from importlib.metadata import version; print(version('{name}'))")


CALENDAR_PROGRAMS = {
    "icalendar": Program(package("icalendar"), reading(by_python("icalendar"))),
    "khal": Program(package("khal"), reading(by_python("khal"))),
    "ical.js": Program(("npm", "ical.js"), reading(by_npm("ical.js"))),
    "node-ical": Program(("npm", "node-ical"), reading(by_npm("node-ical"))),
}
