// Puts a contact code into its places of a blank Word file, as the build writes it there (renderers/word/contact_code.py): the
// same parts, byte for byte.

import { escapeAttribute, escapeXml, rewrite } from "../zip/xml.js";
import { pngOf } from "./code_picture.js";
import { DRAWING, graphicOf, withPicture } from "./pictures.js";

/**
 * @typedef {import("../../card/code.js").Code} Code
 * @typedef {import("../zip/zip.js").Entry} Entry
 */

const PART = "word/document.xml";
const FILE = "media/contact-code.png"; // below word/
const RELATION = "rIdContactCode";
const NAME = "Contact code"; // as Word lists it
// A place: 1 how its paragraph begins, 2 its style, 3 its number, 4 the side of a code there in millimeters, 5 its language.
const PLACE =
  /(<w:p><w:pPr><w:pStyle w:val="([^"]*)"\/><w:keepNext\/><w:spacing w:before="40" w:after="0"\/><\/w:pPr>)<w:bookmarkStart w:id="(\d+)" w:name="_contact_code_(\d+)_([a-z]+)_\d+"\/><w:bookmarkEnd w:id="\3"\/><\/w:p>/g;
const MARK = 'w:name="_contact_code_';
const UNITS = 12_700; // of Word's smallest unit in a point
const POINTS = 72 / 25.4; // in a millimeter

/**
 * Whether there is a place for a code.
 * @param {string} xml of a part
 */
export function hasPlace(xml) {
  return xml.includes(MARK);
}

/** @type {WeakMap<Code, Uint8Array>} */
const pictures = new WeakMap(); // three files of a kit show the same one

/**
 * The entries of a Word file with the code in every place.
 * @param {readonly Entry[]} entries
 * @param {Code} code
 * @param {import("../filled.js").CodeWords} words
 */
export function withCode(entries, code, words) {
  const made = entries.map((entry) =>
    entry.name === PART ? rewrite(entry, (xml) => filled(xml, code, words)) : entry,
  );
  const bytes = pictures.get(code) ?? pngOf(code);
  pictures.set(code, bytes);
  return withPicture(made, [PART], { relation: RELATION, file: FILE, bytes });
}

/**
 * @param {string} xml
 * @param {Code} code
 * @param {import("../filled.js").CodeWords} words
 */
function filled(xml, { practice }, words) {
  const made = xml.replace(PLACE, (_, opening, style, number, side, language) => {
    const { code, scan } = words[language];
    const across = Math.floor(Number(side) * POINTS * UNITS + 0.5);
    const said = escapeAttribute(code.replace("{}", () => practice));
    return `${opening}<w:r>${pictureOf(said, number, across)}</w:r></w:p>${below(style, scan)}`;
  });
  if (hasPlace(made)) throw new Error("This Word file is not as the kit made it.");
  return made;
}

/**
 * @param {string} said
 * @param {string} number
 * @param {number} across in Word's smallest unit
 */
function pictureOf(said, number, across) {
  return (
    `<w:drawing><wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
    `<wp:extent cx="${across}" cy="${across}"/><wp:docPr id="${number}" name="${NAME}" descr="${said}"/>` +
    `${graphicOf(RELATION, NAME, number, [across, across])}</wp:inline></w:drawing>`
  );
}

/**
 * The words below a code.
 * @param {string} style
 * @param {string} words
 */
function below(style, words) {
  return (
    `<w:p><w:pPr><w:pStyle w:val="${style}"/><w:spacing w:before="40" w:after="0"/><w:jc w:val="center"/></w:pPr>` +
    `<w:r><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr><w:t xml:space="preserve">${escapeXml(words)}</w:t></w:r></w:p>`
  );
}
