import assert from "node:assert/strict";
import { test } from "node:test";
import {
  big,
  bytesOf,
  charactersOf,
  nameIn,
  Ref,
  readValue,
  textIn,
  textString,
  written,
} from "./syntax.js";

test("a value is read and written again as it was", () => {
  const text = "<</Type /Page /Kids [1 0 R 2 0 R] /Box [0 0 12.5 -3] /Name (a \\) b) /Id <00FF>>>";
  const [value, end] = readValue(`  ${text} tail`, 0);
  assert.equal(end, text.length + 2);
  assert.deepEqual(value.get("/Kids"), [new Ref(1), new Ref(2)]);
  assert.equal(written(value), text);
});

test("a string that never closes is refused", () => {
  assert.throws(() => readValue("(open", 0), { message: "This PDF is not as the kit made it." });
});

test("bytes and characters, names and numbers keep their places", () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, place) => place);
  assert.deepEqual(bytesOf(charactersOf(bytes)), bytes);
  assert.equal(nameIn("(a\\(b\\))"), "a(b)");
  assert.equal(textString("Ł🦴"), "<FEFF0141D83EDDB4>");
  assert.deepEqual(big(0x01020304, 4), [1, 2, 3, 4]);
  assert.deepEqual(big(-1, 2), [255, 255]);
});

test("a text is read in every way that a PDF may write it", () => {
  assert.equal(textIn("(Day \\(first\\) \\\\ \\101\\n)"), "Day (first) \\ A\n");
  assert.equal(textIn("(Provider\u0090s)"), "Provider’s");
  assert.equal(textIn("(\\376\\377\\000A\\001\\102)"), "Ał");
  assert.equal(textIn("<FEFF00410142>"), "Ał");
  assert.equal(textIn("<4142>"), "AB");
});
