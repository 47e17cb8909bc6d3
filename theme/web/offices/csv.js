// Reads a table with separated values, as spreadsheets write it: commas, semicolons or tabs, quotes, and letters in
// UTF-8, UTF-16 or Windows-1252.

const SEPARATORS = [",", ";", "\t"];
const SAMPLE = 20; // lines that say which separator it is

/**
 * The text of a file, in whatever letters it was written.
 * @param {Uint8Array} bytes
 */
export function decoded(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * The rows of a table.
 * @param {string} text
 * @returns {string[][]}
 */
export function readCsv(text) {
  const named = /^sep=(.)\r?\n/i.exec(text); // how some programs name their separator
  const body = named ? text.slice(named[0].length) : text;
  return rowsOf(body, named ? named[1] : separatorOf(body));
}

/**
 * The separator that parts the first lines into the most cells, the same number in each.
 * @param {string} text
 */
function separatorOf(text) {
  const begin = text.split("\n", SAMPLE).join("\n");
  const scores = SEPARATORS.map((separator) => {
    const widths = rowsOf(begin, separator).map((row) => row.length);
    return widths.filter((width) => width > 1).reduce((sum, width) => sum + width, 0);
  });
  return SEPARATORS[scores.indexOf(Math.max(...scores))];
}

/**
 * @param {string} text
 * @param {string} separator
 */
function rowsOf(text, separator) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let [place, isOpen] = [0, true];
  while (place < text.length) {
    const [cell, end] = cellAt(text, place, separator);
    row.push(cell);
    const mark = text[end];
    place = end + (mark === "\r" && text[end + 1] === "\n" ? 2 : 1);
    isOpen = mark === separator;
    if (isOpen) continue;
    rows.push(row);
    row = [];
  }
  if (isOpen && row.length) rows.push([...row, ""]);
  return rows;
}

/**
 * A cell, and where it ends.
 * @param {string} text
 * @param {number} start
 * @param {string} separator
 * @returns {[string, number]}
 */
function cellAt(text, start, separator) {
  if (text[start] !== '"') return bare(text, start, separator);
  let [place, cell] = [start + 1, ""];
  for (;;) {
    const quote = text.indexOf('"', place);
    if (quote < 0) return bare(text, start, separator); // a quote that never closes is a letter
    cell += text.slice(place, quote);
    if (text[quote + 1] !== '"') {
      const [rest, end] = bare(text, quote + 1, separator);
      return [cell + rest, end];
    }
    cell += '"';
    place = quote + 2;
  }
}

/**
 * @param {string} text
 * @param {number} start
 * @param {string} separator
 * @returns {[string, number]}
 */
function bare(text, start, separator) {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r")
    end++;
  return [text.slice(start, end), end];
}
