// Fills a blank file with details, each format by a module of its own.

import { fillPdf } from "./pdf/fill_pdf.js";
import { fillSheet } from "./sheet/fill_sheet.js";
import { fillSlides } from "./slides/fill_slides.js";
import { fillText } from "./text/fill_text.js";
import { fillWord } from "./word/fill_word.js";

/** @type {Record<string, string>} */
const FORMATS = { docx: "word", pdf: "pdf", pptx: "slides", txt: "text", xlsx: "spreadsheet" };

/**
 * The format that a file's name says it has; "" for one that holds no details.
 * @param {string} name
 */
export function formatOf(name) {
  return FORMATS[name.slice(name.lastIndexOf(".") + 1)] ?? "";
}

/**
 * Fill a file.
 * @param {string} format
 * @param {Uint8Array} bytes
 * @param {import("../details/values.js").Values} values
 * @param {import("./filled.js").Tools} tools
 * @returns {Promise<import("./filled.js").Filled>}
 */
export async function fillFile(format, bytes, values, tools) {
  if (format === "word") return fillWord(bytes, values, tools);
  if (format === "text") return fillText(bytes, values, tools);
  if (format === "slides") return fillSlides(bytes, values, tools);
  if (format === "spreadsheet") return fillSheet(bytes, values);
  return fillPdf(bytes, values, tools);
}
