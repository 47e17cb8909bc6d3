// Reads how large a picture is, and whether all of it is there, before any of it is decoded: a file of a few bytes
// may claim more pixels than a machine has memory for.

/**
 * @typedef {object} Header
 * @property {"image/png" | "image/jpeg"} type
 * @property {number} width in pixels; a photo that lies on its side has its sides exchanged
 * @property {number} height
 * @property {boolean} isWhole
 */

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const FRAMES = [0xc0, 0xcf]; // the first and the last marker of a frame, which says the size; three between say something else
const NO_FRAMES = [0xc4, 0xc8, 0xcc];
const [SCAN, END] = [0xda, 0xd9];

/**
 * What the head of a PNG or a JPEG says; null of any other file, and of one that says no size.
 * @param {Uint8Array} bytes
 * @returns {Header | null}
 */
export function readHeader(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (PNG.every((byte, at) => bytes[at] === byte)) return pngHeader(view);
  if (JPEG.every((byte, at) => bytes[at] === byte)) return jpegHeader(view);
  return null;
}

/**
 * @param {DataView} view
 * @returns {Header | null}
 */
function pngHeader(view) {
  if (view.byteLength < 33 || nameAt(view, 8) !== "IHDR") return null;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width && height ? { type: "image/png", width, height, isWhole: hasLastChunk(view) } : null;
}

/** @param {DataView} view */
function hasLastChunk(view) {
  let at = PNG.length;
  while (at + 12 <= view.byteLength) {
    if (nameAt(view, at) === "IEND") return true;
    at += 12 + view.getUint32(at);
  }
  return false;
}

/**
 * The name of the chunk of a PNG that begins at a place.
 * @param {DataView} view
 * @param {number} at
 */
function nameAt(view, at) {
  return String.fromCharCode(...[4, 5, 6, 7].map((place) => view.getUint8(at + place)));
}

/**
 * @param {DataView} view
 * @returns {Header | null}
 */
function jpegHeader(view) {
  let size = null;
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === SCAN) return size && { ...size, isWhole: hasEnd(view, at) };
    if (isFrame(marker)) size = frameAt(view, at);
    if (isFrame(marker) && !size) return null;
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2); // any number of 0xff may stand before a marker
  }
  return size && { ...size, isWhole: false };
}

/** @param {number} marker */
function isFrame(marker) {
  return marker >= FRAMES[0] && marker <= FRAMES[1] && !NO_FRAMES.includes(marker);
}

/**
 * @param {DataView} view
 * @param {number} at
 * @returns {Omit<Header, "isWhole"> | null}
 */
function frameAt(view, at) {
  if (at + 9 > view.byteLength) return null;
  const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
  return width && height ? { type: "image/jpeg", width, height } : null;
}

/**
 * Whether a JPEG ends behind a place. Cameras may put something of their own after the end.
 * @param {DataView} view
 * @param {number} from
 */
function hasEnd(view, from) {
  for (let at = view.byteLength - 2; at > from; at--) {
    if (view.getUint8(at) === 0xff && view.getUint8(at + 1) === END) return true;
  }
  return false;
}
