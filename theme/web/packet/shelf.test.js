import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, moved, packetAsked } from "./shelf.js";

test("an address asks for pages, and for nothing else", () => {
  assert.equal(packetAsked("?step=1"), null);
  assert.deepEqual(packetAsked("?pages=b,a,b,../x,<i>,A,"), ["b", "a"]);
  assert.deepEqual(packetAsked(addressOf(["slip", "short-letter"])), ["slip", "short-letter"]);
  assert.equal(addressOf([]), "");
  assert.equal(packetAsked(`?pages=${Array.from({ length: 500 }, (_, n) => `p${n}`)}`).length, 40);
});

test("a page moves by places, and stays at either end", () => {
  assert.deepEqual(moved(["a", "b", "c"], "a", 1), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], "a", 9), ["b", "c", "a"]);
  assert.deepEqual(moved(["a", "b", "c"], "c", -1), ["c", "a", "b"]);
});
