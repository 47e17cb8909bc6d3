// A PDF of the kit gives out its objects, and takes new ones at its end: what was there before stays as it lies, tags and all.
// It reads what our own writer makes, one cross-reference stream and objects packed in streams, and only what is asked for.

import { bytesOf, charactersOf, readValue, Ref, written } from "./pdf_syntax.js";

const TAIL = 64; // bytes: where a file says at which place its cross-references begin
const HEAD = 2048; // bytes: more than the dictionary of any stream that is read here
const STRANGE = "This PDF is not as the kit made it.";
const UP = 2; // the one filter of rows our writer uses: each byte less the one above it

/** A finished PDF with room for more objects. */
export class PdfFile {
  constructor(bytes, fflate) {
    this.bytes = bytes;
    this.fflate = fflate;
    this.packs = new Map();
    this.added = new Map();
    this.start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(charactersOf(bytes.subarray(-TAIL)))?.[1]);
    if (!this.start) throw new Error(STRANGE);
    const { dictionary, data } = this.stream(this.start);
    if (dictionary.get("/Type") !== "/XRef" || dictionary.has("/Prev") || dictionary.has("/Index")) throw new Error(STRANGE);
    this.trailer = dictionary;
    this.size = Number(dictionary.get("/Size"));
    this.widths = dictionary.get("/W").map(Number);
    this.rows = unfiltered(data, this.widths.reduce((sum, width) => sum + width));
  }

  /** What a value means: itself, or the object it refers to. */
  value(value) {
    return value instanceof Ref ? this.object(value.number) : value;
  }

  /** The object with this number, one without a stream. */
  object(number) {
    const [kind, where, place] = this.row(number);
    if (kind !== 2) throw new Error(STRANGE);
    if (!this.packs.has(where)) this.packs.set(where, this.pack(where));
    const { text, places } = this.packs.get(where);
    return readValue(text, places[place])[0];
  }

  /** Take a value, or the dictionary and the data of a stream, as an object: a new one, or the new form of one. */
  put(value, data = null, number = this.size) {
    if (number === this.size) this.size++;
    this.added.set(number, { value, data });
    return new Ref(number);
  }

  /** The bytes of the file with all it was given. */
  toBytes() {
    const plain = [...this.added].filter(([, { data }]) => data === null);
    const pack = this.put(...this.packed(plain));
    const rows = plain.map(([number], place) => [number, 2, pack.number, place]);
    const parts = [this.bytes];
    let place = this.bytes.length;
    const add = (number, value, data) => {
      const head = `\n${number} 0 obj\n${written(new Map([...value, ["/Length", data.length]]))}\nstream\n`;
      parts.push(bytesOf(head), data, bytesOf("\nendstream\nendobj\n"));
      rows.push([number, 1, place + 1, 0]);
      place += head.length + data.length + 18;
    };
    for (const [number, { value, data }] of this.added) if (data !== null) add(number, value, data);
    const start = place + 1;
    rows.push([this.size, 1, start, 0]);
    add(this.size, ...this.references(rows));
    parts.push(bytesOf(`startxref\n${start}\n%%EOF\n`));
    return joined(parts);
  }

  row(number) {
    let place = number * (this.widths[0] + this.widths[1] + this.widths[2]);
    return this.widths.map((width) => {
      let sum = 0;
      for (let count = 0; count < width; count++) sum = sum * 256 + this.rows[place++];
      return sum;
    });
  }

  stream(start) {
    const text = charactersOf(this.bytes.subarray(start, start + HEAD));
    const head = /^\d+ \d+ obj\s/.exec(text);
    if (!head) throw new Error(STRANGE);
    const [dictionary, end] = readValue(text, head[0].length);
    const begin = start + end + /^\s*stream\r?\n/.exec(text.slice(end))[0].length;
    return { dictionary, data: this.fflate.unzlibSync(this.bytes.subarray(begin, begin + Number(dictionary.get("/Length")))) };
  }

  pack(number) {
    const { dictionary, data } = this.stream(this.row(number)[1]);
    const text = charactersOf(data);
    const first = Number(dictionary.get("/First"));
    const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
    return { text, places: numbers.filter((_, place) => place % 2).map((offset) => first + offset) };
  }

  packed(objects) {
    const bodies = objects.map(([, { value }]) => written(value));
    let offset = 0;
    const index = objects.map(([number], place) => {
      const entry = `${number} ${offset}`;
      offset += bodies[place].length + 1;
      return entry;
    });
    const head = `${index.join(" ")}\n`;
    const dictionary = new Map([["/Type", "/ObjStm"], ["/N", objects.length], ["/First", head.length], ["/Filter", "/FlateDecode"]]);
    return [dictionary, this.fflate.zlibSync(bytesOf(head + bodies.join("\n")), { level: 6 })];
  }

  references(rows) {
    rows.sort(([one], [other]) => one - other);
    const bytes = rows.flatMap(([, kind, where, place]) => [kind, where >>> 24, where >>> 16, where >>> 8, where, place >>> 8, place]);
    const kept = ["/Root", "/Info", "/ID"].filter((key) => this.trailer.has(key)).map((key) => [key, this.trailer.get(key)]);
    const index = rows.flatMap(([number]) => [number, 1]);
    const own = [["/Type", "/XRef"], ["/Size", this.size + 1], ["/Prev", this.start], ["/W", [1, 4, 2]], ["/Index", index], ["/Filter", "/FlateDecode"]];
    return [new Map([...own, ...kept]), this.fflate.zlibSync(Uint8Array.from(bytes), { level: 6 })];
  }
}

function unfiltered(data, width) {
  const rows = new Uint8Array((data.length / (width + 1)) * width);
  for (let row = 0, from = 0, to = 0; from < data.length; row++) {
    const filter = data[from++];
    if (filter !== UP && filter !== 0) throw new Error(STRANGE);
    for (let count = 0; count < width; count++, to++) rows[to] = data[from++] + (filter && row ? rows[to - width] : 0);
  }
  return rows;
}

function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  return bytes;
}
