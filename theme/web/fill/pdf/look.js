// What a box of a PDF shows for a value: the text in the face, the size and the line of the words around it.

import { zlibSync } from "fflate";
import { Letters } from "./subset_font.js";
import { bytesOf, dictionary, hexadecimal, STRANGE, short } from "./syntax.js";

/**
 * @typedef {import("./syntax.js").Dictionary} Dictionary
 * @typedef {import("./pdf_file.js").PdfFile} PdfFile
 *
 * @typedef {object} SetText text that is set in a face
 * @property {string} shown its codes
 * @property {number} width in thousandths of the type size
 * @property {number[]} widths of each letter
 * @property {string} font
 * @property {any} resources where that font is found
 * @property {string[]} missing the characters that no font has
 * @property {string[]} loose the letters whose accent is set beside them
 */

export const LINE = 1.24; // a box is as high as 1.24 sizes of the words around it, and
export const FOOT = 0.32; // its foot is 0.32 of one below their line: field-box() in kit/style/words.typ
export const MARGIN = 0.5; // points, so that no letter touches the edge
export const TWO_LINES = 2.2; // a box of two lines is as high as so many sizes of its words, and
const PITCH = 1.15; // they stand so many apart
const LEAST = 5; // points: smaller is not read, and then the end of the text is not shown
const LOOSE = /\P{M}\p{M}+/gu; // a letter and accents that make no letter together: each has its own width
const FACE = /^\((\/\w+) /;
const SYSTEM = dictionary(
  ["/Registry", "(Adobe)"],
  ["/Ordering", "(Identity)"],
  ["/Supplement", 0],
);
const FIRST = 32; // the lowest code with a character
// The characters of Windows-1252 from 128 to 159; the others have their own number. Node 20 takes them for Latin-1, so that
// "kit members" set an apostrophe otherwise than a browser does.
const PLACED = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const CODES = new Map(
  Array.from({ length: 256 - FIRST }, (_, place) => place + FIRST).map((code) => [
    PLACED[code - 128] ?? String.fromCharCode(code),
    code,
  ]),
);

/** The faces of one PDF: the small fonts in it, and beside each the letters it lacks. */
export class Faces {
  /**
   * @param {PdfFile} file
   * @param {any} resources of its forms
   * @param {import("../filled.js").Tools["wide"]} wide
   */
  constructor(file, resources, wide) {
    this.file = file;
    this.resources = resources;
    this.wide = wide;
    /** @type {Dictionary} */
    this.fonts = file.value(file.value(resources).get("/Font"));
    /** @type {Map<string, Letters>} */
    this.letters = new Map();
  }

  /**
   * Set a text in a face.
   * @param {string} text
   * @param {string} face
   * @returns {Promise<SetText>}
   */
  async set(text, face) {
    const codes = [...text].map((character) => CODES.get(character));
    if (codes.every((code) => code !== undefined)) return this.plain(codes, face);
    const letters = await this.lettersOf(face);
    const font = `${face}L`;
    const resources = dictionary(["/Font", dictionary([font, letters.reference])]);
    const missing = [...text].filter((character) => !letters.has(character));
    return { ...letters.encode(text), font, resources, missing, loose: text.match(LOOSE) ?? [] };
  }

  /**
   * @param {number[]} codes
   * @param {string} face
   * @returns {SetText}
   */
  plain(codes, face) {
    const widths = this.file.value(this.file.value(this.fonts.get(face)).get("/Widths"));
    const own = codes.map((code) => Number(widths[code - FIRST]));
    const shown = `<${codes.map((code) => hexadecimal(code, 2)).join("")}>`;
    const set = { shown, width: total(own), widths: own, font: face };
    return { ...set, resources: this.resources, missing: [], loose: [] };
  }

  /** @param {string} face */
  async lettersOf(face) {
    const known = this.letters.get(face);
    if (known) return known;
    const letters = new Letters(await this.wide(face.slice(1)), this.file.put(dictionary()));
    this.letters.set(face, letters);
    return letters;
  }

  /** Put the fonts of the letters that were used into the file. */
  finish() {
    for (const [face, letters] of this.letters) {
      this.file.put(this.fontOf(face, letters), null, letters.reference.number);
    }
  }

  /**
   * @param {string} face
   * @param {Letters} letters
   */
  fontOf(face, letters) {
    const name = `/KITLTR+Letters${face.slice(-1)}`;
    const descendant = dictionary(
      ["/Type", "/Font"],
      ["/BaseFont", name],
      ["/Subtype", "/CIDFontType2"],
      ["/CIDSystemInfo", SYSTEM],
      ["/FontDescriptor", this.descriptorOf(name, letters)],
      ["/CIDToGIDMap", "/Identity"],
      ["/W", [0, letters.taken.map((_, number) => letters.width(number))]],
    );
    return dictionary(
      ["/Type", "/Font"],
      ["/BaseFont", name],
      ["/Subtype", "/Type0"],
      ["/Encoding", "/Identity-H"],
      ["/DescendantFonts", [this.file.put(descendant)]],
      ["/ToUnicode", this.stream(letters.toUnicode())],
    );
  }

  /**
   * @param {string} name
   * @param {Letters} letters
   */
  descriptorOf(name, letters) {
    const program = letters.fontFile();
    const { box, rise } = letters.font;
    return this.file.put(
      dictionary(
        ["/Type", "/FontDescriptor"],
        ["/Flags", 4],
        ["/ItalicAngle", 0],
        ["/StemV", 80],
        ["/FontName", name],
        ["/FontBBox", box],
        ["/Ascent", rise[0]],
        ["/Descent", rise[1]],
        ["/CapHeight", rise[0]],
        ["/FontFile2", this.stream(program, ["/Length1", program.length])],
      ),
    );
  }

  /**
   * @param {Uint8Array} data
   * @param {...[string, any]} more
   */
  stream(data, ...more) {
    const head = dictionary(["/Filter", "/FlateDecode"], ...more);
    return this.file.put(head, zlibSync(data, { level: 6 }));
  }
}

/**
 * The look of a box that shows a set text, on a line or on two: its dictionary, its drawing, and whether the text is cut.
 * @param {SetText[]} lines
 * @param {number[]} size
 */
export function lookOf(lines, [wide, high]) {
  const natural = high / (lines.length > 1 ? TWO_LINES : LINE);
  const widest = Math.max(...lines.map(({ width }) => width));
  const size = Math.max(LEAST, Math.min(natural, ((wide - 2 * MARGIN) * 1000) / widest));
  const drawn = lines.map(({ font, shown }, line) => {
    const foot = natural * FOOT + (lines.length - 1 - line) * size * PITCH;
    return `BT ${font} ${short(size)} Tf 0 g ${MARGIN} ${short(foot)} Td ${shown} Tj ET`;
  });
  const head = headOf([wide, high], lines[0].resources);
  const drawing = bytesOf(`/Tx BMC\nq ${drawn.join(" ")} Q\nEMC\n`);
  return { head, drawing, isCut: (widest * size) / 1000 > wide };
}

/**
 * The look of a box that shows nothing, and asks for nothing: its dictionary and its drawing.
 * @param {number[]} size
 * @param {any} resources
 * @returns {[Dictionary, Uint8Array]}
 */
export function emptyLook(size, resources) {
  return [headOf(size, resources), bytesOf("/Tx BMC\nEMC\n")];
}

/**
 * @param {number[]} size
 * @param {any} resources
 */
function headOf([wide, high], resources) {
  return dictionary(
    ["/Type", "/XObject"],
    ["/Subtype", "/Form"],
    ["/BBox", [0, 0, short(wide), short(high)]],
    ["/Resources", resources],
  );
}

/**
 * Break a set text in two at the space nearest its middle; a text of one word stays one line.
 * @param {SetText} set
 * @param {string} text
 * @returns {SetText[]}
 */
export function inTwo(set, text) {
  const letters = [...text];
  const spaces = letters.flatMap((letter, place) => (letter === " " ? [place] : []));
  const farFrom = (/** @type {number} */ place) => Math.abs(2 * place + 1 - letters.length);
  const [middle] = spaces.toSorted((one, other) => farFrom(one) - farFrom(other));
  if (middle === undefined) return [set];
  const digits = (set.shown.length - 2) / letters.length;
  return [
    [0, middle],
    [middle + 1, letters.length],
  ].map(([from, to]) => {
    const widths = set.widths.slice(from, to);
    const shown = `<${set.shown.slice(1 + from * digits, 1 + to * digits)}>`;
    return { ...set, shown, widths, width: total(widths) };
  });
}

/** @param {number[]} widths */
function total(widths) {
  return widths.reduce((sum, width) => sum + width, 0);
}

/**
 * The face a field is typed in, such as "/Kit0".
 * @param {Dictionary} field
 */
export function faceOf(field) {
  const face = FACE.exec(field.get("/DA"));
  if (face) return face[1];
  throw new Error(STRANGE);
}
