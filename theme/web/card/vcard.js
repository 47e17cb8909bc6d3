// Writes a visitor's contact card as a vCard, as a file and short enough for a code. scripts/kitbuilder/model/contact_card.py
// writes the same and says why; a test holds the two together.

import { isNone } from "../details/phrases.js";
import { detail } from "../details/values.js";
import { isKnown } from "./known.js";

/** @typedef {import("../details/values.js").Values} Values */

const FOLD = 75; // octets in a line of the file
const ROOM = 152; // octets in a code that comes through a coarse fax
const MOST = 228; // in one that is read off paper
const BEGIN = ["BEGIN:VCARD", "VERSION:3.0"];
const END = "END:VCARD";
const SCHEME = "https://";
const MAY_BE_NONE = ["practice_fax", "practice_website"];

/**
 * The text of a `.vcf` file; "" where the practice's name or its phone is not known.
 * @param {Values} values
 */
export function contactCard(values) {
  if (!isKnown(values)) return "";
  const address = given(values, "practice_address");
  const lines = [
    ...BEGIN,
    ...names(values),
    line("TITLE", given(values, "your_role")),
    line("ORG", given(values, "practice_name")),
    line("TEL;TYPE=WORK,VOICE", given(values, "practice_phone")),
    line("TEL;TYPE=WORK,FAX", given(values, "practice_fax")),
    line("EMAIL;TYPE=INTERNET", given(values, "practice_email")),
    address && `ADR;TYPE=WORK:;;${escaped(address)};;;;`,
    website(values),
    END,
  ];
  const folded = lines.filter(Boolean).flatMap(fold);
  return folded.map((piece) => `${piece}\r\n`).join("");
}

/**
 * The card as a code says it; "" where it cannot be written or has no room. What has no room is left out from its end.
 * @param {Values} values
 */
export function codeText(values) {
  if (!isKnown(values)) return "";
  const needed = [
    ...names(values, true),
    line("ORG", given(values, "practice_name")),
    line("TEL", given(values, "practice_phone")),
  ];
  const more = [line("EMAIL", given(values, "practice_email")), website(values)];
  const texts = [2, 1, 0].map((count) =>
    [...BEGIN, ...[...needed, ...more.slice(0, count)].filter(Boolean), END].join("\n"),
  );
  const shortest = octets(texts[2]) <= MOST ? texts[2] : "";
  return texts.find((text) => octets(text) <= ROOM) ?? shortest;
}

/**
 * @param {Values} values
 * @param {string} name
 */
function given(values, name) {
  const value = detail(values, name);
  return MAY_BE_NONE.includes(name) && isNone(value) ? "" : value;
}

/**
 * The name in its parts and as it is read; a bare one without what follows a comma, such as a degree.
 * @param {Values} values
 * @param {boolean} [isBare]
 */
function names(values, isBare = false) {
  const whole = given(values, "your_name");
  const [name, ...others] = whole.split(",").map((part) => part.trim());
  const honors = whole.slice(whole.indexOf(",") + 1).trim();
  const cut = name.lastIndexOf(" ");
  const parts = [name.slice(cut + 1), name.slice(0, Math.max(cut, 0)).trimEnd()];
  const all = isBare || !others.length || !honors ? parts : [...parts, "", "", honors];
  const read = (isBare ? name : whole) || given(values, "practice_name");
  return [`N:${all.map(escaped).join(";")}`, line("FN", read)];
}

/** @param {Values} values */
function website(values) {
  const address = given(values, "practice_website");
  return address && `URL:${address.includes("://") ? address : SCHEME + address}`;
}

/**
 * @param {string} name
 * @param {string} value
 */
function line(name, value) {
  return value && `${name}:${escaped(value)}`;
}

/** @param {string} value */
function escaped(value) {
  return value.replace(/[\\,;]/g, "\\$&").replaceAll("\n", "\\n");
}

/**
 * Cut a line into pieces that a reader joins again; no letter is cut in two.
 * @param {string} line
 */
function fold(line) {
  const pieces = [];
  let piece = "";
  for (const letter of line) {
    if (octets(piece + letter) > FOLD) {
      pieces.push(piece);
      piece = " ";
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/** @param {string} text */
function octets(text) {
  return new TextEncoder().encode(text).length;
}
