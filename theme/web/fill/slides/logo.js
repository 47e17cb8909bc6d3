// Puts a logo onto each slide of a blank presentation whose layout has a place for one, as the build writes it there
// (renderers/slides/logo.py): the same parts, byte for byte.

import { drawnSize } from "../../details/logo_size.js";
import { escapeAttribute, rewrite, withPngType } from "../zip/xml.js";
import { added, contentOf } from "../zip/zip.js";

/**
 * @typedef {import("../../details/logo.js").Logo} Logo
 * @typedef {import("../zip/zip.js").Entry} Entry
 */

const LINKS = /^ppt\/slides\/_rels\/(slide\d+\.xml)\.rels$/;
const LAYOUT = /Target="\.\.\/(slideLayouts\/[^"/]+)"/;
const SHAPE = /<p:sp[ >].*?<\/p:sp>/gs;
const PLACE = /<p:ph [^<>]*\bidx="16"/; // the number of the place for the logo
const FRAME = /<a:off x="(-?\d+)" y="(-?\d+)"\/>\s*<a:ext cx="(\d+)" cy="(\d+)"\/>/;
const NUMBER = /<p:cNvPr id="(\d+)"/g;
const TYPES = "[Content_Types].xml";
const IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
const FILE = "media/logo.png"; // below ppt/
const UNITS = 12_700; // EMU in a point
const POINTS = 72; // in an inch
const EDGE = 10 * UNITS; // of the white card, around the logo
const LINE = 9_525; // EMU: around the card
const ROUND = 6 * UNITS; // how far a corner of the card is rounded
const SHARE = 100_000; // in which DrawingML counts a part of the shorter side
const DECORATIVE =
  '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">' +
  '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>';

/**
 * The entries of a presentation with the logo on its slides; null where none has a place for it.
 * @param {readonly Entry[]} entries
 * @param {Logo} logo
 */
export function withLogo(entries, logo) {
  /** @type {Map<string, (xml: string) => string>} */
  const changes = new Map();
  for (const entry of entries) {
    const [, slide] = LINKS.exec(entry.name) ?? [];
    const links = slide ? textOf(entry) : "";
    const layout = entries.find(({ name }) => name === `ppt/${LAYOUT.exec(links)?.[1]}`);
    const place = layout && placeIn(textOf(layout));
    if (!place) continue;
    const relation = `rId${links.split("<Relationship ").length}`; // the first that is free
    const link = `<Relationship Id="${relation}" Type="${IMAGE}" Target="../${FILE}"/></Relationships>`;
    changes.set(entry.name, (xml) => xml.replace("</Relationships>", link));
    changes.set(`ppt/slides/${slide}`, (xml) => {
      const shapes = shapesOf(logo, place, firstFree(xml), relation);
      return xml.replace("</p:spTree>", () => `${shapes}</p:spTree>`);
    });
  }
  if (!changes.size) return null;
  changes.set(TYPES, withPngType);
  const made = entries.map((entry) => {
    const change = changes.get(entry.name);
    return change ? rewrite(entry, change) : entry;
  });
  return [...made, added(`ppt/${FILE}`, logo.png, entries[0])];
}

/** @param {Entry} entry */
function textOf(entry) {
  return new TextDecoder().decode(contentOf(entry));
}

/**
 * Where a layout has its place for the logo: left, top, width and height in EMU; null where it has none.
 * @param {string} layout
 */
function placeIn(layout) {
  const place = layout.match(SHAPE)?.find((shape) => PLACE.test(shape));
  return (place && FRAME.exec(place)?.slice(1).map(Number)) ?? null;
}

/**
 * The first number that no shape of a slide has.
 * @param {string} slide
 */
function firstFree(slide) {
  return 1 + Math.max(...[...slide.matchAll(NUMBER)].map(([, number]) => Number(number)));
}

/**
 * The card and the logo on it, at the upper right of the place.
 * @param {Logo} logo
 * @param {number[]} place
 * @param {number} number
 * @param {string} relation
 */
function shapesOf(logo, [left, top, width, height], number, relation) {
  const room = [width, height].map((side) => (side - 2 * EDGE) / UNITS);
  const [wide, high] = drawnSize(logo, room, POINTS).map((points) =>
    Math.floor(points * UNITS + 0.5),
  );
  const [broad, tall] = [wide + 2 * EDGE, high + 2 * EDGE];
  const start = left + width - broad;
  const corner = Math.floor((ROUND * SHARE) / Math.min(broad, tall));
  const said = escapeAttribute(logo.alt);
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${number}" name="Card of the logo"><a:extLst>${DECORATIVE}</a:extLst></p:cNvPr>` +
    `<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${frame(start, top, broad, tall)}` +
    `<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val ${corner}"/></a:avLst></a:prstGeom>` +
    `<a:solidFill><a:prstClr val="white"/></a:solidFill><a:ln w="${LINE}"><a:solidFill><a:schemeClr val="accent5"/></a:solidFill></a:ln>` +
    `</p:spPr></p:sp><p:pic><p:nvPicPr><p:cNvPr id="${number + 1}" name="Logo" descr="${said}"/>` +
    '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr><p:ph type="pic" idx="16"/></p:nvPr></p:nvPicPr>' +
    `<p:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
    `<p:spPr>${frame(start + EDGE, top + EDGE, wide, high)}</p:spPr></p:pic>`
  );
}

/**
 * @param {number} left
 * @param {number} top
 * @param {number} wide
 * @param {number} high
 */
function frame(left, top, wide, high) {
  return `<a:xfrm><a:off x="${left}" y="${top}"/><a:ext cx="${wide}" cy="${high}"/></a:xfrm>`;
}
