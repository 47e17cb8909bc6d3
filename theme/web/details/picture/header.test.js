import assert from "node:assert/strict";
import { test } from "node:test";
import { readHeader } from "./header.js";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const END = [0xff, 0xd9];
const SCAN = [0xff, 0xda, 0, 2, 1, 2, 3];
const number16 = (value) => [value >> 8, value & 0xff];
const number32 = (value) => [...number16(value >>> 16), ...number16(value & 0xffff)];
const bytes = (...parts) => Uint8Array.from(parts.flat());

function chunk(name, data) {
  return [...number32(data.length), ...Buffer.from(name), ...data, 0, 0, 0, 0];
}

function png(width, height, ...more) {
  const head = [...number32(width), ...number32(height), 8, 6, 0, 0, 0];
  return bytes(SIGNATURE, chunk("IHDR", head), ...more);
}

function segment(marker, data) {
  return [0xff, marker, ...number16(data.length + 2), ...data];
}

function frame(marker, width, height) {
  return segment(marker, [8, ...number16(height), ...number16(width), 3]);
}

test("a PNG says its size before anything is decoded, however large", () => {
  const type = "image/png";
  const whole = png(640, 480, chunk("IDAT", [1, 2]), chunk("IEND", []));
  assert.deepEqual(readHeader(whole), { type, width: 640, height: 480, isWhole: true });
  const bomb = png(65_535, 4_000_000_000, chunk("IEND", []));
  assert.deepEqual(readHeader(bomb), { type, width: 65_535, height: 4_000_000_000, isWhole: true });
});

test("a JPEG says its size, baseline or progressive, and not that of the small picture in it", () => {
  const inside = bytes([0xff, 0xd8], frame(0xc0, 160, 120), SCAN, END);
  for (const marker of [0xc0, 0xc2]) {
    const photo = bytes(
      [0xff, 0xd8],
      segment(0xe1, [...inside]),
      segment(0xc4, [1, 2, 3]), // no frame, though its number lies among theirs
      [0xff, 0xff], // as many as a writer likes
      frame(marker, 4000, 3000),
      SCAN,
      END,
      [0, 0, 0], // what a camera adds
    );
    const expected = { type: "image/jpeg", width: 4000, height: 3000, isWhole: true };
    assert.deepEqual(readHeader(photo), expected);
  }
});

test("what is cut off is told from what is whole, at any place", () => {
  const pictures = [
    png(3, 4, chunk("IDAT", [1, 2]), chunk("IEND", [])),
    bytes([0xff, 0xd8], frame(0xc0, 3, 4), SCAN, END),
  ];
  for (const picture of pictures) {
    for (let length = 0; length < picture.length; length++) {
      assert.ok(!readHeader(picture.slice(0, length))?.isWhole, `${length} bytes`);
    }
  }
});

for (const [what, file] of [
  ["nothing", bytes()],
  ["a GIF", bytes([...Buffer.from("GIF89a")], number32(0))],
  ["a web page", bytes([...Buffer.from("<!doctype html>")])],
  ["a PNG of no width", png(0, 4, chunk("IEND", []))],
  ["a PNG that begins with something else", bytes(SIGNATURE, chunk("IDAT", [...Array(30)]))],
  [
    "a JPEG that says its height only at its end",
    bytes([0xff, 0xd8], frame(0xc0, 3, 0), SCAN, END),
  ],
  ["a JPEG without a frame", bytes([0xff, 0xd8], SCAN, END)],
]) {
  test(`${what} has no size`, () => assert.equal(readHeader(file), null));
}
