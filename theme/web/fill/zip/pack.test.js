import assert from "node:assert/strict";
import { test } from "node:test";
import { packed } from "./pack.js";
import { contentOf, readZip } from "./zip.js";

test("files of two offices with one name are two files", () => {
  const bytes = (text) => new TextEncoder().encode(text);
  const entries = readZip(
    packed([
      ["Letter – Łódź.docx", bytes("1")],
      ["Letter – Łódź.docx", bytes("2")],
    ]),
  );
  const read = entries.map((entry) => [entry.name, new TextDecoder().decode(contentOf(entry))]);
  assert.deepEqual(read, [
    ["Letter – Łódź.docx", "1"],
    ["Letter – Łódź (2).docx", "2"],
  ]);
});
