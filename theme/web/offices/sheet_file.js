// Reads the cells of a spreadsheet (.xlsx) as texts, sheet by sheet. Nothing of the file is shown as markup or run: its
// XML is cut into tags here, because the pages' policy lets no text become a document.

import { attributesOf, tagsOf } from "./xml_tags.js";

/**
 * @typedef {import("../fill/zip/zip.js").Entry} Entry
 * @typedef {Pick<typeof import("../fill/zip/zip.js"), "readZip" | "contentOf">} Zip
 */

const LARGEST = 80_000_000; // bytes of one part, unpacked
const [MOST_ROWS, MOST_COLUMNS] = [20_000, 200];
const EPOCH = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const DAY = 86_400_000; // milliseconds
const DATE_FORMATS = new Set([14, 15, 16, 17, 22]);
const TRUE = new Set(["1", "true"]);
const DATE_CODE = /[dy]/i;
const QUOTED = /"[^"]*"|\[[^\][]*\]|\\./g;
const TOO_LARGE =
  "That spreadsheet is too large to be read here. Save the sheet with your offices as CSV.";
const DAMAGED =
  "That spreadsheet cannot be read: it is damaged, or it has a password. Save it again, or as CSV.";

/**
 * The sheets of a spreadsheet, each as rows of texts. Throws an Error in words for the visitor.
 * @param {Uint8Array} bytes
 * @param {Zip} zip
 * @returns {string[][][]}
 */
export function readSheets(bytes, zip) {
  const parts = partsOf(bytes, zip);
  const shared = sharedTexts(parts("xl/sharedStrings.xml"));
  const { dates, begin } = formatsOf(parts("xl/styles.xml"), parts("xl/workbook.xml"));
  const names = parts.names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name));
  if (!names.length) throw new Error(DAMAGED);
  names.sort((one, other) => numberIn(one) - numberIn(other));
  return names.map((name) => rowsOf(parts(name), { shared, dates, begin }));
}

/**
 * @param {Uint8Array} bytes
 * @param {Zip} zip
 */
function partsOf(bytes, { readZip, contentOf }) {
  /** @type {Map<string, Entry>} */
  let entries;
  try {
    entries = new Map(readZip(bytes).map((entry) => [entry.name.replace(/^\//, ""), entry]));
  } catch {
    throw new Error(DAMAGED);
  }
  const part = (/** @type {string} */ name) => {
    const entry = entries.get(name);
    if (!entry) return "";
    if (entry.size > LARGEST) throw new Error(TOO_LARGE);
    try {
      return new TextDecoder().decode(contentOf(entry));
    } catch {
      throw new Error(DAMAGED);
    }
  };
  return Object.assign(part, { names: [...entries.keys()] });
}

/** @param {string} name */
function numberIn(name) {
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}

/**
 * Texts that cells share. How a word is spoken, in Japanese, is no part of it.
 * @param {string} xml
 */
function sharedTexts(xml) {
  /** @type {string[]} */
  const texts = [];
  let [isSpoken, isText] = [false, false];
  for (const { name, isEnd, isEmpty, text } of tagsOf(xml)) {
    if (name === "si" && !isEnd) texts.push("");
    if (name === "rPh") isSpoken = !isEnd && !isEmpty;
    if (name === "t") isText = !isEnd && !isEmpty;
    if (isText && !isSpoken && texts.length) texts[texts.length - 1] += text;
  }
  return texts;
}

/**
 * Which formats of cells are dates, and the day that their numbers count from.
 * @param {string} styles
 * @param {string} workbook
 */
function formatsOf(styles, workbook) {
  /** @type {Set<number>} */
  const own = new Set();
  /** @type {boolean[]} */
  const dates = [];
  let isInCells = false;
  for (const { name, isEnd, head } of tagsOf(styles)) {
    const given = attributesOf(head);
    if (name === "numFmt" && DATE_CODE.test((given.formatCode ?? "").replace(QUOTED, "")))
      own.add(Number(given.numFmtId));
    if (name === "cellXfs") isInCells = !isEnd;
    const id = Number(given.numFmtId);
    if (name === "xf" && isInCells && !isEnd) dates.push(DATE_FORMATS.has(id) || own.has(id));
  }
  const is1904 = [...tagsOf(workbook)].some(
    ({ name, head }) => name === "workbookPr" && TRUE.has(attributesOf(head).date1904),
  );
  return { dates, begin: is1904 ? EPOCH_1904 : EPOCH };
}

/**
 * @param {string} xml
 * @param {{ shared: string[], dates: boolean[], begin: number }} known
 */
function rowsOf(xml, known) {
  /** @type {string[][]} */
  const rows = [];
  let [row, column, value, isValue] = [-1, -1, "", false];
  /** @type {Record<string, string>} */
  let cell = {};
  /** @type {string[]} */
  const merged = [];
  for (const { name, isEnd, isEmpty, head, text } of tagsOf(xml)) {
    if (name === "row" && !isEnd) {
      row = Number(attributesOf(head).r ?? row + 2) - 1;
      column = -1;
      if (row >= MOST_ROWS) break;
    } else if (name === "c" && !isEnd) {
      cell = attributesOf(head);
      column = cell.r ? columnOf(cell.r) : column + 1;
      value = "";
    } else if (name === "v" || name === "t") {
      isValue = !isEnd && !isEmpty;
    } else if (name === "mergeCell" && !isEnd) merged.push(attributesOf(head).ref ?? "");
    if (isValue) value += text;
    const isDone = name === "c" && (isEnd || isEmpty);
    if (isDone && row >= 0 && column < MOST_COLUMNS)
      put(rows, row, column, textOf(cell, value, known));
  }
  for (const area of merged) spread(rows, area);
  return Array.from(rows, (cells) => Array.from(cells ?? [], (one) => one ?? ""));
}

/**
 * @param {string[][]} rows
 * @param {number} row
 * @param {number} column
 * @param {string} text
 */
function put(rows, row, column, text) {
  if (!text) return;
  rows[row] ??= [];
  rows[row][column] = text;
}

/**
 * Cells that are joined below each other all say what the first one does.
 * @param {string[][]} rows
 * @param {string} area such as "A2:A4"
 */
function spread(rows, area) {
  const [from, to] = area.split(":");
  if (!to) return;
  const [first, last] = [from, to].map((place) => numberIn(place) - 1);
  const column = columnOf(from);
  const text = rows[first]?.[column];
  if (!text || column >= MOST_COLUMNS) return;
  for (let row = first + 1; row <= Math.min(last, MOST_ROWS); row++) put(rows, row, column, text);
}

/**
 * @param {Record<string, string>} cell
 * @param {string} value
 * @param {{ shared: string[], dates: boolean[], begin: number }} known
 */
function textOf({ t: type, s: style }, value, { shared, dates, begin }) {
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "e") return "";
  if (type === "b") return value === "1" ? "Yes" : "No";
  const isNumber = value !== "" && (type === undefined || type === "n");
  if (!isNumber) return value;
  if (!dates[Number(style ?? 0)]) return String(Number(value));
  const moment = new Date(begin + Math.floor(Number(value)) * DAY);
  return Number.isNaN(moment.getTime()) ? value : moment.toISOString().slice(0, 10);
}

/**
 * The number of a column, from 0, by the name of a cell such as "AB12".
 * @param {string} place
 */
function columnOf(place) {
  const letters = /^[A-Z]+/.exec(place)?.[0] ?? "A";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
