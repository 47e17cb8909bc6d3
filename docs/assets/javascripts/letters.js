// The letters of one PDF that its own fonts lack become a small font of their own, with those letters and nothing else.

import { bytesOf, hexadecimal } from "./pdf_syntax.js";

const KEPT = ["head", "hhea", "maxp", "hmtx", "loca", "glyf"];
const SEARCH = [64, 2, 32]; // what six tables make of the numbers that help to search them

/** The letters of one file: each gets a number as it comes. One the font lacks is drawn as the font's box, and still told as itself. */
export class Letters {
  constructor(font, reference) {
    this.font = font;
    this.reference = reference;
    this.numbers = new Map();
    this.taken = [0];
  }

  has(character) {
    return this.font.glyphs.has(character.codePointAt(0));
  }

  /** Turn text into the hexadecimal digits that show it, and its width in thousandths of the type size. */
  encode(text) {
    const numbers = [...text].map((character) => this.take(character));
    const width = numbers.reduce((sum, number) => sum + this.width(number), 0);
    return { shown: `<${numbers.map((number) => hexadecimal(number, 4)).join("")}>`, width };
  }

  take(character) {
    if (!this.numbers.has(character)) {
      this.numbers.set(character, this.taken.length);
      this.taken.push(this.font.glyphs.get(character.codePointAt(0)) ?? 0);
    }
    return this.numbers.get(character);
  }

  width(number) {
    return this.font.scaled(this.font.measure(this.taken[number])[0]);
  }

  /** The bytes of a font file with these letters alone. */
  fontFile() {
    const outlines = this.taken.map((glyph) => padded(this.font.outline(glyph)));
    const places = outlines.reduce((all, outline) => [...all, all.at(-1) + outline.length], [0]);
    const parts = new Map(["head", "hhea", "maxp"].map((name) => [name, this.font.tables.get(name).bytes.slice()]));
    viewOf(parts.get("head")).setInt16(50, 1); // places are long
    viewOf(parts.get("hhea")).setUint16(34, this.taken.length);
    viewOf(parts.get("maxp")).setUint16(4, this.taken.length);
    parts.set("hmtx", big(this.taken.flatMap((glyph) => this.font.measure(glyph)), 2));
    parts.set("loca", big(places, 4));
    parts.set("glyf", Uint8Array.from(outlines.flatMap((outline) => [...outline])));
    return fontOf(KEPT.map((name) => [name, parts.get(name)]));
  }

  /** What tells a reader of the file which letter each number is. */
  toUnicode() {
    const lines = [...this.numbers].map(([character, number]) => `<${hexadecimal(number, 4)}> <${utf16(character)}>`);
    const groups = Array.from({ length: Math.ceil(lines.length / 100) }, (_, group) => lines.slice(100 * group, 100 * group + 100));
    const mapped = groups.map((group) => `${group.length} beginbfchar\n${group.join("\n")}\nendbfchar\n`).join("");
    const system = "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n";
    return bytesOf(
      `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n${system}1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${mapped}` +
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n",
    );
  }
}

function fontOf(tables) {
  const places = tables.reduce((all, [, part]) => [...all, all.at(-1) + padded(part).length], [12 + 16 * tables.length]);
  const bytes = new Uint8Array(places.at(-1));
  const view = viewOf(bytes);
  view.setUint32(0, 0x00010000);
  [tables.length, ...SEARCH].forEach((number, place) => view.setUint16(4 + 2 * place, number));
  const order = tables.map((_, place) => place).sort((one, other) => (tables[one][0] < tables[other][0] ? -1 : 1));
  order.forEach((place, row) => {
    bytes.set(bytesOf(tables[place][0]), 12 + 16 * row);
    view.setUint32(12 + 16 * row + 4, sumOf(padded(tables[place][1])));
    view.setUint32(12 + 16 * row + 8, places[place]);
    view.setUint32(12 + 16 * row + 12, tables[place][1].length);
    bytes.set(tables[place][1], places[place]);
  });
  return bytes;
}

function padded(bytes) {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  whole.set(bytes);
  return whole;
}

function sumOf(bytes) {
  const view = viewOf(bytes);
  let sum = 0;
  for (let place = 0; place < bytes.length; place += 4) sum = (sum + view.getUint32(place)) >>> 0;
  return sum;
}

function big(numbers, size) {
  return Uint8Array.from(numbers.flatMap((number) => Array.from({ length: size }, (_, place) => number >> (8 * (size - 1 - place)))));
}

function utf16(character) {
  return Array.from({ length: character.length }, (_, place) => hexadecimal(character.charCodeAt(place), 4)).join("");
}

function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
