// A blank file and details become a filled one: each format by a module of its own.

import { fillPdf } from "./fill_pdf.js";
import { fillSheet } from "./fill_sheet.js";
import { fillText } from "./fill_text.js";
import { fillWord } from "./fill_word.js";

const FORMATS = { docx: "word", pdf: "pdf", txt: "text", xlsx: "spreadsheet" };

/** The format a file's name says it has; "" for one that holds no details. */
export function formatOf(name) {
  return FORMATS[name.slice(name.lastIndexOf(".") + 1)] ?? "";
}

/**
 * Fill a file. `tools` holds the library that packs (`fflate`), the `labels` of fields, the `phrases` that go with some and
 * the `lines` of text they stand on, and `wide`, which fetches a font.
 * Gives back its bytes, the fields filled and open, and in a PDF those that are `tooShort` and the characters `missing`.
 */
export async function fill(format, bytes, values, tools) {
  if (format === "word") return fillWord(bytes, values, tools.fflate, tools.phrases);
  if (format === "text") return fillText(bytes, values, tools);
  if (format === "spreadsheet") return fillSheet(bytes, values, tools.fflate);
  return fillPdf(bytes, values, tools.labels, tools.fflate, tools.wide);
}
