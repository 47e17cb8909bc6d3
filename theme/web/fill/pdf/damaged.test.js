import assert from "node:assert/strict";
import { test } from "node:test";
import { PdfFile } from "./pdf_file.js";
import { bytesOf } from "./syntax.js";
import { WideFont } from "./wide_font.js";

const TABLES = ["head", "hhea", "cmap"];
const TABLE = 64; // bytes for each table, which is enough

/** A font whose table of characters has these groups of codes: first, last, glyph of the first. */
function fontWith(groups) {
  const start = 12 + 16 * TABLES.length;
  const view = new DataView(new ArrayBuffer(start + TABLE * TABLES.length + 12 * groups.length));
  view.setUint16(4, TABLES.length);
  for (const [row, name] of TABLES.entries()) {
    new Uint8Array(view.buffer).set(bytesOf(name), 12 + 16 * row);
    view.setUint32(12 + 16 * row + 8, start + TABLE * row);
    view.setUint32(12 + 16 * row + 12, TABLE);
  }
  const cmap = start + TABLE * TABLES.indexOf("cmap");
  view.setUint16(start + 18, 1000);
  view.setUint16(cmap + 2, 1);
  view.setUint32(cmap + 8, 12);
  view.setUint16(cmap + 12, 12);
  view.setUint32(cmap + 24, groups.length);
  for (const [place, code] of groups.flat().entries()) view.setUint32(cmap + 28 + 4 * place, code);
  return new Uint8Array(view.buffer);
}

test("a font's characters are read by their groups", () => {
  const groups = [
    [65, 67, 1],
    [0x10ffff, 0x10ffff, 9],
  ];
  const { glyphs } = new WideFont(fontWith(groups));
  assert.deepEqual(
    [...glyphs],
    [
      [65, 1],
      [66, 2],
      [67, 3],
      [0x10ffff, 9],
    ],
  );
});

for (const [what, groups] of [
  ["beyond the last character", [[65, 0xffffffff, 1]]],
  ["that end before they begin", [[67, 65, 1]]],
  [
    "told twice",
    [
      [0, 255, 1],
      [255, 300, 1],
    ],
  ],
]) {
  test(`a font with codes ${what} is refused`, () => {
    assert.throws(() => new WideFont(fontWith(groups)), { message: /not as the kit made it/ });
  });
}

for (const widths of ["[1 4000000000 2]", "[1 -4 2]", "[1 0.5 2]", "[(a) 4 2]"]) {
  test(`cross-references with columns of ${widths} bytes are refused`, () => {
    const data = "x\x9c\x03\0\0\0\0\x01"; // nothing, packed
    const head = `1 0 obj\n<</Type /XRef /Size 2 /W ${widths} /Length ${data.length}>>\nstream\n`;
    const file = `%PDF-1.7\n${head}${data}\nendstream\nendobj\nstartxref\n9\n%%EOF\n`;
    assert.throws(() => new PdfFile(bytesOf(file)), { message: /not as the kit made it/ });
  });
}
