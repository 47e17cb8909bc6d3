// A small font with the letters that one PDF shows and its own fonts lack, and nothing else.

import { big, bytesOf, hexadecimal, utf16 } from "./syntax.js";

const COPIED = ["head", "hhea", "maxp"];
const SEARCH = [64, 2, 32]; // what six tables make of the numbers that help to search them

const GROUP = 100; // letters that one part of the table may hold
const CMAP_HEAD = [
  "/CIDInit /ProcSet findresource begin",
  "12 dict begin",
  "begincmap",
  "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
  "/CMapName /Adobe-Identity-UCS def",
  "/CMapType 2 def",
  "1 begincodespacerange",
  "<0000> <FFFF>",
  "endcodespacerange\n",
].join("\n");
const CMAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

/**
 * The letters of one file, each numbered as it comes. One that the font lacks is drawn as the font's box;
 * what a reader copies is still the letter.
 */
export class Letters {
  /**
   * @param {import("./wide_font.js").WideFont} font
   * @param {import("./syntax.js").Ref} reference to the font in the file
   */
  constructor(font, reference) {
    this.font = font;
    this.reference = reference;
    /** @type {Map<string, number>} */
    this.numbers = new Map();
    this.taken = [0];
  }

  /** @param {string} character */
  has(character) {
    return this.font.glyphs.has(codeOf(character));
  }

  /**
   * The hexadecimal digits that show a text, and its width in thousandths of the type size, whole and letter by letter.
   * @param {string} text
   */
  encode(text) {
    const numbers = [...text].map((character) => this.take(character));
    const widths = numbers.map((number) => this.width(number));
    const width = widths.reduce((sum, wide) => sum + wide, 0);
    return {
      shown: `<${numbers.map((number) => hexadecimal(number, 4)).join("")}>`,
      width,
      widths,
    };
  }

  /** @param {string} character */
  take(character) {
    const known = this.numbers.get(character);
    if (known !== undefined) return known;
    const number = this.taken.length;
    this.numbers.set(character, number);
    this.taken.push(this.font.glyphs.get(codeOf(character)) ?? 0);
    return number;
  }

  /** @param {number} number */
  width(number) {
    return this.font.scaled(this.font.measure(this.taken[number])[0]);
  }

  /** The bytes of a font file with these letters alone. */
  fontFile() {
    const outlines = this.taken.map((glyph) => padded(this.font.outline(glyph)));
    const places = startsOf(outlines, 0);
    const [head, hhea, maxp] = COPIED.map((name) => this.font.table(name).bytes.slice());
    viewOf(head).setInt16(50, 1); // places are long
    viewOf(hhea).setUint16(34, this.taken.length);
    viewOf(maxp).setUint16(4, this.taken.length);
    const measures = this.taken.flatMap((glyph) => this.font.measure(glyph));
    const hmtx = Uint8Array.from(measures.flatMap((units) => big(units, 2)));
    const loca = Uint8Array.from(places.flatMap((start) => big(start, 4)));
    const glyf = Uint8Array.from(outlines.flatMap((outline) => [...outline]));
    return fontOf(Object.entries({ head, hhea, maxp, hmtx, loca, glyf }));
  }

  /** The table by which a reader of the file knows which letter each number is. */
  toUnicode() {
    const lines = [...this.numbers].map(
      ([character, number]) => `<${hexadecimal(number, 4)}> <${utf16(character)}>`,
    );
    let mapped = "";
    for (let start = 0; start < lines.length; start += GROUP) {
      const group = lines.slice(start, start + GROUP);
      mapped += `${group.length} beginbfchar\n${group.join("\n")}\nendbfchar\n`;
    }
    return bytesOf(`${CMAP_HEAD}${mapped}${CMAP_FOOT}`);
  }
}

/** @param {string} character */
function codeOf(character) {
  return character.codePointAt(0) ?? 0;
}

/**
 * The bytes of a font file.
 * @param {[name: string, part: Uint8Array][]} tables
 */
function fontOf(tables) {
  const places = startsOf(
    tables.map(([, part]) => padded(part)),
    12 + 16 * tables.length,
  );
  const bytes = new Uint8Array(places[tables.length]);
  const view = viewOf(bytes);
  view.setUint32(0, 0x00010000);
  for (const [place, number] of [tables.length, ...SEARCH].entries())
    view.setUint16(4 + 2 * place, number);
  const order = tables
    .map((_, place) => place)
    .sort((one, other) => (tables[one][0] < tables[other][0] ? -1 : 1));
  order.forEach((place, row) => {
    bytes.set(bytesOf(tables[place][0]), 12 + 16 * row);
    view.setUint32(12 + 16 * row + 4, sumOf(padded(tables[place][1])));
    view.setUint32(12 + 16 * row + 8, places[place]);
    view.setUint32(12 + 16 * row + 12, tables[place][1].length);
    bytes.set(tables[place][1], places[place]);
  });
  return bytes;
}

/**
 * Where each part begins when they follow one another from `first` on, and where the last one ends.
 * @param {Uint8Array[]} parts
 * @param {number} first
 */
function startsOf(parts, first) {
  const starts = [first];
  for (const [place, part] of parts.entries()) starts.push(starts[place] + part.length);
  return starts;
}

/** @param {Uint8Array} bytes */
function padded(bytes) {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  whole.set(bytes);
  return whole;
}

/** @param {Uint8Array} bytes */
function sumOf(bytes) {
  const view = viewOf(bytes);
  let sum = 0;
  for (let place = 0; place < bytes.length; place += 4) sum = (sum + view.getUint32(place)) >>> 0;
  return sum;
}

/** @param {Uint8Array} bytes */
function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
