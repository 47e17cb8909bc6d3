import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { clean, hasBreaks } from "./cleaning.js";

const cases = JSON.parse(
  readFileSync(new URL("../../../tests/cleaning_cases.json", import.meta.url), "utf8"),
);

for (const { typed, kept } of cases) {
  test(`${JSON.stringify(typed)} is kept as ${JSON.stringify(kept)}, and stays so`, () => {
    assert.equal(clean(typed), kept);
    assert.equal(clean(kept), kept);
  });
}

test("a limit cuts no character in two and leaves no comma at the end", () => {
  assert.equal(clean("Harbor, Medical", 8), "Harbor");
  assert.equal(clean("🦴🦴🦴", 2), "🦴🦴");
});

test("a long run of spaces or commas takes no time", () => {
  const began = process.cpuUsage();
  for (const run of [" ,", "\u00a0"]) assert.equal(clean(`${run.repeat(300_000)}Sam`), "Sam");
  assert.ok(process.cpuUsage(began).user < 5_000_000);
});

test("only a text of several lines has breaks", () => {
  assert.ok(hasBreaks("one\ntwo"));
  assert.ok(!hasBreaks("one two"));
});
