// Gathers the fields of a packet's files in one form: a detail that several files show is one field, typed once.

import { dictionary, nameIn, STRANGE } from "../../fill/pdf/syntax.js";

/**
 * @typedef {import("../../fill/pdf/syntax.js").Dictionary} Dictionary
 * @typedef {import("../../fill/pdf/syntax.js").Ref} Ref
 * @typedef {import("./copies.js").Copies} Copies
 * @typedef {import("./new_pdf.js").NewPdf} NewPdf
 */

const OF_FIELD = ["/FT", "/T", "/V", "/DV", "/Ff", "/Opt"]; // what a field says, and none of its places
const OF_BOTH = ["/TU", "/DA"];

/** The form of a packet. */
export class Form {
  /** @param {NewPdf} packet */
  constructor(packet) {
    this.packet = packet;
    /** @type {Ref[]} */
    this.top = [];
    /** @type {Dictionary} */
    this.fonts = dictionary();
    /** @type {Map<string, { field: Ref, places: Ref[] }>} */
    this.shared = new Map();
  }

  /**
   * Take the fields of one file in.
   * @param {Copies} copies
   * @param {Dictionary | undefined} form
   */
  add(copies, form) {
    if (!form) return;
    const { file } = copies;
    for (const reference of file.value(form.get("/Fields"))) {
      const field = file.value(reference);
      if (field.has("/FT")) this.share(copies, reference, field);
      else this.top.push(copies.copy(reference));
    }
    for (const [name, font] of file.value(file.value(form.get("/DR")).get("/Font"))) {
      if (!this.fonts.has(name)) this.fonts.set(name, copies.copy(font));
    }
  }

  /**
   * Add the places of a field to those that other files have of it.
   * @param {Copies} copies
   * @param {Ref} reference
   * @param {Dictionary} field
   */
  share(copies, reference, field) {
    const name = nameIn(field.get("/T"));
    const known = this.shared.get(name) ?? this.begin(name, copies, field);
    const kids = field.get("/Kids");
    if (kids) copies.replace(reference, known.field);
    known.places.push(...(kids ?? [reference]).map((/** @type {Ref} */ kid) => copies.copy(kid)));
  }

  /**
   * @param {string} name
   * @param {Copies} copies
   * @param {Dictionary} field
   */
  begin(name, copies, field) {
    const said = [...OF_FIELD, ...OF_BOTH].filter((key) => field.has(key));
    const described = new Map(said.map((key) => [key, copies.copy(field.get(key))]));
    const made = { field: this.packet.add(described), places: [] };
    this.shared.set(name, made);
    this.top.push(made.field);
    return made;
  }

  /** The finished form, once every place is copied; undefined where there is no field. */
  finish() {
    for (const { field, places } of this.shared.values()) {
      this.packet.at(field).value.set("/Kids", places);
      for (const reference of places) {
        const place = this.packet.at(reference).value;
        if (place.get("/Subtype") !== "/Widget") throw new Error(STRANGE);
        for (const key of OF_FIELD) place.delete(key);
        place.set("/Parent", field);
      }
    }
    if (!this.top.length) return undefined;
    return this.packet.add(
      dictionary(
        ["/Fields", this.top],
        ["/DR", dictionary(["/Font", this.fonts])],
        ["/DA", "(/Kit0 0 Tf 0 g)"],
      ),
    );
  }
}
