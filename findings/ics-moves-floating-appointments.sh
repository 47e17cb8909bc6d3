#!/usr/bin/env bash
# "Nine o'clock, wherever you are" is valid in a calendar. Opened and saved by the Python library ics it is nine o'clock UTC.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python ics==0.7.3 icalendar==7.3.2
venv/bin/python - <<'PY' 2>/dev/null
import sys

import icalendar
import ics

text = "\r\n".join((
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//findings//EN", "BEGIN:VEVENT", "UID:1@example.org",
    "DTSTAMP:20260101T000000Z", "DTSTART:20260310T090000", "DTEND:20260310T100000", "SUMMARY:Visit",
    "END:VEVENT", "END:VCALENDAR", "",
))


def start(calendar):
    return next(line for line in calendar.splitlines() if line.startswith("DTSTART"))


saved = start(ics.Calendar(text).serialize())
compared = start(icalendar.Calendar.from_ical(text).to_ical().decode())
print("ics 0.7.3; icalendar 7.3.2 for comparison")
print("expected: DTSTART:20260310T090000, as it was read")
print(f"seen: {saved}; icalendar {compared}")
sys.exit(saved != "DTSTART:20260310T090000Z" or compared != "DTSTART:20260310T090000")
PY
