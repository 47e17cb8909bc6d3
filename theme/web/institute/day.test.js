import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isOver } from "./day.js";

test("a day is the one on the visitor's calendar, until its last minute", () => {
  assert.equal(dayOf(new Date(2026, 11, 31, 23, 59, 59)), "2026-12-31");
  assert.equal(dayOf(new Date(2027, 0, 1, 0, 0, 0)), "2027-01-01");
});

test("an offer holds on its last day, and is over on the next", () => {
  assert.equal(isOver("2026-12-31", "2026-12-31"), false);
  assert.equal(isOver("2026-12-31", "2027-01-01"), true);
  assert.equal(isOver("", "2027-01-01"), false);
});
