// Draws a contact code in its places of a blank PDF, whose tags say where they are (renderers/pdf/contact_code.py). The
// code is in the file once, and each is tagged as a figure with words below it.

import { draw, layoutOf, tag, tagsByKey } from "./drawing.js";
import { deflated } from "./pdf_file.js";
import { bytesOf, dictionary, nameIn, short, textString } from "./syntax.js";

/**
 * @typedef {import("../../card/code.js").Code} Code
 * @typedef {import("./syntax.js").Ref} Ref
 * @typedef {import("./pdf_file.js").PdfFile} PdfFile
 * @typedef {import("./look.js").Faces} Faces
 * @typedef {{ page: Ref, places: any[] }} Marked
 *
 * @typedef {object} State of drawing codes
 * @property {PdfFile} file
 * @property {Faces} faces
 * @property {Code} code
 * @property {import("../filled.js").CodeWords} words
 */

// In the root of the tags, of each: its page, its tag, its left edge and its foot, how wide it is, and its language.
export const PLACES = "/XXCodes";
const NAME = "/KitCode";
const FACE = "/Kit0";
const WIDE = (35 / 25.4) * 72; // points: of a code whose words are of this size, and stand this far below it
const PRECISE = 4; // digits of a square's side: with two, some are lost on a coarse fax
const TYPE = 8.5;
const BASELINE = 12.14;

/**
 * The pages of a file that have places for a code.
 * @param {PdfFile} file
 * @returns {Marked[]}
 */
export function markedPages(file) {
  const tree = file.value(file.value(file.trailer.get("/Root")).get("/StructTreeRoot"));
  /** @type {Map<number, Marked>} */
  const marked = new Map();
  for (const [page, ...place] of file.value(tree.get(PLACES)) ?? []) {
    /** @type {Marked} */
    const known = marked.get(page.number) ?? { page, places: [] };
    known.places.push(place);
    marked.set(page.number, known);
  }
  return [...marked.values()];
}

/**
 * Draw a code in every place.
 * @param {Marked[]} marked
 * @param {State} state
 */
export async function addCodes(marked, state) {
  const { file, faces, code } = state;
  const tags = tagsByKey(file);
  const squares = squaresOf(file, code);
  for (const { page, places } of marked) {
    const marks = tags.get(Number(file.value(page).get("/StructParents")));
    const drawn = [];
    for (const place of places) drawn.push(await drawnIn(place, page, marks, state));
    const resources = {
      "/XObject": { [NAME]: squares },
      "/Font": { [FACE]: faces.fonts.get(FACE) },
    };
    draw(file, page, drawn.join(""), resources);
  }
}

/**
 * Put the black bars of a code into a file, each square a point wide.
 * @param {PdfFile} file
 * @param {Code} code
 */
function squaresOf(file, { size, bars }) {
  const drawn = bars.map(([left, top, wide]) => `${left} ${size - 1 - top} ${wide} 1 re\n`);
  const head = dictionary(
    ["/Type", "/XObject"],
    ["/Subtype", "/Form"],
    ["/BBox", [0, 0, size, size]],
    ["/Resources", dictionary()],
    ["/Filter", "/FlateDecode"],
  );
  return file.put(head, deflated(bytesOf(`${drawn.join("")}f\n`)));
}

/**
 * Tag the code in one place of a page. Returns what draws it.
 * @param {any[]} place
 * @param {Ref} page
 * @param {any} marks
 * @param {State} state
 */
async function drawnIn([above, ...where], page, marks, { file, faces, code, words }) {
  const [left, foot, wide] = where.slice(0, 3).map(Number);
  const { code: said, scan } = words[nameIn(where[3])];
  const square = short(wide / code.size, PRECISE);
  const side = square * code.size;
  const alt = textString(said.replace("{}", () => code.practice));
  const box = layoutOf(left, foot, side, side);
  const [figure, mark] = tag(file, page, marks, above, "/Figure", ["/Alt", alt], box);
  const [below, next] = tag(file, page, marks, above, "/P");
  const part = file.value(above);
  part.set("/K", [figure, below]);
  file.put(part, null, above.number);
  const scale = wide / WIDE;
  const size = short(TYPE * scale);
  const { shown, width } = await faces.set(scan, FACE);
  const begin = short(left + side / 2 - (width * size) / 2000);
  return (
    `/Figure <</MCID ${mark}>> BDC\nq ${square} 0 0 ${square} ${left} ${foot} cm ${NAME} Do Q\nEMC\n` +
    `/P <</MCID ${next}>> BDC\nq BT ${FACE} ${size} Tf 0 g ${begin} ${short(foot - BASELINE * scale)} Td ${shown} Tj ET Q\nEMC\n`
  );
}
