"""Print what a Python library reads of a calendar, as `calendars.js` does: `python read_calendar.py khal FILE`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

CONFIGURATION = """
[calendars]
[[offices]]
path = {folder}/offices
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M:%S
longdatetimeformat = %Y-%m-%dT%H:%M:%S
"""
SHOWN = ("uid", "start-long", "end-long", "title", "description")
RINGS = "{uid}\t{alarm-symbol}"  # which it leaves out of its JSON
FROM, FOR = "2026-12-01", "120d"


def by_icalendar(file: str) -> list[dict[str, Any]]:
    import icalendar  # noqa: PLC0415  # not where only khal is asked for

    events = icalendar.Calendar.from_ical(Path(file).read_bytes()).walk("VEVENT")
    return [
        {
            "start": event.decoded("dtstart").isoformat(),
            "end": event.decoded("dtend").isoformat(),
            "title": str(event["summary"]),
            "text": str(event["description"]),
            "alarms": ["PT0S" for alarm in event.walk("VALARM") if not alarm.decoded("trigger")],  # it may write P0D
        }
        for event in events
    ]


def by_khal(file: str) -> list[dict[str, Any]]:
    """Import it and list a season. khal shows a whole day by the last day it covers, and an alarm by a sign."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "offices").mkdir()
        settings = Path(folder) / "khal.conf"
        settings.write_text(CONFIGURATION.format(folder=folder), encoding="utf-8")
        own = {**os.environ, "XDG_DATA_HOME": folder, "XDG_CACHE_HOME": folder, "LC_ALL": "C.UTF-8"}
        khal = (str(Path(sys.executable).with_name("khal")), "-c", str(settings))
        subprocess.run((*khal, "import", "--batch", "-a", "offices", file), env=own, check=True, capture_output=True)

        def listed(*how: str) -> list[str]:
            command = (*khal, "list", "--once", *how, FROM, FOR)
            ran = subprocess.run(command, env=own, check=True, capture_output=True, text=True, encoding="utf-8")
            return ran.stdout.splitlines()

        lines = listed(*(word for name in SHOWN for word in ("--json", name)))
        rings = {
            line.partition("\t")[0] for line in listed("--day-format", "", "--format", RINGS) if line.partition("\t")[2].strip()
        }
    found = [event for line in lines for event in json.loads(line)]

    def end(event: dict[str, Any]) -> str:
        last = str(event["end-long"])
        return last if "T" in last else (date.fromisoformat(last) + timedelta(days=1)).isoformat()

    return [
        {
            "start": event["start-long"],
            "end": end(event),
            "title": event["title"],
            "text": event["description"],
            "alarms": ["PT0S"] if event["uid"] in rings else [],
        }
        for event in found
    ]


if __name__ == "__main__":
    _, library, calendar = sys.argv
    print(json.dumps({"icalendar": by_icalendar, "khal": by_khal}[library](calendar)))
