// Pixels of a picture on white: where there is ink, and as three bytes for each.

/** @typedef {{ left: number, top: number, width: number, height: number }} Box */

const WHITE = 248; // of 255, in each color: lighter is white to the eye, and on paper. Pictures from cameras have such specks

/**
 * The smallest box around all that is not white; null where everything is.
 * @param {Uint8ClampedArray} data four bytes a pixel
 * @param {number} width
 * @returns {Box | null}
 */
export function inkBox(data, width) {
  let [left, right, top, bottom] = [width, -1, -1, -1];
  for (let at = 0; at < data.length; at += 4) {
    if (isWhite(data, at)) continue;
    const column = (at / 4) % width;
    bottom = (at / 4 - column) / width;
    if (top < 0) top = bottom;
    if (column < left) left = column;
    if (column > right) right = column;
  }
  return top < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * Three bytes for each pixel, with only so many bits of a color. What is nearly white is white.
 * @param {Uint8ClampedArray} data four bytes a pixel
 * @param {number} bits
 */
export function rgbOf(data, bits) {
  const most = 2 ** bits - 1;
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let at = 0, to = 0; at < data.length; at += 4) {
    const isPlain = isWhite(data, at);
    for (let color = 0; color < 3; color++) {
      const byte = isPlain ? 255 : data[at + color];
      rgb[to++] = Math.round((Math.round((byte * most) / 255) * 255) / most);
    }
  }
  return rgb;
}

/**
 * @param {Uint8ClampedArray} data
 * @param {number} at
 */
function isWhite(data, at) {
  return data[at] >= WHITE && data[at + 1] >= WHITE && data[at + 2] >= WHITE;
}
