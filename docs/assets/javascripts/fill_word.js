// A blank Word file and details become the file `kit build --details` would have written: the same parts, byte for byte.
// Our own writer made these files (renderers/word/controls.py), so that a pattern finds every control; the count is checked.

import { bringsPeriod } from "./periods.js";
import { isNone } from "./phrases.js";
import { contentOf, readZip, withContent, writeZip } from "./zip.js";

const WORDS = /^word\/(document|header\d+|footer\d+|first-footer\d+)\.xml$/;
const DETAILS = "customXml/item1.xml";
const LOOK = "(?:<w:rPr>(?:<w:[a-zA-Z]+(?: [^<>]*)?/>)*</w:rPr>)?";
// Words that begin with the period of the sentence before them: their opening, and the rest.
const STOP = `(?:((?:<w:bookmarkEnd w:id="\\d+"/>)?<w:r>${LOOK}<w:t xml:space="preserve">)\\.(?!\\.)([^<]*</w:t></w:r>))?`;
// A control bound to a detail: 1 up to its placeholder, 2 its look, 3 its field, 4 whether it is empty, 5 its binding, 6 its words,
// 7 and 8 a period and what follows it.
const CONTROL = new RegExp(
  `(<w:sdt><w:sdtPr>(${LOOK})<w:alias w:val="[^"]*"/><w:tag w:val="([a-z][a-z0-9_]*)"/><w:id w:val="\\d+"/>` +
    `<w:placeholder><w:docPart w:val="\\3"/></w:placeholder>)(<w:showingPlcHdr/>)(<w:dataBinding [^<>]*/><w:text/></w:sdtPr>)` +
    `<w:sdtContent><w:r>${LOOK}(<w:t xml:space="preserve">)[^<]*</w:t></w:r></w:sdtContent></w:sdt>${STOP}`,
  "g",
);
// A mail-merge field: 1 up to its words, 2 its field, 3 its words, 4 its end, 5 and 6 as above.
const MERGED = new RegExp(
  `( MERGEFIELD ([a-z][a-z0-9_]*) </w:instrText></w:r><w:r>${LOOK}<w:fldChar w:fldCharType="separate"/></w:r>` +
    `<w:r>${LOOK}<w:t xml:space="preserve">)([^<]*)(</w:t></w:r><w:r>${LOOK}<w:fldChar w:fldCharType="end"/></w:r>)${STOP}`,
  "g",
);
// Words that go with a field, between two marks: 1 the number of the marks, 2 the words' key, 3 what stands between.
const PHRASE = /<w:bookmarkStart w:id="(\d+)" w:name="_with_([0-9a-f]+)_\d+"\/>(.*?)<w:bookmarkEnd w:id="\1"\/>/gs;
const OPENING = new RegExp(`<w:r>${LOOK}<w:t xml:space="preserve">`, "g");
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Fill a Word file: gives back its bytes, the fields filled, and the fields still open. `phrases` go with some of them. */
export function fillWord(bytes, values, fflate, phrases) {
  const entries = readZip(bytes);
  const found = { filled: new Set(), open: new Set() };
  const bound = new Set();
  const made = entries.map((entry) => (WORDS.test(entry.name) ? rewrite(entry, (xml) => fillPart(withoutNone(xml, values, phrases, found), values, found, bound), fflate) : entry));
  const done = made.map((entry) => (entry.name === DETAILS ? rewrite(entry, (xml) => fillDetails(xml, values, bound), fflate) : entry));
  return { bytes: writeZip(done), ...found };
}

/** Turn text into text that XML takes for nothing else. */
export function escapeXml(text) {
  return text.replace(/[&<>]/g, (mark) => ESCAPES[mark]);
}

/** Turn an entry that holds XML into one that holds what `change` makes of it; one left as it was stays the very same. */
export function rewrite(entry, change, fflate) {
  const before = new TextDecoder().decode(contentOf(entry, fflate));
  const after = change(before);
  return after === before ? entry : withContent(entry, new TextEncoder().encode(after), fflate);
}

/** Put other words, or none, in place of those that go with a field that is none. */
function withoutNone(xml, values, phrases, found) {
  return xml.replace(PHRASE, (whole, _, key, inside) => {
    const { field, before, otherwise } = phrases.find((one) => one.key === key);
    if (!isNone(valueOf(values, field))) return whole;
    found.filled.add(field);
    const looks = [...inside.matchAll(OPENING)];
    return otherwise && `${(before ? looks[0] : looks.at(-1))[0]}${escapeXml(otherwise)}</w:t></w:r>`;
  });
}

function fillPart(xml, values, found, bound) {
  let controls = 0;
  let fields = 0;
  const note = (name, value) => (value ? found.filled : found.open).add(name);
  const filled = xml
    .replace(CONTROL, (whole, head, look, name, _, binding, opening, after, rest) => {
      controls++;
      const value = valueOf(values, name);
      note(name, value);
      if (!value) return whole;
      bound.add(name);
      return `${head}${binding}<w:sdtContent><w:r>${look}${opening}${escapeXml(value)}</w:t></w:r></w:sdtContent></w:sdt>${stop(value, after, rest)}`;
    })
    .replace(MERGED, (whole, head, name, _, end, after, rest) => {
      fields++;
      const value = valueOf(values, name);
      note(name, value);
      return value ? head + escapeXml(value) + end + stop(value, after, rest) : whole;
    });
  if (controls !== count(xml, "<w:dataBinding ") || fields !== count(xml, " MERGEFIELD ")) throw new Error("This Word file is not as the kit made it.");
  return filled;
}

/** The words after a value, without their period if the value brings its own; nothing where that was all. */
function stop(value, after, rest) {
  if (after === undefined) return "";
  if (!bringsPeriod(value)) return `${after}.${rest}`;
  return rest.startsWith("<") ? after.slice(0, after.indexOf("<w:r>")) : after + rest;
}

/** The part every bound control takes its value from. What this file does not show stays out of it. */
function fillDetails(xml, values, bound) {
  return [...bound].reduce((part, name) => part.replace(`<${name}></${name}>`, () => `<${name}>${escapeXml(values[name])}</${name}>`), xml);
}

function valueOf(values, name) {
  return Object.hasOwn(values, name) ? values[name] : "";
}

function count(text, part) {
  return text.split(part).length - 1;
}
