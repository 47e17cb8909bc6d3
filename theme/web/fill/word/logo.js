// Puts a logo into the letterheads of a blank Word file, as the build writes it there (renderers/word/logo.py): the
// same parts, byte for byte.

import { drawnSize } from "../../details/logo_size.js";
import { escapeAttribute, rewrite } from "../zip/xml.js";
import { DRAWING, graphicOf, withPicture } from "./pictures.js";

/**
 * @typedef {import("../../details/logo.js").Logo} Logo
 * @typedef {import("../zip/zip.js").Entry} Entry
 */

const PARTS = /^word\/(?:document|header(\d+))\.xml$/;
const FILE = "media/logo.png"; // below word/
const RELATION = "rIdLogo";
const NAME = "Logo"; // as Word lists it
const FIRST = 501; // the number of the text's first logo; that of a head has the number of its head
const LENGTHS = 12_700; // of Word's smallest unit in a point
const TWIPS = 20; // in a point
const POINTS = 72; // in an inch
const HEAD = /(<w:p><w:pPr><w:pStyle w:val="Letterhead(Name)?"\/>)(.*?<\/w:pPr>)/g; // how a paragraph of one begins

/**
 * The entries of a Word file with the logo in every letterhead; null where it has none.
 * @param {readonly Entry[]} entries
 * @param {Logo} logo
 * @param {import("../filled.js").Letterhead} letterhead
 */
export function withLogo(entries, logo, letterhead) {
  const size = drawnSize(logo, letterhead.room, POINTS);
  const indent = nearest((size[0] + letterhead.gap) * TWIPS);
  /** @type {string[]} */
  const headed = [];
  const made = entries.map((entry) => {
    const [part, head] = PARTS.exec(entry.name) ?? [];
    let number = head ? Number(head) : FIRST;
    const changed = part
      ? rewrite(entry, (xml) =>
          xml.replace(HEAD, (_, opening, isFirst, rest) => {
            const picture = isFirst ? pictureOf(logo, size.map(inUnits), number++) : "";
            return `${opening}<w:ind w:left="${indent}" w:hanging="${indent}"/>${rest}${picture}<w:r><w:tab/></w:r>`;
          }),
        )
      : entry;
    if (changed !== entry) headed.push(entry.name);
    return changed;
  });
  if (!headed.length) return null;
  return withPicture(made, headed, { relation: RELATION, file: FILE, bytes: logo.png });
}

/**
 * @param {Logo} logo
 * @param {number[]} size in Word's smallest unit
 * @param {number} number
 */
function pictureOf({ alt }, [wide, high], number) {
  const said = escapeAttribute(alt);
  return (
    `<w:r><w:drawing><wp:anchor xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" ` +
    'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>' +
    '<wp:positionH relativeFrom="column"><wp:align>left</wp:align></wp:positionH>' +
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>' +
    `<wp:extent cx="${wide}" cy="${high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>` +
    `<wp:docPr id="${number}" name="${NAME}" descr="${said}"/><wp:cNvGraphicFramePr>` +
    `<a:graphicFrameLocks xmlns:a="${DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
    `${graphicOf(RELATION, NAME, number, [wide, high])}</wp:anchor></w:drawing></w:r>`
  );
}

/** @param {number} points */
function inUnits(points) {
  return nearest(points * LENGTHS);
}

/** @param {number} number */
function nearest(number) {
  return Math.floor(number + 0.5);
}
