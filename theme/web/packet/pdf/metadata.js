// What a packet says of itself to programs: its title, how many pages it has, and that it is PDF/UA-1.

import { dictionary } from "../../fill/pdf/syntax.js";

const SPACES = [
  ["rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"],
  ["dc", "http://purl.org/dc/elements/1.1/"],
  ["pdfuaid", "http://www.aiim.org/pdfua/ns/id/"],
  ["xmpTPg", "http://ns.adobe.com/xap/1.0/t/pg/"],
];
const BEGIN = '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>';
const ENTITIES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" });

/**
 * The dictionary and the data of the stream.
 * @param {string} title
 * @param {number} pages
 * @returns {[import("../../fill/pdf/syntax.js").Dictionary, Uint8Array]}
 */
export function metadataOf(title, pages) {
  const spaces = SPACES.map(([prefix, address]) => `xmlns:${prefix}="${address}"`).join(" ");
  const words = title.replace(/[&<>]/g, (character) => ENTITIES[character]);
  const said = [
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${words}</rdf:li></rdf:Alt></dc:title>`,
    "<pdfuaid:part>1</pdfuaid:part>",
    `<xmpTPg:NPages>${pages}</xmpTPg:NPages>`,
  ].join("");
  const about = `<rdf:Description rdf:about="">${said}</rdf:Description>`;
  const text = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${spaces}>${about}</rdf:RDF></x:xmpmeta>`;
  const data = new TextEncoder().encode(`${BEGIN}${text}<?xpacket end="r"?>`);
  return [dictionary(["/Type", "/Metadata"], ["/Subtype", "/XML"]), data];
}
