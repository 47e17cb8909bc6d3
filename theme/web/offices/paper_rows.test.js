import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dueList } from "./due.js";
import { newOffice } from "./office.js";
import { logRows, targetRows } from "./paper_rows.js";
import { byOffice, readTouch } from "./touch.js";

const outreach = JSON.parse(
  readFileSync(new URL("../../../tests/golden/outreach_data.json", import.meta.url), "utf8"),
);
const offices = [
  newOffice("a", "2026-11-01", { provider_practice: "Casco", code: "OFF-01", list: "A" }),
  newOffice("b", "2026-11-01", { provider_practice: "Harbor" }, { "Miles away": "3" }),
];
const touches = byOffice([
  readTouch({
    id: "1",
    office: "a",
    day: "2026-11-02",
    kind: "referral",
    place: 1,
    answered: true,
  }),
  readTouch({
    id: "2",
    office: "b",
    day: "2026-11-03",
    kind: "call",
    place: 2,
    no: true,
    said: "Please stop",
  }),
  readTouch({
    id: "3",
    office: "a",
    day: "2026-11-04",
    kind: "visit",
    place: 3,
    promised: "A page",
    due: "2026-11-09",
  }),
]);

test("an office without a source code gets one that no other has, and its own cells come back", () => {
  const { next } = dueList(offices, touches, "2026-11-05", outreach);
  const [casco, harbor] = targetRows(offices, next, touches, outreach);
  assert.deepEqual([casco["Source code"], harbor["Source code"]], ["OFF-01", "OFF-02"]);
  assert.deepEqual([casco["Next date"], harbor["Next date"]], ["2026-11-03", undefined]);
  assert.equal(casco["Next action"], outreach.titles["referral-received-notice"]);
  assert.equal(harbor["Next action"], "No contact: they said no");
  assert.equal(harbor["Miles away"], "3");
});

test("the log says what was promised, who sent someone, and who said no", () => {
  const { sources, log } = logRows(offices, touches, outreach);
  assert.deepEqual(
    sources.map((row) => [
      row["Source code"],
      row.List,
      row["Last contact"],
      row["First referral"],
    ]),
    [
      ["OFF-01", "A", "2026-11-04", "2026-11-02"],
      ["OFF-02", "No contact", "2026-11-03", ""],
    ],
  );
  assert.deepEqual(
    log.map((row) => [row.Date, row.Channel, row["They said"], row["I promised"], row.Kept]),
    [
      ["2026-11-02", "", "They sent someone", "", ""],
      ["2026-11-03", "Call", "No: Please stop", "", ""],
      ["2026-11-04", "Visit", "", "A page", "Not yet"],
    ],
  );
});
