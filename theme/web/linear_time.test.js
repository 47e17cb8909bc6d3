// No pattern of ours takes time by the square: eight times the text, about eight times the time.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parseAst } from "rollup/parseAst";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const LETTERS = 1000;
const SOON = 2; // milliseconds in which eight times these letters are looked at in linear time, and not by the square
const MOST = 2.5 ** 3; // times as long, for eight times the text: what takes time by the square takes 64 times as long

/** Every pattern below a part of a program. */
function patternsIn(part) {
  if (Array.isArray(part)) return part.flatMap(patternsIn);
  if (!part || typeof part !== "object") return [];
  return part.regex ? [part.regex] : Object.values(part).flatMap(patternsIn);
}

/** Pieces made of a pattern's own characters: repeated, they begin again and again what it cannot end. */
function piecesOf({ pattern }) {
  const bare = pattern.replace(/\\u\{?[0-9a-f]+\}?|\\p\{\w+\}|\(\?[=!:<]+/g, "");
  const few = [...new Set(["a", "1", " ", ...bare.replace(/\\(.)/g, "$1")])].slice(0, 14);
  const pairs = few.flatMap((one) => few.map((other) => one + other));
  return [...new Set([...few, ...pairs])];
}

function textOf(piece, letters) {
  return `${piece.repeat(letters / piece.length)}\0`;
}

function milliseconds(work, times = 1) {
  const took = Array.from({ length: times }, () => {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return Math.min(...took);
}

function grows(work, piece) {
  const [short, long] = [textOf(piece, LETTERS), textOf(piece, 8 * LETTERS)];
  if (milliseconds(() => work(long)) < SOON) return false;
  const isSlower = () => {
    const took = milliseconds(() => work(long), 3);
    return took > SOON && took > MOST * milliseconds(() => work(short), 3);
  };
  return [1, 2, 3].every(isSlower);
}

function searchFor({ pattern, flags }) {
  const all = new RegExp(pattern, flags.includes("g") ? flags : `${flags}g`);
  return (text) => text.replace(all, "").length;
}

const names = readdirSync(HERE, { recursive: true }).map(String);
const files = names.filter((name) => name.endsWith(".js") && !name.endsWith(".test.js"));
for (const name of [...files, "../sw.js"]) {
  const patterns = patternsIn(parseAst(readFileSync(`${HERE}${name}`, "utf8")).body);
  if (!patterns.length) continue;
  test(`the patterns of ${name} take time in step with the text`, () => {
    for (const regex of patterns) {
      const slow = piecesOf(regex).filter((piece) => grows(searchFor(regex), piece));
      assert.deepEqual(slow, [], `/${regex.pattern}/`);
    }
  });
}

test("a slow pattern is found", () => {
  const regex = { pattern: "\\s*\\n", flags: "" };
  assert.ok(piecesOf(regex).some((piece) => grows(searchFor(regex), piece)));
});
