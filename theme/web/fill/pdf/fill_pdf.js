// Fills the fields of a blank PDF of the kit, in every place that shows them, as a viewer could: what a
// visitor did not type stays a field to type in, and what they typed can be changed.

import { beforePeriod } from "../../details/periods.js";
import { isNone } from "../../details/phrases.js";
import { detail } from "../../details/values.js";
import { isChanged, nothingFound } from "../filled.js";
import { addCodes, markedPages } from "./code.js";
import { ELSE, Lines } from "./lines.js";
import { addLogo, HEAD } from "./logo.js";
import { emptyLook, Faces, faceOf, inTwo, lookOf, MARGIN, TWO_LINES } from "./look.js";
import { PdfFile } from "./pdf_file.js";
import { nameIn, STRANGE, short, textIn, textString } from "./syntax.js";

/**
 * @typedef {import("./syntax.js").Dictionary} Dictionary
 * @typedef {{ file: PdfFile, faces: Faces, lines: Lines, found: import("../filled.js").Found }} State of filling a file
 */

const STOPS = "/XXStops"; // a period is printed right after this place
const SILENT = "/XXSilent"; // a place of a letterhead
const PRACTICE = "practice_"; // what the names of its details begin with
const LEAST_HEAD = 8; // points: smaller is not read on a fax
const MULTILINE = 1 << 12; // a detail is one line: no field of one has this flag

/**
 * Fill a PDF.
 * @param {Uint8Array} bytes
 * @param {import("../../details/values.js").Values} values
 * @param {Pick<import("../filled.js").Tools, "labels" | "wide" | "logo" | "letterhead" | "code" | "codeWords" | "blanks">} tools
 * @returns {Promise<import("../filled.js").Filled>}
 */
export async function fillPdf(bytes, values, tools) {
  const { labels, wide, logo, letterhead, codeWords: words, blanks } = tools;
  const file = new PdfFile(bytes);
  const found = nothingFound();
  const form = file.value(file.value(file.trailer.get("/Root")).get("/AcroForm"));
  if (!form) return { bytes, ...found };
  found.hasLogo = Boolean(logo && addLogo(file, logo, letterhead));
  const faces = new Faces(file, form.get("/DR"), wide);
  const marked = markedPages(file);
  const code = marked.length ? await tools.code(values) : null;
  if (code) await addCodes(marked, { file, faces, code, words });
  found.hasCode = code !== null;
  const lines = new Lines(file, faces);
  const isOurs = Object.keys(labels).some(
    (name) => name.startsWith(PRACTICE) && detail(values, name),
  );
  for (const reference of file.value(form.get("/Fields"))) {
    const field = file.value(reference);
    const name = nameIn(field.get("/T"));
    if (!field.has("/FT"))
      await fillBlanks(field.get("/Kids"), blanks, { file, faces, lines, found });
    if (!field.has("/FT") || !Object.hasOwn(labels, name)) continue;
    const value = detail(values, name);
    (value ? found.filled : found.open).add(name);
    if (value) await fillField(reference, name, value, { file, faces, lines, found });
    else if (isOurs) silence(reference, file, form.get("/DR"));
  }
  if (!isChanged(found)) return { bytes, ...found };
  lines.finish();
  faces.finish();
  return { bytes: file.toBytes(), ...found };
}

/**
 * Fill those of a template's own blanks for which something was typed. One of several lines stays open: its words would have
 * to be broken into lines here as every viewer does.
 * @param {import("./syntax.js").Ref[]} references
 * @param {Map<string, string> | undefined} blanks
 * @param {State} state
 */
async function fillBlanks(references, blanks, state) {
  for (const reference of blanks?.size ? references : []) {
    const field = state.file.value(reference);
    if (field.get("/FT") !== "/Tx" || Number(field.get("/Ff") ?? 0) & MULTILINE) continue;
    const label = textIn(field.get("/TU") ?? "()");
    const value = blanks?.get(label) || blanks?.get(label.replace(/ \([^()]*\)$/, "")); // without its hint
    if (!value) continue;
    await fillField(reference, label, value, state);
    state.found.filled.add(label);
  }
}

/**
 * @param {import("./syntax.js").Ref} reference
 * @param {string} name
 * @param {string} value
 * @param {State} state
 */
async function fillField(reference, name, value, state) {
  const { file, faces, lines } = state;
  const field = file.value(reference);
  if (Number(field.get("/Ff") ?? 0) & MULTILINE) throw new Error(STRANGE);
  field.set("/V", textString(value));
  const texts = new Map();
  const looks = new Map(); // boxes of one size in one face look alike, and the kit has hundreds
  for (const place of field.get("/Kids") ?? [reference]) {
    const widget = place === reference ? field : file.value(place);
    const face = faceOf(widget);
    const shown = widget.has(STOPS) ? beforePeriod(value) : value;
    if (widget.has(ELSE) && isNone(value)) {
      await lines.leaveOut(widget, face);
    } else {
      if (!texts.has(face + shown)) texts.set(face + shown, await faces.set(shown, face));
      const text = texts.get(face + shown);
      lines.close(widget, text);
      const set = linesOf(widget, text, shown);
      const [left, bottom, right, top] = widget.get("/Rect").map(Number);
      const size = [right - left, top - bottom];
      const key = [face, shown.length, ...size.map((length) => length.toFixed(2))].join(" ");
      if (!looks.has(key)) looks.set(key, draw(set, size, name, state));
      widget.set("/AP", new Map([["/N", looks.get(key)]]));
    }
    if (widget !== field) file.put(widget, null, place.number);
  }
  file.put(field, null, reference.number);
}

/**
 * Have a field that stays empty ask for nothing in a letterhead: what is sent is no form to fill in.
 * @param {import("./syntax.js").Ref} reference
 * @param {PdfFile} file
 * @param {any} resources
 */
function silence(reference, file, resources) {
  for (const { number } of file.value(reference).get("/Kids") ?? [reference]) {
    const place = file.object(number);
    if (!place.has(SILENT)) continue;
    const [left, bottom, right, top] = place.get("/Rect").map(Number);
    place.set(
      "/AP",
      new Map([["/N", file.put(...emptyLook([right - left, top - bottom], resources))]]),
    );
    file.put(place, null, number);
  }
}

/**
 * The lines of a place: two in a letterhead, where one would be too small to be read on a fax. Its box grows as far as they need.
 * @param {Dictionary} place
 * @param {import("./look.js").SetText} text
 * @param {string} shown
 */
function linesOf(place, text, shown) {
  const [left, bottom, right, top] = place.get("/Rect").map(Number);
  if (!place.has(HEAD) || (text.width * LEAST_HEAD) / 1000 <= right - left - 2 * MARGIN)
    return [text];
  const lines = inTwo(text, shown);
  const high = Math.max(top - bottom, lines.length > 1 ? LEAST_HEAD * TWO_LINES : 0);
  place.set("/Rect", [left, bottom, right, short(bottom + high)]);
  return lines;
}

/**
 * @param {import("./look.js").SetText[]} texts
 * @param {number[]} size
 * @param {string} name
 * @param {State} state
 */
function draw(texts, size, name, { file, found }) {
  const { head, drawing, isCut } = lookOf(texts, size);
  const { missing, loose } = texts[0];
  if (isCut) found.tooShort.add(name);
  if (missing.length) found.missing.set(name, new Set(missing));
  if (loose.length) found.loose.set(name, new Set(loose));
  return file.put(head, drawing);
}
