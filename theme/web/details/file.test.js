import assert from "node:assert/strict";
import { test } from "node:test";
import { detailsFile, parseDetails, readText } from "./file.js";

const KNOWN = ["your_name", "practice_name"];

test("what is saved is read again, in the order of its names", () => {
  const values = { your_name: "Sam", practice_name: "Harbor" };
  const text = detailsFile(values);
  assert.ok(text.indexOf("practice_name") < text.indexOf("your_name"));
  assert.deepEqual(parseDetails(text, KNOWN), { values, unknown: [] });
});

test("unknown fields, and values that are no text, are named and left out", () => {
  const text = JSON.stringify({
    kit: "details",
    version: 1,
    values: { your_name: 7, practice_name: "Harbor", shoe_size: "42" },
  });
  const read = parseDetails(`\ufeff${text}`, KNOWN);
  assert.deepEqual(read, {
    values: { practice_name: "Harbor" },
    unknown: ["your_name", "shoe_size"],
  });
});

for (const [what, text, message] of [
  ["no JSON", "{", /cannot be read/],
  ["another file", '{"kit": "manifest", "values": {}}', /not a details file/],
  ["no values", '{"kit": "details", "version": 1, "values": null}', /not a details file/],
  ["no version", '{"kit": "details", "values": {}}', /has no version; this page reads version 1/],
  ["a later version", '{"kit": "details", "version": 2, "values": {}}', /is of version 2/],
  ["a strange version", '{"kit": "details", "version": "1", "values": {}}', /no number/],
]) {
  test(`a file with ${what} is refused in words for the visitor`, () => {
    assert.throws(() => parseDetails(String(text), KNOWN), { message });
  });
}

test("a file that is too large, or not UTF-8, is refused", async () => {
  await assert.rejects(readText(new Blob(["x".repeat(100_001)])), { message: /too large/ });
  await assert.rejects(readText(new Blob([new Uint8Array([0xff, 0xfe])])), {
    message: /cannot be read/,
  });
});
