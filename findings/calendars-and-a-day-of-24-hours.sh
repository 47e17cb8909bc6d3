#!/usr/bin/env bash
# In iCalendar P1D is "the same time tomorrow" and PT24H is 24 hours. When clocks change they differ; readers take both for the one or the other.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_python icalendar==7.3.2
with_node ical.js@2.2.1 node-ical@0.26.1
cat >run.py <<'PY'
import datetime
import json
import pathlib
import subprocess
import sys

import icalendar

ZONE = """BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:DAYLIGHT
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE"""
EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//findings//EN
{zone}
BEGIN:VEVENT
UID:{length}@example.org
DTSTAMP:20260101T000000Z
DTSTART;TZID=America/New_York:20260307T120000
DURATION:{length}
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:call
TRIGGER:{length}
END:VALARM
END:VEVENT
END:VCALENDAR
"""
seen = {"icalendar": {}, "its alarm": {}}
for length in ("P1D", "PT24H"):
    text = EVENT.format(zone=ZONE, length=length).replace("\n", "\r\n")
    pathlib.Path(f"{length}.ics").write_bytes(text.encode())
    event = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
    for name, moment in (("icalendar", event.end), ("its alarm", event.alarms.times[0].trigger)):
        seen[name][length] = moment.astimezone(datetime.UTC).strftime("%H:%M")
seen |= json.loads(subprocess.run(["node", "run.mjs"], capture_output=True, text=True, check=True).stdout)
print(f"icalendar {icalendar.__version__}, ical.js 2.2.1, node-ical 0.26.1")
print("from Saturday noon in New York, the night clocks go forward, in UTC on Sunday")
print("expected: {'P1D': '16:00', 'PT24H': '17:00'}, noon and one o'clock there")
for name, ends in seen.items():
    print(f"seen in {name}: {ends}")
by_clock, by_hours = {"P1D": "16:00", "PT24H": "16:00"}, {"P1D": "17:00", "PT24H": "17:00"}
sys.exit(seen != {"icalendar": by_clock, "its alarm": by_clock, "ical.js": by_clock, "node-ical": by_hours})
PY
cat >run.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const seen = { "ical.js": {}, "node-ical": {} };
const hour = (date) => date.toISOString().slice(11, 16);
for (const length of ["P1D", "PT24H"]) {
  const text = readFileSync(`${length}.ics`, "utf8");
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.register(new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone")));
  const end = new ICAL.Event(calendar.getFirstSubcomponent("vevent")).endDate;
  seen["ical.js"][length] = hour(new Date(end.toUnixTime() * 1000));
  const event = Object.values(nodeIcal.sync.parseICS(text)).find((part) => part.type === "VEVENT");
  seen["node-ical"][length] = hour(event.end);
}
console.log(JSON.stringify(seen));
JS
venv/bin/python run.py
