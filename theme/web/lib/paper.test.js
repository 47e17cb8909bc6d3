// A visitor is offered the paper of their region, without being asked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { paperOf } from "./paper.js";

test("regions have their paper", () => {
  const papers = {
    "en-US": "letter",
    "es-MX": "letter",
    "en-GB": "a4",
    "en-AU": "a4",
    "es-ES": "a4",
  };
  for (const [language, paper] of Object.entries(papers)) assert.equal(paperOf(language), paper);
});

test("a script between language and region is no region", () => {
  assert.equal(paperOf("zh-Hant-TW"), "a4");
  assert.equal(paperOf("es-Latn-US"), "letter");
});

test("a language alone says nothing of paper, so it is the kit's own", () => {
  for (const language of ["en", "es", "", "x"]) assert.equal(paperOf(language), "letter");
});
