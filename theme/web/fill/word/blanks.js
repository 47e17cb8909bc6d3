// Fills blanks of a Word file, which only its own text asks for, by their labels: controls that no detail is bound to
// (renderers/word/controls.py).

import { escapeXml } from "../zip/xml.js";

const LONGEST = 64; // characters: Word refuses controls with longer names
// 1 up to where it says that nothing was typed, 2 its style, 3 its label, 4 up to its rule, 5 its end.
const BLANK = new RegExp(
  '(<w:sdt><w:sdtPr>(?:<w:rPr>(<w:rStyle w:val="\\w+"/>)</w:rPr>)?<w:alias w:val="([^"]*)"/><w:tag w:val="[^"]*"/>' +
    '<w:id w:val="\\d+"/><w:placeholder><w:docPart w:val="blank-[^"]*"/></w:placeholder>)<w:showingPlcHdr/>' +
    "((?:(?!<w:sdt>|</w:sdtPr>).)*</w:sdtPr><w:sdtContent>)<w:r>(?:(?!<w:sdt>|</w:r>).)*</w:r>(</w:sdtContent></w:sdt>)",
  "gs",
);

/**
 * A part of a Word file with what was typed in its blanks.
 * @param {string} xml
 * @param {Map<string, string>} typed by the labels of the blanks
 */
export function withBlanks(xml, typed) {
  const known = new Map([...typed].map(([label, value]) => [escapeXml(shortened(label)), value]));
  return xml.replace(BLANK, (whole, head, style, label, sort, end) => {
    const value = known.get(label);
    if (!value) return whole;
    const look = style ? `<w:rPr>${style}</w:rPr>` : "";
    const words = `<w:t xml:space="preserve">${escapeXml(value)}</w:t>`;
    return `${head}${sort}<w:r>${look}${words}</w:r>${end}`;
  });
}

/**
 * A label as a control is named by it: cut at a word.
 * @param {string} label
 */
function shortened(label) {
  const letters = [...label];
  if (letters.length <= LONGEST) return label;
  const cut = letters.slice(0, LONGEST - 1).join("");
  return `${cut.slice(0, cut.lastIndexOf(" ")) || cut}…`;
}
