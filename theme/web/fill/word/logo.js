// Puts a logo into the letterheads of a blank Word file, as the build writes it there (renderers/word/logo.py): the
// same parts, byte for byte.

import { drawnSize } from "../../details/logo_size.js";
import { escapeXml, rewrite } from "../zip/xml.js";
import { withPicture } from "./pictures.js";

/**
 * @typedef {import("../../details/logo.js").Logo} Logo
 * @typedef {import("../zip/zip.js").Entry} Entry
 */

const PARTS = /^word\/(?:document|header(\d+))\.xml$/;
const FILE = "media/logo.png"; // below word/
const RELATION = "rIdLogo";
const FIRST = 501; // the number of the text's first logo; that of a head has the number of its head
const LENGTHS = 12_700; // of Word's smallest unit in a point
const TWIPS = 20; // in a point
const POINTS = 72; // in an inch
const HEAD = /(<w:p><w:pPr><w:pStyle w:val="Letterhead(Name)?"\/>)(.*?<\/w:pPr>)/g; // how a paragraph of one begins
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";

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
  const said = escapeXml(alt).replaceAll('"', "&quot;");
  return (
    `<w:r><w:drawing><wp:anchor xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" ` +
    'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>' +
    '<wp:positionH relativeFrom="column"><wp:align>left</wp:align></wp:positionH>' +
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>' +
    `<wp:extent cx="${wide}" cy="${high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>` +
    `<wp:docPr id="${number}" name="Logo" descr="${said}"/><wp:cNvGraphicFramePr>` +
    `<a:graphicFrameLocks xmlns:a="${DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
    `<a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture"><pic:pic xmlns:pic="${DRAWING}/picture">` +
    `<pic:nvPicPr><pic:cNvPr id="${number}" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${RELATION}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${wide}" cy="${high}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
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
