// Draws on a page of a blank PDF, below all else on it, and tags what is drawn: renderers/pdf/packet/drawing.py does the same.

import { Memory } from "../memory.js";
import { bytesOf, dictionary, Ref, STRANGE, short } from "./syntax.js";

/**
 * @typedef {import("./pdf_file.js").PdfFile} PdfFile
 * @typedef {import("./syntax.js").Dictionary} Dictionary
 */

/** @type {Memory<Uint8Array, Map<number, any>>} */
const trees = new Memory(); // the tags of a blank file by their keys

/**
 * The pages of a file, in order.
 * @param {PdfFile} file
 * @returns {Ref[]}
 */
export function pagesOf(file, node = file.value(file.trailer.get("/Root")).get("/Pages")) {
  const value = file.value(node);
  if (value.get("/Type") === "/Page") return [node];
  return file.value(value.get("/Kids")).flatMap((/** @type {Ref} */ kid) => pagesOf(file, kid));
}

/**
 * What the tags of a file say of each page and place, by its key.
 * @param {PdfFile} file
 * @returns {Map<number, any>}
 */
export function tagsByKey(file) {
  return trees.recall(file.bytes, () => tagsRead(file));
}

/** @param {PdfFile} file */
function tagsRead(file) {
  const root = file.value(file.trailer.get("/Root"));
  const parents = file.value(file.value(root.get("/StructTreeRoot")).get("/ParentTree"));
  const listed = file.value(parents.get("/Nums"));
  return new Map(
    Array.from({ length: listed.length / 2 }, (_, place) => [
      Number(listed[2 * place]),
      listed[2 * place + 1],
    ]),
  );
}

/**
 * Draw on a page with these resources, by their kind and name.
 * @param {PdfFile} file
 * @param {Ref} reference of the page
 * @param {string} drawn
 * @param {Record<string, Record<string, any>>} named
 */
export function draw(file, reference, drawn, named) {
  const page = file.value(reference);
  page.set("/Contents", [file.put(dictionary(), bytesOf(drawn)), page.get("/Contents")].flat());
  const held = page.get("/Resources");
  const resources = file.value(held);
  for (const [kind, more] of Object.entries(named)) {
    const before = file.value(resources.get(kind)) ?? [];
    resources.set(kind, new Map([...before, ...Object.entries(more)]));
  }
  if (held instanceof Ref) file.put(resources, null, held.number);
  file.put(page, null, reference.number);
}

/**
 * Make the tag, below another, of what a page draws under its next mark. Returns the tag and the mark.
 * @param {PdfFile} file
 * @param {Ref} page
 * @param {any} marks the list of the tags of what the page draws
 * @param {Ref} above
 * @param {string} role
 * @param {...[string, any]} said
 * @returns {[Ref, number]}
 */
export function tag(file, page, marks, above, role, ...said) {
  if (!(marks instanceof Ref && above instanceof Ref)) throw new Error(STRANGE);
  const listed = [...file.value(marks)];
  const made = file.put(
    dictionary(
      ["/Type", "/StructElem"],
      ["/S", role],
      ["/P", above],
      ["/Pg", page],
      ["/K", listed.length],
      ...said,
    ),
  );
  file.put([...listed, made], null, marks.number);
  return [made, listed.length];
}

/**
 * Where a figure stands on its page, for its tag.
 * @param {number} left
 * @param {number} foot
 * @param {number} wide
 * @param {number} high
 * @returns {[string, Dictionary]}
 */
export function layoutOf(left, foot, wide, high) {
  const box = [left, foot, short(left + wide), short(foot + high)];
  return ["/A", dictionary(["/O", "/Layout"], ["/Placement", "/Block"], ["/BBox", box])];
}
