// What filling a file comes to.

/**
 * @typedef {object} Filled
 * @property {Uint8Array} bytes of the filled file
 * @property {Set<string>} filled the fields that got a value
 * @property {Set<string>} open the fields still open
 * @property {Set<string>} tooShort fields of a PDF whose box is too short for the value
 * @property {Map<string, Set<string>>} missing characters of each field that no font of a PDF has
 * @property {Map<string, Set<string>>} loose letters of each field beside which a PDF sets the accent
 * @property {boolean} hasLogo whether a letterhead or a slide got the logo
 * @property {boolean} hasCode whether the contact card is in it as a code
 *
 * @typedef {Omit<Filled, "bytes">} Found
 *
 * @typedef {object} Tools what the site's build tells about the kit, and what goes into every file
 * @property {Record<string, string>} labels of the fields
 * @property {Record<string, string>} translated the fields by their labels in other languages
 * @property {string[]} own the fields that are the visitor's own
 * @property {import("../details/phrases.js").Phrase[]} phrases the words that go with some fields
 * @property {Record<string, string[]>} lines the keys of the phrases on a line of a text file
 * @property {(face: string) => Promise<import("./pdf/wide_font.js").WideFont>} wide fetches a font
 * @property {import("../details/logo.js").Logo | null} logo of the practice, for letterheads and slides
 * @property {Letterhead} letterhead
 * @property {(values: import("../details/values.js").Values) => Promise<import("../card/code.js").Code | null>} code of the contact
 * card, asked for where a file has a place for one
 * @property {CodeWords} codeWords
 * @property {Map<string, string>} [blanks] what was typed for the blanks of a text, by their labels
 *
 * @typedef {Record<string, { code: string, scan: string }>} CodeWords what is read aloud for a code, and stands below it, by language
 *
 * @typedef {object} Letterhead what one leaves for a logo, in points
 * @property {number[]} room how wide and high a logo is at most
 * @property {number} gap between it and the words
 */

/**
 * Nothing found yet.
 * @returns {Found}
 */
export function nothingFound() {
  return {
    filled: new Set(),
    open: new Set(),
    tooShort: new Set(),
    missing: new Map(),
    loose: new Map(),
    hasLogo: false,
    hasCode: false,
  };
}

/**
 * Whether a file is another than the blank one.
 * @param {Found} found
 */
export function isChanged({ filled, hasLogo, hasCode }) {
  return filled.size > 0 || hasLogo || hasCode;
}
