// A blank PDF of the kit and details become the same PDF with those fields filled, in every place that shows them.
// A viewer could fill it as well: what a visitor did not type stays a field to type in, and what they typed can be changed.

import { beforePeriod } from "./periods.js";
import { PdfFile } from "./pdf_file.js";
import { faceOf, Faces, lookOf } from "./pdf_look.js";
import { nameIn, textString } from "./pdf_syntax.js";

const STOPS = "/XXStops"; // a period is printed right after this place
const MULTILINE = 1 << 12; // a detail is one line: no field of one has this flag

/**
 * Fill a PDF. `labels` names the fields that are details, `wide` fetches the font for letters beyond Windows-1252.
 * Gives back its bytes, the fields filled and still open, those whose box is `tooShort`, the characters `missing` and the letters
 * whose accents are `loose`, by field.
 */
export async function fillPdf(bytes, values, labels, fflate, wide) {
  const file = new PdfFile(bytes, fflate);
  const found = { filled: new Set(), open: new Set(), tooShort: new Set(), missing: new Map(), loose: new Map() };
  const form = file.value(file.value(file.trailer.get("/Root")).get("/AcroForm"));
  if (!form) return { bytes, ...found };
  const faces = new Faces(file, form.get("/DR"), wide);
  for (const reference of file.value(form.get("/Fields"))) {
    const field = file.value(reference);
    const name = nameIn(field.get("/T"));
    if (!field.has("/FT") || !Object.hasOwn(labels, name)) continue;
    const value = Object.hasOwn(values, name) ? values[name] : "";
    (value ? found.filled : found.open).add(name);
    if (value) await fillField(reference, name, value, { file, faces, found });
  }
  if (found.filled.size === 0) return { bytes, ...found };
  faces.finish();
  return { bytes: file.toBytes(), ...found };
}

async function fillField(reference, name, value, { file, faces, found }) {
  const field = file.value(reference);
  if (Number(field.get("/Ff") ?? 0) & MULTILINE) throw new Error("This PDF is not as the kit made it.");
  field.set("/V", textString(value));
  const looks = new Map(); // boxes of one size in one face look alike, and the kit has hundreds
  for (const place of field.get("/Kids") ?? [reference]) {
    const widget = place === reference ? field : file.value(place);
    const face = faceOf(widget);
    const [left, bottom, right, top] = widget.get("/Rect").map(Number);
    const size = [right - left, top - bottom];
    const shown = widget.has(STOPS) ? beforePeriod(value) : value;
    const key = [face, shown.length, ...size.map((length) => length.toFixed(2))].join(" ");
    if (!looks.has(key)) looks.set(key, draw(await faces.set(shown, face), size, name, { file, found }));
    widget.set("/AP", new Map([["/N", looks.get(key)]]));
    if (widget !== field) file.put(widget, null, place.number);
  }
  file.put(field, null, reference.number);
}

function draw(set, size, name, { file, found }) {
  const { dictionary, drawing, isCut } = lookOf(set, size);
  if (isCut) found.tooShort.add(name);
  if (set.missing.length) found.missing.set(name, new Set(set.missing));
  if (set.loose.length) found.loose.set(name, new Set(set.loose));
  return file.put(dictionary, drawing);
}
