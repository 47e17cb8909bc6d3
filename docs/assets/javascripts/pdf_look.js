// A value and a box become what the box shows: the text in the face, the size and the line of the words around it.

import { bytesOf, hexadecimal } from "./pdf_syntax.js";
import { Letters } from "./letters.js";

const LINE = 1.24; // a box is as high as 1.24 sizes of the words around it, and
const FOOT = 0.32; // its foot is 0.32 of one below their line: field-box() in kit/style/words.typ
const MARGIN = 0.5; // points, so that no letter touches the edge
const LEAST = 5; // points: smaller is not read, and then the end of the text is not shown
const LOOSE = /\P{M}\p{M}+/gu; // a letter and accents that no letter was composed with: each is drawn by its own width
const FACE = /^\((\/\w+) /;
const FIRST = 32;
const DESCRIPTION = [["/Type", "/FontDescriptor"], ["/Flags", 4], ["/ItalicAngle", 0], ["/StemV", 80]];
const SYSTEM = new Map([["/Registry", "(Adobe)"], ["/Ordering", "(Identity)"], ["/Supplement", 0]]);
const CODES = new Map([...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 224 }, (_, place) => place + FIRST))].map((character, place) => [character, place + FIRST]));

/** The faces of one PDF: the small fonts in it, and beside each the letters it lacks. `wide` fetches a font that has them. */
export class Faces {
  constructor(file, resources, wide) {
    this.file = file;
    this.resources = resources;
    this.wide = wide;
    this.fonts = file.value(file.value(resources).get("/Font"));
    this.letters = new Map();
  }

  /** Turn text into what shows it in a face: its codes, its width, its font, the characters no font has, and letters with `loose` accents. */
  async set(text, face) {
    if ([...text].every((character) => CODES.has(character))) return { ...this.plain(text, face), missing: [], loose: [] };
    if (!this.letters.has(face)) this.letters.set(face, new Letters(await this.wide(face.slice(1)), this.file.put(new Map())));
    const letters = this.letters.get(face);
    const resources = new Map([["/Font", new Map([[`${face}L`, letters.reference]])]]);
    const missing = [...text].filter((character) => !letters.has(character));
    return { ...letters.encode(text), font: `${face}L`, resources, missing, loose: text.match(LOOSE) ?? [] };
  }

  plain(text, face) {
    const codes = [...text].map((character) => CODES.get(character));
    const widths = this.file.value(this.file.value(this.fonts.get(face)).get("/Widths"));
    const width = codes.reduce((sum, code) => sum + Number(widths[code - FIRST]), 0);
    return { shown: `<${codes.map((code) => hexadecimal(code, 2)).join("")}>`, width, font: face, resources: this.resources };
  }

  /** Put the fonts of the letters that were used into the file. */
  finish() {
    for (const [face, letters] of this.letters) {
      const { file } = this;
      const stream = (data, more = []) => file.put(new Map([["/Filter", "/FlateDecode"], ...more]), file.fflate.zlibSync(data, { level: 6 }));
      const program = letters.fontFile();
      const name = `/KITLTR+Letters${face.slice(-1)}`;
      const { box, rise } = letters.font;
      const told = [["/FontName", name], ["/FontBBox", box], ["/Ascent", rise[0]], ["/Descent", rise[1]], ["/CapHeight", rise[0]]];
      const descriptor = file.put(new Map([...DESCRIPTION, ...told, ["/FontFile2", stream(program, [["/Length1", program.length]])]]));
      const base = [["/Type", "/Font"], ["/BaseFont", name]];
      const widths = ["/W", [0, letters.taken.map((_, number) => letters.width(number))]];
      const inner = [...base, ["/Subtype", "/CIDFontType2"], ["/CIDSystemInfo", SYSTEM], ["/FontDescriptor", descriptor], ["/CIDToGIDMap", "/Identity"], widths];
      const outer = [...base, ["/Subtype", "/Type0"], ["/Encoding", "/Identity-H"], ["/DescendantFonts", [file.put(new Map(inner))]], ["/ToUnicode", stream(letters.toUnicode())]];
      file.put(new Map(outer), null, letters.reference.number);
    }
  }
}

/** Turn text that is set into the look of a box: its dictionary, its drawing, and whether the box is too short for it. */
export function lookOf({ shown, width, font, resources }, [wide, high]) {
  const natural = high / LINE;
  const size = Math.max(LEAST, Math.min(natural, ((wide - 2 * MARGIN) * 1000) / width));
  const line = natural * FOOT;
  const drawn = `/Tx BMC\nq BT ${font} ${short(size)} Tf 0 g ${MARGIN} ${short(line)} Td ${shown} Tj ET Q\nEMC\n`;
  const dictionary = new Map([["/Type", "/XObject"], ["/Subtype", "/Form"], ["/BBox", [0, 0, short(wide), short(high)]], ["/Resources", resources]]);
  return { dictionary, drawing: bytesOf(drawn), isCut: (width * size) / 1000 > wide };
}

/** The face a field is typed in, such as "/Kit0". */
export function faceOf(field) {
  return FACE.exec(field.get("/DA"))[1];
}

function short(number) {
  return Number(number.toFixed(2));
}
