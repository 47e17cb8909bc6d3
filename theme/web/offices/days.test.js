import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { businessDay, nextBusinessDay } from "./business_days.js";
import { addDays, dayOf, daysBetween, inWords, isDay, writtenOut } from "./days.js";

const { holidays } = JSON.parse(
  readFileSync(new URL("../../../tests/golden/outreach_data.json", import.meta.url), "utf8"),
);

test("a day is a day of the calendar, wherever the clock stands", () => {
  assert.ok(isDay("2028-02-29"));
  for (const text of ["2026-02-29", "2026-2-9", "", null, 20261211, "2026-13-01"]) {
    assert.ok(!isDay(text), String(text));
  }
  assert.equal(dayOf(new Date(2026, 11, 31, 23, 59)), "2026-12-31");
  assert.equal(dayOf(new Date(2026, 2, 8, 2, 30)), "2026-03-08"); // the hour that summer time leaves out
});

test("days are counted across months, years and changes of the clock", () => {
  assert.equal(addDays("2026-12-30", 5), "2027-01-04");
  assert.equal(addDays("2026-03-07", 2), "2026-03-09");
  assert.equal(daysBetween("2026-12-30", "2027-01-04"), 5);
  assert.equal(daysBetween("2027-01-04", "2026-12-30"), -5);
  assert.equal(inWords("2026-12-11", "2026-11-28"), "Fri, Dec 11");
  assert.equal(inWords("2027-01-04", "2026-11-28"), "Mon, Jan 4, 2027");
  assert.equal(writtenOut("2026-12-11"), "December 11, 2026");
});

test("what falls on a weekend or a federal holiday waits for the next business day", () => {
  const moved = {
    "2026-11-26": "2026-11-27", // Thanksgiving
    "2026-12-25": "2026-12-28", // a Friday
    "2027-01-16": "2027-01-19", // a Saturday before Martin Luther King's birthday
    "2026-07-03": "2026-07-06", // Independence Day, a Saturday, is kept on the Friday
    "2026-05-25": "2026-05-26", // Memorial Day, the last Monday
    "2028-05-29": "2028-05-30",
    "2027-12-31": "2028-01-03", // New Year's Day 2028 is a Saturday
    "2027-06-19": "2027-06-21", // Juneteenth, a Saturday: kept on Friday the 18th
    "2026-11-11": "2026-11-12",
    "2026-12-11": "2026-12-11",
  };
  for (const [day, open] of Object.entries(moved)) assert.equal(businessDay(day, holidays), open);
  assert.equal(nextBusinessDay("2026-11-25", holidays), "2026-11-27");
});

test("every federal holiday of 2026 and 2027 is as the government lists it", () => {
  const closed = [
    "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12",
    "2026-11-11 2026-11-26 2026-12-25 2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18",
    "2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24 2027-12-31",
  ].flatMap((line) => line.split(" "));
  const found = [];
  for (let day = "2026-01-01"; day < "2028-01-01"; day = addDays(day, 1)) {
    const isWeekday = businessDay(day, []) === day;
    if (isWeekday && businessDay(day, holidays) !== day) found.push(day);
  }
  assert.deepEqual(found, closed);
});
