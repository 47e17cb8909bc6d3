import assert from "node:assert/strict";
import { test } from "node:test";
import { beforePeriod, bringsPeriod, isEnded } from "./periods.js";
import { phraseOf } from "./phrases.js";
import { shownAt } from "./placeholder.js";

test("a value shows one period where a sentence ends, and keeps an ellipsis", () => {
  assert.equal(beforePeriod("Harbor MedEx, Inc."), "Harbor MedEx, Inc");
  assert.equal(beforePeriod("and so on ..."), "and so on ...");
  assert.ok(bringsPeriod("Inc.") && !bringsPeriod("Inc"));
  assert.ok(isEnded(". Next") && !isEnded("... next"));
});

test("a placeholder drops its period before a printed one, or where the words between are left out", () => {
  const values = { practice_name: "Harbor Co.", practice_fax: "none" };
  const field = "practice_name";
  assert.equal(shownAt({ field }, values), "Harbor Co.");
  assert.equal(shownAt({ field, stops: "" }, values), "Harbor Co");
  assert.equal(shownAt({ field, stopsWithout: "practice_fax" }, values), "Harbor Co");
  assert.equal(
    shownAt({ field, stopsWithout: "practice_fax" }, { practice_name: "Harbor Co." }),
    "Harbor Co.",
  );
  assert.equal(shownAt({ field: "constructor" }, values), "");
});

test("a phrase that the build does not list is an error", () => {
  assert.throws(() => phraseOf("abc", []), { message: "no phrase abc" });
});
