// Closes up the lines of a PDF that is filled in: what stands behind a short value moves near it, and words that go with
// what a practice has none of are taken out, or others said. The blank says at its places what stands where
// (renderers/pdf/line_ends.py). Words stay on their lines, for nothing here could break them anew.

import { unzlibSync } from "fflate";
import { Memory } from "../memory.js";
import { FOOT, LINE, MARGIN } from "./look.js";
import { deflated } from "./pdf_file.js";
import { bytesOf, charactersOf, dictionary, nameIn, Ref, STRANGE, short } from "./syntax.js";

/**
 * @typedef {import("./syntax.js").Dictionary} Dictionary
 * @typedef {import("./look.js").SetText} SetText
 *
 * @typedef {object} Move of what stands from one place to another on a line, to the left
 * @property {number} y
 * @property {number} em the size of the words that the line is of
 * @property {number} from
 * @property {number} to
 * @property {number} by
 *
 * @typedef {object} Gone words that are taken out, and what is drawn instead
 * @property {number[][]} lines each with its left end, its height, its right end, and where the rest of it ends
 * @property {string[]} drawn
 *
 * @typedef {{ moves: Move[], gone: Gone[], fonts: Dictionary }} Changes of a page
 * @typedef {{ value: Dictionary, before: string }} Drawing
 */

const TAIL = "/XXTail"; // how far to the right the line goes on behind this place
const GOES = "/XXGoes"; // where the words are that go with it
export const ELSE = "/XXElse"; // what is said instead
const HIDDEN = "2"; // the flag of what no viewer shows or prints
const NEAR = 0.1; // points
const [BELOW, ABOVE] = [0.3, 1]; // ems: how far from a line's foot the rules and boxes of it are
const DRAWN = /q ([\d.]+) 0 0 -\1 ([\d.-]+) ([\d.-]+) cm([\s\S]*?)\nQ(?=\n)/g; // words, a rule or a box, as Typst draws them

/** @type {Memory<Uint8Array, Map<number, Drawing>>} */
const drawings = new Memory();

/** The lines of one file that is filled in. */
export class Lines {
  /**
   * @param {import("./pdf_file.js").PdfFile} file
   * @param {import("./look.js").Faces} faces
   */
  constructor(file, faces) {
    this.file = file;
    this.faces = faces;
    /** @type {Map<number, Changes>} */
    this.pages = new Map();
  }

  /**
   * Make a place no wider than its value, if the line goes on behind it.
   * @param {Dictionary} place
   * @param {SetText} text
   */
  close(place, text) {
    const { left, foot, right, top, em, y } = measured(place);
    const by = short(right - left - (text.width * em) / 1000 - 2 * MARGIN);
    if (!place.has(TAIL) || by <= 0) return;
    place.set("/Rect", [left, foot, short(right - by), top]);
    this.changes(place).moves.push({ y, em, from: right, to: Number(place.get(TAIL)), by });
  }

  /**
   * Take out a place with the words that go with it, and say what is said instead: as much on a line as those words took of it.
   * @param {Dictionary} place
   * @param {string} face
   */
  async leaveOut(place, face) {
    const { moves, gone, fonts } = this.changes(place);
    const { em } = measured(place);
    /** @type {number[][]} */
    const lines = place.get(GOES).map((/** @type {any[]} */ line) => line.map(Number));
    const words = decodeURIComponent(nameIn(place.get(ELSE)))
      .split(" ")
      .filter(Boolean);
    const drawn = [];
    for (const [number, [left, y, right, tail]] of lines.entries()) {
      const isLast = number === lines.length - 1;
      const text = await this.said(
        words,
        isLast ? Number.POSITIVE_INFINITY : right - left,
        em,
        face,
      );
      if (text) {
        fonts.set(text.font, this.fontOf(text));
        drawn.push(
          `q 1 0 0 -1 ${left} ${y} cm 0 g\nBT ${text.font} ${short(em)} Tf 1 0 0 -1 0 0 Tm ${text.shown} Tj\nET\nQ`,
        );
      }
      const by = short(right - left - ((text?.width ?? 0) * em) / 1000);
      if (isLast) moves.push({ y, em, from: right, to: tail, by });
    }
    gone.push({ lines, drawn });
    place.set("/F", HIDDEN);
  }

  /**
   * Take from `words` as many as a line has room for, and set them. What follows on the last line never stands there alone.
   * @param {string[]} words
   * @param {number} room
   * @param {number} em
   * @param {string} face
   */
  async said(words, room, em, face) {
    const most = room === Number.POSITIVE_INFINITY ? words.length : words.length - 1;
    for (let count = most; count > 0; count--) {
      const text = await this.faces.set(words.slice(0, count).join(" "), face);
      if ((text.width * em) / 1000 <= room) {
        words.splice(0, count);
        return text;
      }
    }
    return null;
  }

  /** @param {SetText} text */
  fontOf({ font, resources }) {
    return this.file.value(this.file.value(resources).get("/Font")).get(font);
  }

  /**
   * The changes of the page that shows a place.
   * @param {Dictionary} place
   * @returns {Changes}
   */
  changes(place) {
    const page = place.get("/P");
    if (!(page instanceof Ref)) throw new Error(STRANGE);
    const changes = this.pages.get(page.number) ?? { moves: [], gone: [], fonts: dictionary() };
    this.pages.set(page.number, changes);
    return changes;
  }

  /** Draw the pages anew whose lines change. */
  finish() {
    for (const [number, changes] of this.pages) {
      const page = this.file.object(number);
      const drawings = [page.get("/Contents")].flat();
      for (const { number } of drawings) {
        if (this.file.added.has(number)) continue;
        const { value, before } = this.drawing(number);
        const drawn = redrawn(before, changes);
        if (drawn !== before) this.file.put(value, deflated(bytesOf(drawn)), number);
      }
      for (const { number } of this.file.value(page.get("/Annots")))
        this.moveLink(number, changes.moves);
      if (changes.fonts.size) this.addFonts(page, number, changes.fonts);
    }
  }

  /**
   * What a stream of the blank file draws, with its dictionary.
   * @param {number} number
   * @returns {Drawing}
   */
  drawing(number) {
    const read = drawings.recall(this.file.bytes, () => new Map());
    const known = read.get(number);
    if (known) return known;
    const { value, data } = this.file.raw(number);
    if (!data) throw new Error(STRANGE);
    const drawing = { value, before: charactersOf(unzlibSync(data)) };
    read.set(number, drawing);
    return drawing;
  }

  /**
   * Move a place, a box or a link with the words around it.
   * @param {number} number
   * @param {Move[]} moves
   */
  moveLink(number, moves) {
    const link = this.file.object(number);
    const [left, foot, right, top] = link.get("/Rect").map(Number);
    const middle = (foot + top) / 2;
    const by = total(
      moves.filter(({ y, em }) => middle > y - BELOW * em && middle < y + em),
      left,
    );
    if (!by) return;
    link.set("/Rect", [short(left - by), foot, short(right - by), top]);
    const corners = link.get("/QuadPoints");
    if (corners) {
      link.set(
        "/QuadPoints",
        corners.map((/** @type {any} */ side, /** @type {number} */ place) =>
          place % 2 ? side : short(Number(side) - by),
        ),
      );
    }
    this.file.put(link, null, number);
  }

  /**
   * @param {Dictionary} page
   * @param {number} number
   * @param {Dictionary} fonts
   */
  addFonts(page, number, fonts) {
    const held = page.get("/Resources");
    const resources = new Map(this.file.value(held));
    resources.set("/Font", new Map([...(this.file.value(resources.get("/Font")) ?? []), ...fonts]));
    page.set("/Resources", resources);
    this.file.put(page, null, number);
  }
}

/**
 * What a page draws, with its changes.
 * @param {string} drawn
 * @param {Changes} changes
 */
function redrawn(drawn, { moves, gone }) {
  const waiting = new Set(gone);
  return drawn.replace(DRAWN, (whole, scale, left, height, body) => {
    const [x, y] = [Number(left), Number(height)];
    const isText = body.includes("\nBT");
    const out = isText && gone.find(({ lines }) => lines.some((line) => isOn(line, x, y)));
    if (out) return waiting.delete(out) ? out.drawn.join("\n") : "";
    const near = isText
      ? moves.filter((move) => Math.abs(move.y - y) < NEAR)
      : moves.filter((move) => y > move.y - BELOW * move.em && y < move.y + ABOVE * move.em);
    const by = total(near, x);
    return by ? `q ${scale} 0 0 -${scale} ${short(x - by)} ${height} cm${body}\nQ` : whole;
  });
}

/**
 * @param {number[]} line
 * @param {number} x
 * @param {number} y
 */
function isOn([left, height, right], x, y) {
  return Math.abs(height - y) < NEAR && x > left - NEAR && x < right - NEAR;
}

/**
 * How far to the left what begins at `x` moves.
 * @param {Move[]} moves
 * @param {number} x
 */
function total(moves, x) {
  return moves
    .filter(({ from, to }) => x > from - NEAR && x < to + NEAR)
    .reduce((sum, { by }) => sum + by, 0);
}

/** @param {Dictionary} place */
function measured(place) {
  const [left, foot, right, top] = place.get("/Rect").map(Number);
  const em = (top - foot) / LINE;
  return { left, foot, right, top, em, y: foot + em * FOOT };
}
