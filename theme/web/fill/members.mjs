// Fills the whole kit for one member after another, as their browser would: `kit members` starts this in Node, bundled.
// The first line it is given names the blank kit and the files that fill it; each line after it is a member.

import { closeSync, fsyncSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { codeOf } from "../card/code.js";
import { fillKit } from "./fill.js";
import { Memory } from "./memory.js";
import { WideFont } from "./pdf/wide_font.js";

Memory.isOn = true;
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { kit, fields, fonts } = JSON.parse((await lines.next()).value);
const blank = new Uint8Array(readFileSync(kit));
/** @type {Map<string, WideFont>} */
const read = new Map();
const tools = { ...JSON.parse(readFileSync(fields, "utf8")), wide, code };

for await (const line of lines) process.stdout.write(`${JSON.stringify(await answer(line))}\n`);

/**
 * Fill one member's kit into a file of its own; say what a person has to know of it.
 * @param {string} line
 */
async function answer(line) {
  const { values, logo, file } = JSON.parse(line);
  try {
    const picture = logo && { ...logo, png: new Uint8Array(Buffer.from(logo.png, "base64")) };
    const made = await fillKit(blank, values, { ...tools, logo: picture }, () => {});
    write(file, made.bytes);
    const [missing, loose] = [made.missing, made.loose].map(listed);
    return { tooShort: [...made.tooShort], missing, loose };
  } catch (error) {
    return { error: String(error?.message ?? error) };
  }
}

/**
 * Write a file that is on the disk when this returns: it is given its name next.
 * @param {string} file
 * @param {Uint8Array} bytes
 */
function write(file, bytes) {
  const opened = openSync(file, "w");
  try {
    writeFileSync(opened, bytes);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** @param {Map<string, Set<string>>} found characters by field */
function listed(found) {
  return Object.fromEntries([...found].map(([name, characters]) => [name, [...characters]]));
}

/** @param {import("../details/values.js").Values} values */
async function code(values) {
  return codeOf(values);
}

/** @param {string} face */
async function wide(face) {
  const font = read.get(face) ?? new WideFont(new Uint8Array(readFileSync(fonts[face])));
  read.set(face, font);
  return font;
}
