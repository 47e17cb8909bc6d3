// What a packet says of itself to programs: its title, how many pages it has, and that it is PDF/UA-1.

import { dictionary, STRANGE } from "../../fill/pdf/syntax.js";

const PREFIXES = ["rdf", "dc", "pdfuaid", "xmpTPg"];
const SPACE = /xmlns:(\w+)="[^"<>]+"/g;
const BEGIN = '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>';
const ENTITIES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" });

/**
 * The dictionary and the data of the stream.
 * @param {string} title
 * @param {number} pages
 * @param {Uint8Array} own what the first of its files says, from which come the names of the vocabularies
 * @returns {[import("../../fill/pdf/syntax.js").Dictionary, Uint8Array]}
 */
export function metadataOf(title, pages, own) {
  const declared = [...new TextDecoder().decode(own).matchAll(SPACE)];
  const spaces = declared.filter(([, prefix]) => PREFIXES.includes(prefix)).map(([whole]) => whole);
  if (spaces.length !== PREFIXES.length) throw new Error(STRANGE);
  const words = title.replace(/[&<>]/g, (character) => ENTITIES[character]);
  const said = [
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${words}</rdf:li></rdf:Alt></dc:title>`,
    "<pdfuaid:part>1</pdfuaid:part>",
    `<xmpTPg:NPages>${pages}</xmpTPg:NPages>`,
  ].join("");
  const about = `<rdf:Description rdf:about="">${said}</rdf:Description>`;
  const text = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${spaces.join(" ")}>${about}</rdf:RDF></x:xmpmeta>`;
  const data = new TextEncoder().encode(`${BEGIN}${text}<?xpacket end="r"?>`);
  return [dictionary(["/Type", "/Metadata"], ["/Subtype", "/XML"]), data];
}
