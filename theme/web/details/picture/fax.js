// Shows a logo as a fax machine sends it: black or white, at the 204 × 98 dots an inch of a fax in standard resolution (ITU-T T.4).

const [ACROSS, DOWN] = [204 / 25.4, 98 / 25.4]; // dots a millimeter
const DARK = 128; // of 255: what is darker is sent as black
const LOST = 0.3; // the part of a logo's ink below which we say that a fax loses it
const HEAVY = 0.6; // the part of its place above which we say that it is sent as a dark block

const TOO_LIGHT =
  "Much of this logo is too light for a fax: see how it comes out. A darker version, or one in black, would come through.";
const TOO_DARK =
  "By fax this logo comes out as a dark block, which is slow to send and hides fine lines. A version with dark lines on white would come through.";

/**
 * Draw a picture as a fax shows it at a size on paper.
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasImageSource} image
 * @param {number[]} size in millimeters
 */
export function drawFaxed(canvas, image, [wide, high]) {
  canvas.width = Math.max(1, Math.round(wide * ACROSS));
  canvas.height = Math.max(1, Math.round(high * DOWN));
  canvas.style.width = `${wide}mm`;
  canvas.style.aspectRatio = `${wide} / ${high}`; // its dots are twice as high as wide
  const pen = /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext("2d", { willReadFrequently: true })
  );
  pen.imageSmoothingQuality = "high";
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const dots = pen.getImageData(0, 0, canvas.width, canvas.height);
  const advice = faxed(dots.data);
  pen.putImageData(dots, 0, 0);
  return advice;
}

/**
 * Make pixels black or white, and say what a fax does to the picture: "" where it comes through.
 * @param {Uint8ClampedArray} data four bytes a pixel
 */
export function faxed(data) {
  let [ink, black] = [0, 0]; // pixels that are not white, before and after
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = data.subarray(at, at + 3);
    const lightness = 0.299 * red + 0.587 * green + 0.114 * blue; // ITU-R BT.601
    if (lightness < 250) ink++;
    if (lightness < DARK) black++;
    data.fill(lightness < DARK ? 0 : 255, at, at + 3);
  }
  if (black < ink * LOST) return TOO_LIGHT;
  return black > (data.length / 4) * HEAVY ? TOO_DARK : "";
}
