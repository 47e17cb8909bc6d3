// Reads a font with every letter the kit's paper can show: which outline a character has, and how wide
// it is. The kit's build makes the font plain (renderers/pdf/wide_font.py): no hints, no outline made
// of other outlines, one table of characters.

const LAST_CODE = 0x10ffff; // no character has a higher one
const STRANGE = "This font is not as the kit made it.";

/** A font file, read. */
export class WideFont {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bytes = bytes;
    /** @type {Map<string, { start: number, bytes: Uint8Array }>} */
    this.tables = new Map();
    for (let place = 12; this.tables.size < this.view.getUint16(4); place += 16) {
      const start = this.view.getUint32(place + 8);
      this.tables.set(String.fromCharCode(...bytes.subarray(place, place + 4)), {
        start,
        bytes: bytes.subarray(start, start + this.view.getUint32(place + 12)),
      });
    }
    /**
     * @param {string} table
     * @param {number} offset
     */
    const at = (table, offset) => this.table(table).start + offset;
    this.perEm = this.view.getUint16(at("head", 18));
    this.isLong = this.view.getInt16(at("head", 50)) === 1;
    this.box = [36, 38, 40, 42].map((offset) =>
      this.scaled(this.view.getInt16(at("head", offset))),
    );
    this.measured = this.view.getUint16(at("hhea", 34));
    this.rise = [4, 6].map((offset) => this.scaled(this.view.getInt16(at("hhea", offset))));
    this.glyphs = readCharacters(this.view, at("cmap", 0));
  }

  /** @param {string} name */
  table(name) {
    const table = this.tables.get(name);
    if (table) return table;
    throw new Error(STRANGE);
  }

  /** @param {number} units */
  scaled(units) {
    return Math.round((units * 1000) / this.perEm);
  }

  /**
   * The width of a glyph, in the font's units, and its side bearing.
   * @param {number} glyph
   */
  measure(glyph) {
    const start = this.table("hmtx").start;
    const last = Math.min(glyph, this.measured - 1);
    const bearing =
      glyph < this.measured
        ? start + 4 * glyph + 2
        : start + 4 * this.measured + 2 * (glyph - this.measured);
    return [this.view.getUint16(start + 4 * last), this.view.getInt16(bearing)];
  }

  /** @param {number} glyph */
  outline(glyph) {
    const start = this.table("loca").start;
    /** @param {number} number */
    const place = (number) =>
      this.isLong
        ? this.view.getUint32(start + 4 * number)
        : 2 * this.view.getUint16(start + 2 * number);
    return this.table("glyf").bytes.subarray(place(glyph), place(glyph + 1));
  }
}

/**
 * @param {DataView} view
 * @param {number} start
 */
function readCharacters(view, start) {
  for (let left = view.getUint16(start + 2), place = start + 4; left > 0; left--, place += 8) {
    const table = start + view.getUint32(place + 4);
    if (view.getUint16(table) === 12) return readGroups(view, table);
  }
  throw new Error(STRANGE);
}

/**
 * @param {DataView} view
 * @param {number} table
 */
function readGroups(view, table) {
  /** @type {Map<number, number>} */
  const glyphs = new Map();
  let free = 0; // the lowest code that no group has yet
  for (let group = 0; group < view.getUint32(table + 12); group++) {
    const [first, last, glyph] = [0, 4, 8].map((offset) =>
      view.getUint32(table + 16 + 12 * group + offset),
    );
    // A table that came damaged may name billions of codes, and any of them many times.
    if (first < free || last < first || last > LAST_CODE) throw new Error(STRANGE);
    free = last + 1;
    for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first);
  }
  return glyphs;
}
