// Takes what a file shows over into a packet: every object that its pages, tags and fields lead to, and no other.

import { Ref, written } from "../../fill/pdf/syntax.js";

/**
 * @typedef {import("../../fill/pdf/pdf_file.js").PdfFile} PdfFile
 * @typedef {import("../../fill/pdf/syntax.js").Dictionary} Dictionary
 * @typedef {import("./new_pdf.js").NewPdf} NewPdf
 */

const KEYS = ["/StructParents", "/StructParent"]; // by which a page or a place finds its tags

/** What one file gives to a packet. */
export class Copies {
  /**
   * @param {PdfFile} file
   * @param {NewPdf} packet
   * @param {{ keys: number, place: number, streams: Map<string, Ref[]> }} before what the files before it took:
   * how many keys of tags, and the streams that others may use, by what they say of themselves
   */
  constructor(file, packet, { keys, place, streams }) {
    this.file = file;
    this.packet = packet;
    this.keys = keys;
    this.mark = `p${String(place).padStart(3, "0")} `;
    this.streams = streams;
    /** @type {Map<number, Ref>} */
    this.taken = new Map();
    /** @type {[number, Ref][]} */
    this.waiting = [];
  }

  /**
   * Have an object of the file stand for one of the packet, instead of being copied.
   * @param {Ref} reference
   * @param {Ref} instead
   */
  replace(reference, instead) {
    this.taken.set(reference.number, instead);
  }

  /**
   * The packet's own form of a value. What it leads to is copied by `finish`.
   * @param {any} value
   * @returns {any}
   */
  copy(value) {
    if (value instanceof Ref) return this.reference(value.number);
    if (Array.isArray(value)) return value.map((part) => this.copy(part));
    if (!(value instanceof Map)) return value;
    const copied = new Map([...value].map(([key, part]) => [key, this.copy(part)]));
    for (const key of KEYS)
      if (copied.has(key)) copied.set(key, Number(copied.get(key)) + this.keys);
    if (copied.has("/S") && copied.has("/ID")) copied.set("/ID", this.named(copied.get("/ID")));
    if (copied.has("/Headers")) {
      copied.set("/Headers", this.file.value(value.get("/Headers")).map(this.named, this));
    }
    return copied;
  }

  /**
   * The name of a tag, which may be another file's as well, with this file's mark before it.
   * @param {string} name
   */
  named(name) {
    if (name.startsWith("(")) return `(${this.mark}${name.slice(1)}`;
    const digits = [...this.mark].map((letter) => letter.charCodeAt(0).toString(16)).join("");
    return `<${digits}${name.slice(1)}`;
  }

  /** @param {number} number */
  reference(number) {
    const known = this.taken.get(number);
    if (known) return known;
    const { value, data } = this.file.raw(number);
    const made = data === null ? this.packet.add() : this.stream(value, data);
    this.taken.set(number, made);
    if (data === null) this.waiting.push([number, made]);
    return made;
  }

  /**
   * A stream. A font or a drawing that another file brought already is not brought again. The look of a field
   * leads to what it is drawn with, and stays its own: a viewer may fill it in.
   * @param {Dictionary} head
   * @param {Uint8Array} data
   */
  stream(head, data) {
    const copied = this.copy(head);
    copied.delete("/Length");
    const about = `${written(copied)} ${data.length}`;
    if (/\d R\b/.test(about)) return this.packet.add(copied, data);
    const alike = this.streams.get(about) ?? [];
    const known = alike.find((made) => isSame(this.packet.at(made).data, data));
    if (known) return known;
    const made = this.packet.add(copied, data);
    this.streams.set(about, [...alike, made]);
    return made;
  }

  /** Copy everything that was led to, and what that leads to. */
  finish() {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      this.packet.at(next[1]).value = this.copy(this.file.object(next[0]));
    }
  }
}

/**
 * @param {Uint8Array | null} one
 * @param {Uint8Array} other as long as the first
 */
function isSame(one, other) {
  return one?.every((byte, place) => byte === other[place]);
}
