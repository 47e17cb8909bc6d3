import assert from "node:assert/strict";
import { test } from "node:test";
import { faxed } from "./fax.js";
import { inkBox, rgbOf } from "./pixels.js";

/** A picture of gray pixels, each a number from 0 to 255. */
const gray = (...pixels) =>
  Uint8ClampedArray.from(pixels.flatMap((byte) => [byte, byte, byte, 255]));

test("edges that are nearly white are left off", () => {
  const picture = gray(255, 250, 255, 255, 255, 9, 80, 255, 255, 255, 200, 249);
  assert.deepEqual(inkBox(picture, 4), { left: 1, top: 1, width: 2, height: 2 });
  assert.equal(inkBox(gray(255, 249, 255, 250), 2), null);
});

test("fewer bits leave black and white as they are", () => {
  assert.deepEqual(
    [...rgbOf(gray(0, 255, 251, 100), 8)].filter((_, at) => at % 3 === 0),
    [0, 255, 255, 100],
  );
  assert.deepEqual(
    [...rgbOf(gray(0, 255, 100), 4)].filter((_, at) => at % 3 === 0),
    [0, 255, 102],
  );
});

test("a fax knows black and white, and we say when it loses a logo or blackens it", () => {
  const dark = gray(0, 90, 255, 255);
  assert.equal(faxed(dark), "");
  assert.deepEqual(dark, gray(0, 0, 255, 255));
  assert.match(faxed(gray(200, 180, 140, 255)), /too light/);
  assert.match(faxed(gray(20, 20, 20, 255)), /dark block/);
});
