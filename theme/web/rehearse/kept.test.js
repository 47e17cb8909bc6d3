import assert from "node:assert/strict";
import { test } from "node:test";
import { isoDay, rest, roundsLeft } from "./kept.js";

const NAMES = ["calm-desk", "busy-desk", "hallway"];
const ROUNDS = { "calm-desk": { times: 2, last: "2026-11-28" } };

test("what is left is said with the day of the visit", () => {
  const said = (day, rounds = ROUNDS) => rest({ day, rounds }, NAMES, "2026-11-30");
  assert.equal(said("2026-12-03"), "2 rounds left before Thursday");
  assert.equal(said("2026-12-20"), "2 rounds left before December 20");
  assert.equal(said("2026-11-30"), "2 rounds left before your visit today");
  assert.equal(said("2026-11-29"), "2 rounds left");
  assert.equal(said("", {}), "");
  assert.equal(said("2026-12-03", {}), "3 rounds left before Thursday");
});

test("a round counts for a week, and then is left again", () => {
  const kept = { day: "", rounds: ROUNDS };
  assert.deepEqual(roundsLeft(kept, NAMES, "2026-12-04"), ["busy-desk", "hallway"]);
  assert.deepEqual(roundsLeft(kept, NAMES, "2026-12-05"), NAMES);
  assert.equal(rest(kept, ["calm-desk"], "2026-11-29"), "Every round rehearsed");
});

test("a day is the visitor's own", () => {
  assert.equal(isoDay(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});
