// Takes the table out of whatever file somebody drops: a spreadsheet, values with separators, or a copy of ours.

import { decoded, readCsv } from "./csv.js";
import { readSheets } from "./sheet_file.js";
import { officesOf } from "./table.js";

const LARGEST = 20_000_000; // bytes
const [ZIP, OLD_EXCEL, PDF] = ["PK\u0003\u0004", "\u00d0\u00cf\u0011\u00e0", "%PDF"];
const OLD =
  "That is an old Excel file (.xls), or one with a password. Save it as .xlsx or as CSV, without one, and drop it again.";
const NUMBERS =
  "That is a Numbers file. In Numbers choose File, Export to, Excel or CSV, and drop what it makes.";
const ODS = "That is an OpenDocument file. Save it as .xlsx or as CSV, and drop it again.";
const NO_TABLE =
  "That file holds no table. Drop a spreadsheet (.xlsx), a CSV file, or a copy that this page saved.";
const TOO_LARGE = "That file is too large to be a list of offices.";

/**
 * The offices in a file: of several sheets, those of the one with the most. Throws an Error in words for the visitor.
 * @param {Uint8Array} bytes
 * @param {import("./cadence.js").Outreach} outreach
 * @returns {Promise<import("./table.js").Table>}
 */
export async function tableOf(bytes, outreach) {
  if (bytes.length > LARGEST) throw new Error(TOO_LARGE);
  const begin = String.fromCharCode(...bytes.subarray(0, 4));
  if (begin === OLD_EXCEL) throw new Error(OLD);
  if (begin.startsWith(PDF)) throw new Error(NO_TABLE);
  if (begin !== ZIP) return officesOf(rowsOfText(bytes), outreach);
  const names = new TextDecoder("latin1").decode(bytes);
  if (names.includes("Index/Document.iwa")) throw new Error(NUMBERS);
  if (names.includes("application/vnd.oasis.opendocument")) throw new Error(ODS);
  return fullest(readSheets(bytes, await import("../fill/fill.js")), outreach);
}

/** @param {Uint8Array} bytes */
function rowsOfText(bytes) {
  const text = decoded(bytes);
  if (text.includes("\u0000") || !text.trim()) throw new Error(NO_TABLE);
  return readCsv(text);
}

/**
 * @param {string[][][]} sheets
 * @param {import("./cadence.js").Outreach} outreach
 */
function fullest(sheets, outreach) {
  /** @type {import("./table.js").Table[]} */
  const tables = [];
  let problem = new Error(NO_TABLE);
  for (const sheet of sheets) {
    try {
      tables.push(officesOf(sheet, outreach));
    } catch (error) {
      problem = error;
    }
  }
  if (!tables.length) throw problem;
  return tables.reduce((best, table) => (table.rows.length > best.rows.length ? table : best));
}
