// Fills the tables of one of the kit's own spreadsheets: each row is the sheet's blank one with cells put in, so that
// formulas, marks and lists stay alive. Where there are more rows than the sheet has ready, its ranges grow.

/**
 * @typedef {import("../fill/zip/zip.js").Entry} Entry
 * @typedef {Pick<typeof import("../fill/fill.js"), "contentOf" | "escapeXml" | "rewrite">} Tools
 * @typedef {Record<string, string>} Row cells by the names of their columns; a day is one, such as "2026-12-11"
 *
 * @typedef {object} Place of a table
 * @property {string} sheet the path of its sheet
 * @property {string} table its own path
 * @property {number} head the row of its heads
 * @property {number} last its last row
 * @property {string[]} columns the names of its columns, in order
 */

const STRANGE = "This spreadsheet is not as the kit made it.";
const ROW = /<row r="(\d+)"[^>]*>.*?<\/row>/gs;
const HERE = "\u0000"; // where the number of a row stands; no XML holds it
const CELL = new RegExp(`<c r="([A-Z]+)${HERE}"( s="\\d+")/>`);
const EPOCH = Date.UTC(1899, 11, 30);
const LENGTH = 86_400_000; // milliseconds of a day
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NUMBER = /^-?\d{1,9}(?:\.\d{1,6})?$/;

/**
 * @param {readonly Entry[]} entries
 * @param {string} name of the table's sheet
 * @param {Row[]} rows
 * @param {Tools} tools
 * @returns {Entry[]}
 */
export function fillTable(entries, name, rows, tools) {
  const place = placeOf(entries, name, tools);
  const last = Math.max(place.last, place.head + rows.length);
  return entries.map((entry) => {
    if (entry.name === place.sheet) {
      return tools.rewrite(entry, (xml) =>
        grown(filled(xml, place, rows, last, tools), place, last),
      );
    }
    if (entry.name === place.table) {
      return tools.rewrite(entry, (xml) =>
        xml.replace(/(ref="[A-Z]+\d+:[A-Z]+)\d+"/g, `$1${last}"`),
      );
    }
    if (!/^xl\/(?:worksheets\/[^/]+|workbook)\.xml$/.test(entry.name)) return entry;
    return tools.rewrite(entry, (xml) => grownElsewhere(xml, name, place, last));
  });
}

/**
 * @param {readonly Entry[]} entries
 * @param {string} name
 * @param {Tools} tools
 * @returns {Place}
 */
function placeOf(entries, name, { contentOf }) {
  const xml = (/** @type {string} */ path) => {
    const entry = entries.find((one) => one.name === path);
    if (!entry) throw new Error(STRANGE);
    return new TextDecoder().decode(contentOf(entry));
  };
  const names = [...xml("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)].map(
    ([, one]) => one,
  );
  const number = names.indexOf(name) + 1;
  const sheet = `xl/worksheets/sheet${number}.xml`;
  const links = xml(`xl/worksheets/_rels/sheet${number}.xml.rels`);
  const table = `xl/${/"\.\.\/(tables\/table\d+\.xml)"/.exec(links)?.[1]}`;
  const about = xml(table);
  const [, head, last] = /<table [^>]*ref="[A-Z]+(\d+):[A-Z]+(\d+)"/.exec(about) ?? [];
  if (!last) throw new Error(STRANGE);
  const columns = [...about.matchAll(/<tableColumn id="\d+" name="([^"]*)"/g)].map(
    ([, one]) => one,
  );
  return { sheet, table, head: Number(head), last: Number(last), columns };
}

/**
 * @param {string} xml
 * @param {Place} place
 * @param {Row[]} rows
 * @param {number} last
 * @param {Tools} tools
 */
function filled(xml, { head, last: had, columns }, rows, last, { escapeXml }) {
  const found = new Map([...xml.matchAll(ROW)].map(([row, number]) => [Number(number), row]));
  const [blank, spare] = [found.get(had), found.get(had + 1)];
  if (!blank || !spare) throw new Error(STRANGE);
  const write = writerOf(blank, had, columns, escapeXml);
  const made = Array.from({ length: last - head }, (_, at) => write(rows[at] ?? {}, head + 1 + at));
  const begin = xml.indexOf(found.get(head + 1) ?? blank);
  const end = xml.indexOf(spare) + spare.length;
  return `${xml.slice(0, begin)}${made.join("")}${renumbered(spare, had + 1, last + 1)}${xml.slice(end)}`;
}

/**
 * A row as another one: its number in its cells and in what its formulas ask of its own row.
 * @param {string} row
 * @param {number} from
 * @param {number | string} to
 */
function renumbered(row, from, to) {
  return row
    .replace(`<row r="${from}"`, `<row r="${to}"`)
    .replace(new RegExp(`((?:"|\\$|[(,=<>&*/+-])[A-Z]{1,2})${from}(?![0-9])`, "g"), `$1${to}`);
}

/**
 * What writes a row with a number: the blank one, taken apart once, with the cells put in.
 * @param {string} blank
 * @param {number} number of the blank row
 * @param {string[]} columns
 * @param {(text: string) => string} escapeXml
 * @returns {(row: Row, number: number) => string}
 */
function writerOf(blank, number, columns, escapeXml) {
  const parts = renumbered(blank, number, HERE).split(CELL); // what stands between cells, and of each its letters and its style
  return (row, to) => {
    const made = parts.map((part, place) => {
      if (place % 3 === 0) return part.replaceAll(HERE, String(to));
      if (place % 3 === 2) return "";
      return cellOf(`${part}${to}`, parts[place + 1], row[columns[columnOf(part)]], escapeXml);
    });
    return made.join("");
  };
}

/**
 * @param {string} place such as "A12"
 * @param {string} style
 * @param {string | undefined} value
 * @param {(text: string) => string} escapeXml
 */
function cellOf(place, style, value, escapeXml) {
  const head = `<c r="${place}"${style}`;
  if (!value) return `${head}/>`;
  if (DAY.test(value))
    return `${head}><v>${(Date.parse(`${value}T00:00:00Z`) - EPOCH) / LENGTH}</v></c>`;
  if (NUMBER.test(value)) return `${head}><v>${Number(value)}</v></c>`;
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
}

/**
 * The sheet with the ranges that ended below its table ending below it still.
 * @param {string} xml
 * @param {Place} place
 * @param {number} last
 */
function grown(xml, { last: had }, last) {
  if (last === had) return xml;
  const below = new RegExp(`(\\$[A-Z]{1,2}\\$)${had + 2}:(\\$[A-Z]{1,2}\\$)(\\d+)`, "g"); // where nothing is counted
  const moved = (
    /** @type {string} */ _,
    /** @type {string} */ from,
    /** @type {string} */ to,
    /** @type {string} */ end,
  ) => `${from}${last + 2}:${to}${Number(end) + last - had}`;
  return xml
    .replace(below, moved)
    .replace(new RegExp(`(:\\$?[A-Z]{1,2}\\$?)${had + 1}(?![0-9])`, "g"), `$1${last + 1}`)
    .replace(new RegExp(`(:\\$?[A-Z]{1,2}\\$?)${had}(?![0-9])`, "g"), `$1${last}`);
}

/**
 * @param {string} xml of the workbook, or of another sheet
 * @param {string} name
 * @param {Place} place
 * @param {number} last
 */
function grownElsewhere(xml, name, { last: had }, last) {
  const quoted = name.replace(/[^A-Za-z0-9 ]/g, "\\$&");
  const range = `('?${quoted}'?!\\$?[A-Z]{1,2}\\$?\\d+:\\$?[A-Z]{1,2}\\$?)`;
  return xml
    .replace(new RegExp(`${range}${had + 1}(?![0-9])`, "g"), `$1${last + 1}`)
    .replace(new RegExp(`${range}${had}(?![0-9])`, "g"), `$1${last}`);
}

/** @param {string} letters */
function columnOf(letters) {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
