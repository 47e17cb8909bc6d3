// Writes a PDF from its objects, in the form that the kit's own files have: one cross-reference stream, objects
// packed in another. So what fills the kit's files in can fill this one in.

import { deflated, joined, packed } from "../../fill/pdf/pdf_file.js";
import { big, bytesOf, dictionary, Ref, written } from "../../fill/pdf/syntax.js";

const HEAD = bytesOf("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
const COLUMNS = 7; // bytes of a row of the cross-references: its kind, where, and the place there

/**
 * @typedef {import("../../fill/pdf/syntax.js").Dictionary} Dictionary
 * @typedef {{ value: any, data: Uint8Array | null }} NewObject
 */

/** A PDF that is being made. */
export class NewPdf {
  constructor() {
    /** @type {NewObject[]} */
    this.objects = [];
  }

  /**
   * Add a value, or the dictionary and the packed data of a stream, as an object.
   * @param {any} [value]
   * @param {Uint8Array | null} [data]
   */
  add(value = null, data = null) {
    this.objects.push({ value, data });
    return new Ref(this.objects.length);
  }

  /**
   * What a reference to an object of this file leads to; it can be changed.
   * @param {Ref} reference
   */
  at({ number }) {
    return this.objects[number - 1];
  }

  /**
   * The bytes of the file.
   * @param {Ref} root
   * @param {Ref} info
   */
  toBytes(root, info) {
    const numbered = this.objects.map((object, place) => ({ ...object, number: place + 1 }));
    const plain = numbered.filter(({ data }) => data === null);
    const size = this.objects.length;
    const [packHead, packData] = packed(plain.map(({ number, value }) => [number, value]));
    const rows = [[0, 0, 65535]];
    plain.forEach(({ number }, place) => {
      rows[number] = [2, size + 1, place];
    });
    /** @type {Uint8Array[]} */
    const parts = [HEAD];
    let at = HEAD.length;
    /** @type {(number: number, value: Dictionary, data: Uint8Array) => void} */
    const put = (number, value, data) => {
      rows[number] = [1, at, 0];
      const head = written(dictionary(...value, ["/Length", data.length]));
      const added = [
        bytesOf(`${number} 0 obj\n${head}\nstream\n`),
        data,
        bytesOf("\nendstream\nendobj\n"),
      ];
      parts.push(...added);
      at += added.reduce((sum, { length }) => sum + length, 0);
    };
    for (const { number, value, data } of numbered) if (data !== null) put(number, value, data);
    put(size + 1, packHead, packData);
    const start = at;
    rows[size + 2] = [1, start, 0];
    put(size + 2, ...references(rows, root, info));
    return joined([...parts, bytesOf(`startxref\n${start}\n%%EOF\n`)]);
  }
}

/**
 * The stream of the cross-references: its dictionary and its data.
 * @param {number[][]} rows
 * @param {Ref} root
 * @param {Ref} info
 * @returns {[Dictionary, Uint8Array]}
 */
function references(rows, root, info) {
  const bytes = rows.flatMap(([kind, where, place]) => [
    0,
    kind,
    ...big(where, 4),
    ...big(place, 2),
  ]);
  const unfiltered = dictionary(["/Columns", COLUMNS], ["/Predictor", 12]);
  const head = dictionary(
    ["/Type", "/XRef"],
    ["/Size", rows.length],
    ["/W", [1, 4, 2]],
    ["/Root", root],
    ["/Info", info],
    ["/Filter", "/FlateDecode"],
    ["/DecodeParms", unfiltered],
  );
  return [head, deflated(Uint8Array.from(bytes))];
}
