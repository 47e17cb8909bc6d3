// A font with every letter the kit's paper can show, read: which outline a character has, and how wide it is.
// Our build makes it plain beforehand (renderers/pdf/wide_font.py): no hints, no outline made of other outlines, one table.

/** A font file, read. */
export class WideFont {
  constructor(bytes) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bytes = bytes;
    this.tables = new Map();
    for (let place = 12; this.tables.size < this.view.getUint16(4); place += 16) {
      const start = this.view.getUint32(place + 8);
      this.tables.set(String.fromCharCode(...bytes.subarray(place, place + 4)), { start, bytes: bytes.subarray(start, start + this.view.getUint32(place + 12)) });
    }
    const at = (table, offset) => this.tables.get(table).start + offset;
    this.perEm = this.view.getUint16(at("head", 18));
    this.isLong = this.view.getInt16(at("head", 50)) === 1;
    this.box = [36, 38, 40, 42].map((offset) => this.scaled(this.view.getInt16(at("head", offset))));
    this.measured = this.view.getUint16(at("hhea", 34));
    this.rise = [4, 6].map((offset) => this.scaled(this.view.getInt16(at("hhea", offset))));
    this.glyphs = readCharacters(this.view, at("cmap", 0));
  }

  scaled(units) {
    return Math.round((units * 1000) / this.perEm);
  }

  /** How far a glyph moves on, in the font's units, and its side bearing. */
  measure(glyph) {
    const start = this.tables.get("hmtx").start;
    const last = Math.min(glyph, this.measured - 1);
    const bearing = glyph < this.measured ? start + 4 * glyph + 2 : start + 4 * this.measured + 2 * (glyph - this.measured);
    return [this.view.getUint16(start + 4 * last), this.view.getInt16(bearing)];
  }

  outline(glyph) {
    const start = this.tables.get("loca").start;
    const place = (number) => (this.isLong ? this.view.getUint32(start + 4 * number) : 2 * this.view.getUint16(start + 2 * number));
    return this.tables.get("glyf").bytes.subarray(place(glyph), place(glyph + 1));
  }
}

function readCharacters(view, start) {
  for (let left = view.getUint16(start + 2), place = start + 4; left > 0; left--, place += 8) {
    const table = start + view.getUint32(place + 4);
    if (view.getUint16(table) === 12) return readGroups(view, table);
  }
  throw new Error("This font is not as the kit made it.");
}

function readGroups(view, table) {
  const glyphs = new Map();
  for (let group = 0; group < view.getUint32(table + 12); group++) {
    const [first, last, glyph] = [0, 4, 8].map((offset) => view.getUint32(table + 16 + 12 * group + offset));
    for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first);
  }
  return glyphs;
}
