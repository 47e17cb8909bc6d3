// Writes the one kind of PNG that a logo is kept as: 8-bit RGB and nothing beside the pixels. A browser's own
// encoder would add transparency, and what else it likes.

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RGB = [8, 2, 0, 0, 0]; // bits a color, RGB, and the only compression, filtering and order of lines
const COLORS = 3; // bytes a pixel
const CHECKS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

/**
 * How a line differs from what is known before it. Each is the number that PNG has for it, and a way to foretell a byte
 * from the one at its left, the one above it, and the one above that at its left.
 * @type {[number, (left: number, above: number, corner: number) => number][]}
 */
const FILTERS = [
  [0, () => 0],
  [1, (left) => left],
  [2, (_, above) => above],
  [3, (left, above) => (left + above) >> 1],
  [4, paeth],
];

/**
 * @param {Uint8Array} pixels three bytes for each
 * @param {number} width
 * @param {number} height
 */
export async function encodePng(pixels, width, height) {
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set(RGB, 8);
  const lines = await deflated(filtered(pixels, width * COLORS, height));
  return joined([
    Uint8Array.from(SIGNATURE),
    chunk("IHDR", head),
    chunk("IDAT", lines),
    chunk("IEND", new Uint8Array()),
  ]);
}

/**
 * Each line as the filter writes it that leaves the smallest numbers, as PNG's specification advises.
 * @param {Uint8Array} pixels
 * @param {number} length of a line, in bytes
 * @param {number} height
 */
function filtered(pixels, length, height) {
  const made = new Uint8Array((length + 1) * height);
  /** @type {Uint8Array} */
  let above = new Uint8Array(length);
  for (let line = 0; line < height; line++) {
    const row = pixels.subarray(line * length, (line + 1) * length);
    let least = Infinity;
    for (const [number, foretell] of FILTERS) {
      const written = differences(row, above, foretell);
      const size = written.reduce((sum, byte) => sum + Math.min(byte, 256 - byte), 0);
      if (size >= least) continue;
      least = size;
      made[line * (length + 1)] = number;
      made.set(written, line * (length + 1) + 1);
    }
    above = row;
  }
  return made;
}

/**
 * @param {Uint8Array} row
 * @param {Uint8Array} above
 * @param {(left: number, above: number, corner: number) => number} foretell
 */
function differences(row, above, foretell) {
  return row.map((byte, at) => {
    const isFirst = at < COLORS;
    const left = isFirst ? 0 : row[at - COLORS];
    return byte - foretell(left, above[at], isFirst ? 0 : above[at - COLORS]);
  });
}

/**
 * @param {number} left
 * @param {number} above
 * @param {number} corner
 */
function paeth(left, above, corner) {
  const [byLeft, byAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const byCorner = Math.abs(left + above - 2 * corner);
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}

/** @param {BlobPart} bytes */
async function deflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {string} name
 * @param {Uint8Array} data
 */
function chunk(name, data) {
  const named = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), data]);
  return joined([number32(data.length), named, number32(checkSum(named))]);
}

/** @param {Uint8Array} bytes */
function checkSum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = CHECKS[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** @param {number} value */
function number32(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
