import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, inflateSync } from "node:zlib";
import { sizeOfPng } from "../logo.js";
import { encodePng } from "./png.js";

const [WIDTH, HEIGHT] = [7, 5];

/** The pixels of a PNG of 8-bit RGB, read by PNG's specification; every check sum is reckoned by Node. */
function decode(png, width, height) {
  const file = Buffer.from(png);
  const parts = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const named = file.subarray(at + 4, at + 8 + length);
    assert.equal(file.readUInt32BE(at + 8 + length), crc32(named));
    if (named.subarray(0, 4).toString() === "IDAT") parts.push(named.subarray(4));
    at += 12 + length;
  }
  const lines = inflateSync(Buffer.concat(parts));
  const pixels = new Uint8Array(width * height * 3);
  const used = new Set();
  const at = (line, place) => (line < 0 || place < 0 ? 0 : pixels[line * width * 3 + place]);
  for (let line = 0; line < height; line++) {
    const filter = lines[line * (width * 3 + 1)];
    used.add(filter);
    for (let place = 0; place < width * 3; place++) {
      const [left, above] = [at(line, place - 3), at(line - 1, place)];
      const corner = place < 3 ? 0 : at(line - 1, place - 3);
      const near = [left, above, corner].map((value) => Math.abs(left + above - corner - value));
      const paeth = [left, above, corner][near.indexOf(Math.min(...near))];
      const foretold = [0, left, above, (left + above) >> 1, paeth][filter];
      pixels[line * width * 3 + place] = lines[line * (width * 3 + 1) + 1 + place] + foretold;
    }
  }
  return { pixels, used };
}

/** Numbers as if by chance, the same each time. */
function chance(length) {
  let last = 1;
  return Uint8Array.from({ length }, () => {
    last = (last * 48_271) % 2_147_483_647;
    return last;
  });
}

for (const [what, pixels] of [
  ["white", new Uint8Array(WIDTH * HEIGHT * 3).fill(255)],
  ["a slope", Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, at) => at * 3)],
  ["noise", chance(WIDTH * HEIGHT * 3)],
]) {
  test(`${what} comes out as it went in, in the form that is kept`, async () => {
    const png = await encodePng(pixels, WIDTH, HEIGHT);
    assert.deepEqual(sizeOfPng(png), { width: WIDTH, height: HEIGHT });
    assert.deepEqual(decode(png, WIDTH, HEIGHT).pixels, pixels);
  });
}

test("every way to filter a line is used, and read back", async () => {
  const lines = [
    chance(300),
    Uint8Array.from({ length: 300 }, (_, at) => at * 5),
    Uint8Array.from({ length: 300 }, (_, at) => at * 5),
    Uint8Array.from({ length: 300 }, (_, at) => (at % 3) * 7 + 2 ** Math.min(7, at / 40)),
    chance(300).map((byte, at) => byte / 4 + at),
    chance(300).map((byte, at) => byte / 8 + at),
  ];
  const pixels = Uint8Array.from(lines.flatMap((line) => [...line]));
  const read = decode(await encodePng(pixels, 100, lines.length), 100, lines.length);
  assert.deepEqual(read.pixels, pixels);
  assert.ok(read.used.size > 2);
});
