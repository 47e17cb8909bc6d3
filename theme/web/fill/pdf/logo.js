// Draws a logo in the letterheads of a blank PDF: beside the places on their left, which move and get narrower. The blank
// says at those places where (renderers/pdf/widgets.py). The picture is in the file once, and is tagged as a figure.

import { drawnSize } from "../../details/logo_size.js";
import { draw, layoutOf, pagesOf, tag, tagsByKey } from "./drawing.js";
import { joined } from "./pdf_file.js";
import { dictionary, Ref, short, textString } from "./syntax.js";

/**
 * @typedef {import("./syntax.js").Dictionary} Dictionary
 * @typedef {import("./pdf_file.js").PdfFile} PdfFile
 * @typedef {import("../../details/logo.js").Logo} Logo
 * @typedef {{ number: number, widget: Dictionary }} Place
 *
 * @typedef {object} State of dressing a file
 * @property {PdfFile} file
 * @property {string} alt
 * @property {number[]} size of the picture, in points
 * @property {number} shift how far places move to the right
 * @property {Ref} image
 * @property {Map<number, any>} tags what the tags say of each page and place, by its key
 * @property {Map<string, Ref>} looks of places that are still empty
 */

export const HEAD = "/XXHead"; // the head's left edge, and its middle
const NAME = "/KitLogo";
const POINTS = 72; // in an inch
const SIGNATURE = 8; // bytes before the first part of a PNG

/**
 * Draw the logo in every letterhead. Returns whether there is one.
 * @param {PdfFile} file
 * @param {Logo} logo
 * @param {import("../filled.js").Letterhead} letterhead
 */
export function addLogo(file, logo, { room, gap }) {
  const headed = pagesOf(file).flatMap((page) => headsOf(file, page));
  if (!headed.length) return false;
  const size = drawnSize(logo, room, POINTS);
  const tags = tagsByKey(file);
  const image = file.put(imageOf(logo), dataOf(logo.png));
  /** @type {State} */
  const state = { file, alt: logo.alt, size, shift: size[0] + gap, image, tags, looks: new Map() };
  for (const { page, places } of headed) dress(page, places, state);
  return true;
}

/**
 * The letterheads of a page, each with the places that make room.
 * @param {PdfFile} file
 * @param {Ref} page
 */
function headsOf(file, page) {
  /** @type {Map<string, Place[]>} */
  const heads = new Map();
  for (const { number } of file.value(file.value(page).get("/Annots")) ?? []) {
    const widget = file.object(number);
    const where = String(widget.get(HEAD) ?? "");
    if (where) heads.set(where, [...(heads.get(where) ?? []), { number, widget }]);
  }
  return [...heads.values()].map((places) => ({ page, places }));
}

/** @param {Logo} logo */
function imageOf({ width, height }) {
  const rows = dictionary(
    ["/Predictor", 15],
    ["/Colors", 3],
    ["/BitsPerComponent", 8],
    ["/Columns", width],
  );
  return dictionary(
    ["/Type", "/XObject"],
    ["/Subtype", "/Image"],
    ["/Width", width],
    ["/Height", height],
    ["/ColorSpace", "/DeviceRGB"],
    ["/BitsPerComponent", 8],
    ["/Filter", "/FlateDecode"],
    ["/DecodeParms", rows],
  );
}

/**
 * The packed pixels of a PNG, as a PDF holds them too.
 * @param {Uint8Array} png
 */
function dataOf(png) {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const parts = [];
  for (let at = SIGNATURE; at < png.length; at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (name === "IDAT") parts.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  return joined(parts);
}

/**
 * Draw the logo in one letterhead.
 * @param {Ref} page
 * @param {Place[]} places
 * @param {State} state
 */
function dress(page, places, state) {
  const { file, size, image } = state;
  const [left, middle] = places[0].widget.get(HEAD).map(Number);
  const corner = [left, short(middle - size[1] / 2)];
  for (const place of places) move(place, state);
  const mark = tagLogo(page, places[0], corner, state);
  const [wide, high] = size.map((side) => short(side));
  const drawn = `/Figure <</MCID ${mark}>> BDC\nq ${wide} 0 0 ${high} ${corner.join(" ")} cm ${NAME} Do Q\nEMC\n`;
  draw(file, page, drawn, { "/XObject": { [NAME]: image } });
}

/**
 * Make a place narrower, from its left. One that is still empty asks for what it asked for, as large as before.
 * @param {Place} place
 * @param {State} state
 */
function move({ number, widget }, { file, shift, looks }) {
  const [left, bottom, right, top] = widget.get("/Rect").map(Number);
  const edge = short(left + shift);
  widget.set("/Rect", [edge, bottom, right, top]);
  const look = widget.get("/AP")?.get("/N");
  if (look instanceof Ref) {
    const key = `${look.number} ${edge}`;
    const { value, data } = file.raw(look.number);
    const box = [0, 0, short(right - edge), short(top - bottom)];
    if (!looks.has(key)) looks.set(key, file.put(new Map([...value, ["/BBox", box]]), data));
    widget.set("/AP", dictionary(["/N", looks.get(key)]));
  }
  file.put(widget, null, number);
}

/**
 * Tag the logo as a figure before the first place of its letterhead. Returns its number on the page.
 * @param {Ref} page
 * @param {Place} place
 * @param {number[]} corner
 * @param {State} state
 */
function tagLogo(page, { widget }, [left, bottom], { file, alt, size, tags }) {
  const marks = tags.get(Number(file.value(page).get("/StructParents")));
  const form = tags.get(Number(widget.get("/StructParent")));
  const parent = file.value(form)?.get("/P");
  const box = layoutOf(left, bottom, size[0], size[1]);
  const [made, mark] = tag(file, page, marks, parent, "/Figure", ["/Alt", textString(alt)], box);
  const above = file.value(parent);
  const kids = [file.value(above.get("/K"))].flat();
  const where = kids.findIndex((kid) => kid instanceof Ref && kid.number === form.number);
  above.set("/K", kids.toSpliced(Math.max(where, 0), 0, made));
  file.put(above, null, parent.number);
  return mark;
}
