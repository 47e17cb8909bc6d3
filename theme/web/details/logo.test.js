import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { drop, store } from "../lib/store.js";
import { keep, LOGO_KEPT } from "./details.js";
import { HIGHEST_LOGO, keptLogo, LARGEST_LOGO, sizeOfPng, WIDEST_LOGO } from "./logo.js";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A part of a PNG; readers of headers do not ask for its check sum. */
function chunk(name, data) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
}

function header(width, height, form = [8, 2, 0, 0, 0]) {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set(form, 8);
  return chunk("IHDR", data);
}

const pixels = chunk("IDAT", deflateSync(Buffer.alloc(40)));
const end = chunk("IEND", Buffer.alloc(0));
const png = (...parts) => new Uint8Array(Buffer.concat([SIGNATURE, ...parts]));

test("a logo as it is kept says its size", () => {
  assert.deepEqual(sizeOfPng(png(header(3, 4), pixels, end)), { width: 3, height: 4 });
  const largest = png(header(WIDEST_LOGO, HIGHEST_LOGO), pixels, pixels, end);
  assert.deepEqual(sizeOfPng(largest), { width: WIDEST_LOGO, height: HIGHEST_LOGO });
});

for (const [what, bytes] of [
  ["nothing", new Uint8Array()],
  ["another file", new Uint8Array(Buffer.from("%PDF-1.7"))],
  ["one with transparency", png(header(3, 4, [8, 6, 0, 0, 0]), pixels, end)],
  ["one of 16 bits", png(header(3, 4, [16, 2, 0, 0, 0]), pixels, end)],
  ["one with words beside it", png(header(3, 4), chunk("tEXt", Buffer.from("a")), pixels, end)],
  ["one without pixels", png(header(3, 4), end)],
  ["one that is cut off", png(header(3, 4), pixels, end).slice(0, -5)],
  [
    "one with something after it",
    png(header(3, 4), pixels, end, Buffer.from("more of it, and more")),
  ],
  ["one of no size", png(header(0, 4), pixels, end)],
  ["one too wide", png(header(WIDEST_LOGO + 1, 4), pixels, end)],
  ["one too high", png(header(3, HIGHEST_LOGO + 1), pixels, end)],
  ["one too large", png(header(3, 4), chunk("IDAT", Buffer.alloc(LARGEST_LOGO)), end)],
]) {
  test(`${what} is no logo`, () => assert.equal(sizeOfPng(bytes), null));
}

/** What is read of a logo that is kept as this text. */
async function keptAs(text) {
  store(LOGO_KEPT, text);
  const read = await keptLogo();
  drop(LOGO_KEPT);
  return read;
}

test("a kept logo is read with the practice's name to say aloud", async () => {
  const bytes = png(header(3, 4), pixels, end);
  const text = JSON.stringify({ png: Buffer.from(bytes).toString("base64"), width: 3, height: 4 });
  assert.deepEqual(await keptAs(text), { png: bytes, width: 3, height: 4, alt: "Logo" });
  keep("device", { practice_name: "Harbor" });
  assert.equal((await keptAs(text)).alt, "Harbor");
  assert.equal(await keptLogo(), null);
});

for (const [what, text] of [
  ["no JSON", "{"],
  ["null", "null"],
  ["a number", "7"],
  ["another size than it says", JSON.stringify({ png: btoa("no"), width: 3, height: 4 })],
  ["no base64", JSON.stringify({ png: "%%%", width: 3, height: 4 })],
  ["no picture", JSON.stringify({ png: null })],
]) {
  test(`${what} in its place is no logo`, async () => assert.equal(await keptAs(text), null));
}
