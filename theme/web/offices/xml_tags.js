// Cuts XML that a program wrote into its tags, each with the text behind it. What is no tag is never taken for one. A loop
// and no patterns: on a file made to be slow they would take time by the square.

/**
 * @typedef {object} Tag
 * @property {string} name without its prefix
 * @property {boolean} isEnd
 * @property {boolean} isEmpty
 * @property {string} head what stands between its name and its end
 * @property {string} text behind it, up to the next one
 */

const DATA = "<![CDATA[";
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;
const ESCAPED = /_x([0-9a-f]{4})_/gi; // how spreadsheets write what XML cannot hold
/** @type {Record<string, string>} */
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const LAST = 0x10ffff;

/**
 * @param {string} xml
 * @returns {Generator<Tag>}
 */
export function* tagsOf(xml) {
  /** @type {Tag | null} */
  let tag = null;
  let place = 0;
  while (place < xml.length) {
    const start = xml.indexOf("<", place);
    const text = xml.slice(place, start < 0 ? xml.length : start);
    if (tag) tag.text += decodedText(text);
    if (start < 0) break;
    if (xml.startsWith(DATA, start)) {
      const end = xml.indexOf("]]>", start);
      if (tag) tag.text += xml.slice(start + DATA.length, end < 0 ? xml.length : end);
      place = end < 0 ? xml.length : end + 3;
      continue;
    }
    if (tag) yield tag;
    const end = endOf(xml, start);
    tag = tagOf(xml.slice(start + 1, end));
    place = end + 1;
  }
  if (tag) yield tag;
}

/**
 * The values of a tag's head, by their names without a prefix.
 * @param {string} head
 * @returns {Record<string, string>}
 */
export function attributesOf(head) {
  /** @type {[string, string][]} */
  const pairs = [];
  let place = 0;
  for (;;) {
    const equals = head.indexOf("=", place);
    if (equals < 0) return Object.fromEntries(pairs);
    const name = head.slice(place, equals).trim();
    let open = equals + 1;
    while (head[open] === " ") open++;
    const close = head.indexOf(head[open], open + 1);
    if (close < 0) return Object.fromEntries(pairs);
    pairs.push([bare(name), decodedText(head.slice(open + 1, close))]);
    place = close + 1;
  }
}

/**
 * Where a tag ends: a mark within quotes does not end it.
 * @param {string} xml
 * @param {number} start
 */
function endOf(xml, start) {
  let quote = "";
  for (let place = start; place < xml.length; place++) {
    const letter = xml[place];
    if (quote) quote = letter === quote ? "" : quote;
    else if (letter === ">") return place;
    else if (letter === '"' || letter === "'") quote = letter;
  }
  return xml.length;
}

/**
 * @param {string} inside
 * @returns {Tag}
 */
function tagOf(inside) {
  const isEnd = inside.startsWith("/");
  const isEmpty = inside.endsWith("/");
  const whole = inside.slice(isEnd ? 1 : 0, isEmpty ? -1 : undefined);
  const space = whole.search(/\s/);
  const name = space < 0 ? whole : whole.slice(0, space);
  return { name: bare(name), isEnd, isEmpty, head: space < 0 ? "" : whole.slice(space), text: "" };
}

/** @param {string} name */
function bare(name) {
  return name.slice(name.lastIndexOf(":") + 1);
}

/** @param {string} text */
function decodedText(text) {
  const plain = text.replace(ENTITY, (_, hex, number, name) => {
    if (name) return NAMED[name.toLowerCase()];
    const code = hex ? Number.parseInt(hex, 16) : Number(number);
    return code <= LAST ? String.fromCodePoint(code) : "";
  });
  return plain.replace(ESCAPED, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
