import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarFile } from "./calendar.js";

const NOW = new Date("2026-11-28T20:00:00.123Z");
const event = {
  uid: "1",
  day: "2026-12-31",
  title: "Outreach: call; Łódź, 😀",
  text: "One\nTwo \\ three",
};

test("a reminder that rings is 15 minutes of the wall's clock, with one alarm at its start", () => {
  const text = calendarFile("Outreach", [event], "09:00", NOW);
  for (const line of ["DTSTART:20261231T090000", "DTEND:20261231T091500", "TRIGGER:PT0S"]) {
    assert.ok(text.includes(`\r\n${line}\r\n`), line);
  }
  assert.ok(!/METHOD|RRULE|VTODO|TZID/.test(text));
  assert.equal(text.match(/BEGIN:VALARM/g).length, 1);
  assert.ok(calendarFile("", [event], "23:55", NOW).includes("DTEND:20261231T235900"));
});

test("without an hour it is a whole day that ends on the next, over a year's end too, and never rings", () => {
  const text = calendarFile("Outreach", [event], "", NOW);
  assert.ok(text.includes("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
  assert.ok(!text.includes("VALARM"));
});

test("every line is at most 75 bytes of whole characters, and marks that mean something are escaped", () => {
  const long = { ...event, title: "😀ł,".repeat(60), text: "ü".repeat(500) };
  const text = calendarFile("Outreach", [long], "09:00", NOW);
  const encoder = new TextEncoder();
  for (const line of text.split("\r\n")) assert.ok(encoder.encode(line).length <= 75, line);
  assert.ok(text.replaceAll("\r\n ", "").includes(`SUMMARY:${"😀ł\\,".repeat(60)}`));
  const plain = calendarFile("a,b;c", [{ ...event, text: "a\u0007\r\nb" }], "", NOW);
  assert.ok(plain.includes("X-WR-CALNAME:a\\,b\\;c\r\n"));
  assert.ok(plain.includes("DESCRIPTION:a\\nb\r\n"));
});
