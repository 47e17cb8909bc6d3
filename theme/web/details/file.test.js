import assert from "node:assert/strict";
import { test } from "node:test";
import { detailsFile, parseDetails, readText, wordsFor } from "./file.js";

const KNOWN = ["your_name", "practice_name"];

test("what is saved is read again, in the order of its names", () => {
  const values = { your_name: "Sam", practice_name: "Harbor" };
  const text = detailsFile(values);
  assert.ok(text.indexOf("practice_name") < text.indexOf("your_name"));
  assert.deepEqual(parseDetails(text, KNOWN), { values, unknown: [] });
});

test("a logo stands beside the values, and only where there is one", () => {
  const text = detailsFile({ your_name: "Sam" }, "data:image/png;base64,AA==");
  const { logo, values } = parseDetails(text, KNOWN);
  assert.deepEqual([logo, values], ["data:image/png;base64,AA==", { your_name: "Sam" }]);
  assert.ok(!detailsFile({}).includes("logo"));
  const odd = { kit: "details", version: 1, values: {}, logo: ["a"] };
  assert.equal(parseDetails(JSON.stringify(odd), KNOWN).logo, "a");
  assert.equal(wordsFor(0, [], true), "The logo is loaded, in place of what was here.");
  assert.equal(wordsFor(1, [], true), "One detail and the logo loaded, in place of what was here.");
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

for (const [what, version] of [
  ["90,000 characters", "x".repeat(90_000)],
  ["marks that turn the line around", "\u202e1\u2066"],
  ["lists a thousand deep", JSON.parse(`${"[".repeat(1000)}${"]".repeat(1000)}`)],
]) {
  test(`a version of ${what} is not repeated`, () => {
    const text = JSON.stringify({ kit: "details", version, values: {} });
    assert.throws(() => parseDetails(text, KNOWN), {
      message:
        "That details file has a version that is no number; this page reads version 1. Nothing was changed.",
    });
  });
}

for (const [what, name, shown] of [
  ["that is long is cut", "x".repeat(90_000), "x".repeat(60)],
  ["that turns the line around is straightened", "\u202eshoe\u2066_size\u061c", "shoe_size"],
  ["of several lines is one", "shoe\nsize", "shoe, size"],
  ["of nothing that is seen is still told", "\u202e\u0000", "a name that cannot be shown"],
]) {
  test(`an unknown name ${what}`, () => {
    assert.equal(
      wordsFor(1, [name]),
      `One detail loaded, in place of what was here. Not known here, and left out: ${shown}.`,
    );
  });
}

test("of many unknown names a few are told, and the rest counted", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g"];
  assert.match(
    wordsFor(0, names),
    /^No detail .* Not known here, and left out: a, b, c, d, e and 2 more\.$/,
  );
  assert.equal(wordsFor(2, []), "2 details loaded, in place of what was here.");
});

test("a file that is too large, or not UTF-8, is refused", async () => {
  await assert.rejects(readText(new Blob(["x".repeat(200_001)])), { message: /too large/ });
  await assert.rejects(readText(new Blob([new Uint8Array([0xff, 0xfe])])), {
    message: /cannot be read/,
  });
});
