// Reads a PDF of the kit, and adds objects at its end: every byte that was there stays, tags and all.
// It reads what the kit's writer makes, one cross-reference stream and objects packed in streams, and
// only what is asked for.

import { unzlibSync, zlibSync } from "fflate";
import { Memory } from "../memory.js";
import {
  big,
  bytesOf,
  charactersOf,
  dictionary,
  Ref,
  readValue,
  STRANGE,
  written,
} from "./syntax.js";

/**
 * @typedef {import("./syntax.js").Dictionary} Dictionary
 * @typedef {[number: number, kind: number, where: number, place: number]} Row of the cross-references
 */

const TAIL = 64; // bytes: where a file says at which place its cross-references begin
const HEAD = 2048; // bytes: more than the dictionary of any stream that is read here
const WIDTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8]; // bytes that one column of the cross-references may have
const UP = 2; // the one filter of rows our writer uses: each byte less the one above it

/** @type {Memory<Uint8Array, Map<number, { text: string, places: number[] }>>} */
const packs = new Memory(); // the objects of a file as they were read

/** A finished PDF with room for more objects. */
export class PdfFile {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.packs = packs.recall(bytes, () => new Map());
    /** @type {Map<number, { value: any, data: Uint8Array | null }>} */
    this.added = new Map();
    this.start = Number(
      /startxref\s+(\d+)\s+%%EOF\s*$/.exec(charactersOf(bytes.subarray(-TAIL)))?.[1],
    );
    if (!this.start) throw new Error(STRANGE);
    const { head, data } = this.stream(this.start);
    const isKnown = head.get("/Type") === "/XRef" && !head.has("/Prev") && !head.has("/Index");
    if (!isKnown) throw new Error(STRANGE);
    this.trailer = head;
    this.size = Number(head.get("/Size"));
    /** @type {number[]} */
    this.widths = head.get("/W").map(Number);
    if (!this.widths.every((width) => WIDTHS.includes(width))) throw new Error(STRANGE);
    this.width = this.widths.reduce((sum, width) => sum + width);
    this.rows = unfiltered(data, this.width);
  }

  /**
   * What a value means: itself, or the object it refers to.
   * @param {any} value
   */
  value(value) {
    return value instanceof Ref ? this.object(value.number) : value;
  }

  /**
   * The object with this number, one without a stream, as it is by now.
   * @param {number} number
   */
  object(number) {
    const changed = this.added.get(number);
    if (changed?.data === null) return changed.value;
    const [kind, where, place] = this.row(number);
    if (kind !== 2) throw new Error(STRANGE);
    const { text, places } = this.packs.get(where) ?? this.pack(where);
    return readValue(text, places[place])[0];
  }

  /**
   * The object with this number as it is: a value, or the dictionary and the packed data of a stream.
   * @param {number} number
   * @returns {{ value: any, data: Uint8Array | null }}
   */
  raw(number) {
    const [kind, where] = this.row(number);
    if (kind !== 1) return { value: this.object(number), data: null };
    const { head, data } = this.packedStream(where);
    return { value: head, data };
  }

  /**
   * Add a value, or the dictionary and the data of a stream, as an object: a new one, or the new form of
   * the one with this number.
   * @param {any} value
   * @param {Uint8Array | null} data
   */
  put(value, data = null, number = this.size) {
    if (number === this.size) this.size++;
    this.added.set(number, { value, data });
    return new Ref(number);
  }

  /** The bytes of the file with all that was added. */
  toBytes() {
    const plain = [...this.added].filter(([, { data }]) => data === null);
    const [packHead, packData] = packed(plain.map(([number, { value }]) => [number, value]));
    const pack = this.put(packHead, packData);
    /** @type {Row[]} */
    const rows = plain.map(([number], place) => [number, 2, pack.number, place]);
    const parts = [this.bytes];
    let place = this.bytes.length;
    /**
     * @param {number} number
     * @param {Dictionary} value
     * @param {Uint8Array} data
     */
    const add = (number, value, data) => {
      const about = written(dictionary(...value, ["/Length", data.length]));
      const head = `\n${number} 0 obj\n${about}\nstream\n`;
      parts.push(bytesOf(head), data, bytesOf("\nendstream\nendobj\n"));
      rows.push([number, 1, place + 1, 0]);
      place += head.length + data.length + 18;
    };
    for (const [number, { value, data }] of this.added) if (data !== null) add(number, value, data);
    const start = place + 1;
    rows.push([this.size, 1, start, 0]);
    const [head, data] = this.references(rows);
    add(this.size, head, data);
    parts.push(bytesOf(`startxref\n${start}\n%%EOF\n`));
    return joined(parts);
  }

  /** @param {number} number */
  row(number) {
    let place = number * this.width;
    return this.widths.map((width) => {
      let sum = 0;
      for (let count = 0; count < width; count++) sum = sum * 256 + this.rows[place++];
      return sum;
    });
  }

  /**
   * @param {number} start
   * @returns {{ head: Dictionary, data: Uint8Array }}
   */
  stream(start) {
    const { head, data } = this.packedStream(start);
    return { head, data: unzlibSync(data) };
  }

  /**
   * @param {number} start
   * @returns {{ head: Dictionary, data: Uint8Array }}
   */
  packedStream(start) {
    const text = charactersOf(this.bytes.subarray(start, start + HEAD));
    const opening = /^\d+ \d+ obj\s/.exec(text);
    if (!opening) throw new Error(STRANGE);
    const [head, end] = readValue(text, opening[0].length);
    const marker = /^\s*stream\r?\n/.exec(text.slice(end));
    if (!marker) throw new Error(STRANGE);
    const begin = start + end + marker[0].length;
    return { head, data: this.bytes.subarray(begin, begin + Number(head.get("/Length"))) };
  }

  /** @param {number} number */
  pack(number) {
    const { head, data } = this.stream(this.row(number)[1]);
    const text = charactersOf(data);
    const first = Number(head.get("/First"));
    const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
    const places = numbers.filter((_, place) => place % 2).map((offset) => first + offset);
    const pack = { text, places };
    this.packs.set(number, pack);
    return pack;
  }

  /**
   * The stream of the new cross-references: its dictionary and its data.
   * @param {Row[]} rows
   * @returns {[Dictionary, Uint8Array]}
   */
  references(rows) {
    rows.sort(([one], [other]) => one - other);
    const bytes = rows.flatMap(([, kind, where, place]) => [
      kind,
      ...big(where, 4),
      ...big(place, 2),
    ]);
    const kept = ["/Root", "/Info", "/ID"].filter((key) => this.trailer.has(key));
    const head = dictionary(
      ["/Type", "/XRef"],
      ["/Size", this.size + 1],
      ["/Prev", this.start],
      ["/W", [1, 4, 2]],
      ["/Index", rows.flatMap(([number]) => [number, 1])],
      ["/Filter", "/FlateDecode"],
    );
    for (const key of kept) head.set(key, this.trailer.get(key));
    return [head, deflated(Uint8Array.from(bytes))];
  }
}

/**
 * The stream that packs these objects: its dictionary and its data.
 * @param {[number: number, value: any][]} objects
 * @returns {[Dictionary, Uint8Array]}
 */
export function packed(objects) {
  const bodies = objects.map(([, value]) => written(value));
  let offset = 0;
  const index = objects.map(([number], place) => {
    const entry = `${number} ${offset}`;
    offset += bodies[place].length + 1;
    return entry;
  });
  const opening = `${index.join(" ")}\n`;
  const head = dictionary(
    ["/Type", "/ObjStm"],
    ["/N", objects.length],
    ["/First", opening.length],
    ["/Filter", "/FlateDecode"],
  );
  return [head, deflated(bytesOf(opening + bodies.join("\n")))];
}

/**
 * Bytes as a stream holds them.
 * @param {Uint8Array} bytes
 */
export function deflated(bytes) {
  return zlibSync(/** @type {Uint8Array<ArrayBuffer>} */ (bytes), { level: 6 });
}

/**
 * Undo the filter of the cross-references, rows of this width.
 * @param {Uint8Array} data
 * @param {number} width
 */
function unfiltered(data, width) {
  const rows = new Uint8Array((data.length / (width + 1)) * width);
  for (let row = 0, from = 0, to = 0; from < data.length; row++) {
    const filter = data[from++];
    if (filter !== UP && filter !== 0) throw new Error(STRANGE);
    for (let count = 0; count < width; count++, to++) {
      rows[to] = data[from++] + (filter && row ? rows[to - width] : 0);
    }
  }
  return rows;
}

/**
 * The bytes of these parts, one after the other.
 * @param {Uint8Array[]} parts
 */
export function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  return bytes;
}
