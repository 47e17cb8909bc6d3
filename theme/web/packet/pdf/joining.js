// Joins several of the kit's PDFs in one: pages in the order given, tags, fields and bookmarks. Each file holds one
// template and nothing else, so no page, field or word of another template can come along.

import { PLACES } from "../../fill/pdf/code.js";
import { PdfFile } from "../../fill/pdf/pdf_file.js";
import { dictionary, Ref, STRANGE, textString } from "../../fill/pdf/syntax.js";
import { Copies } from "./copies.js";
import { Form } from "./fields.js";
import { metadataOf } from "./metadata.js";
import { NewPdf } from "./new_pdf.js";
import { onA4 } from "./paper.js";

/**
 * @typedef {import("../../fill/pdf/syntax.js").Dictionary} Dictionary
 * @typedef {{ title: string, bytes: Uint8Array }} Sheet a template's PDF
 * @typedef {object} Tags of a packet
 * @property {Ref} root
 * @property {Ref} document
 * @property {Ref[]} parts the tags of each file, in one
 * @property {any[]} parents the tags by key
 * @property {any[]} names the tags by name
 * @property {any[]} places for contact codes
 * @property {Dictionary} roles
 */

const FROM_FIRST = ["/Lang", "/MarkInfo", "/ViewerPreferences"]; // what a packet says of itself as its first file does

/**
 * Join files.
 * @param {Sheet[]} sheets
 * @param {string} title of the packet
 * @param {import("../../lib/paper.js").Paper} [paper] that pages of US letter are laid on
 */
export function joinPdfs(sheets, title, paper = "letter") {
  const packet = new NewPdf();
  const [root, tree] = [packet.add(), packet.add()];
  /** @type {Tags} */
  const tags = {
    root: packet.add(),
    document: packet.add(),
    parts: [],
    parents: [],
    names: [],
    places: [],
    roles: dictionary(),
  };
  const [form, streams] = [new Form(packet), new Map()];
  /** @type {Ref[]} */
  const pages = [];
  const bookmarks = [];
  let about = dictionary();
  let said = new Uint8Array();
  for (const [place, sheet] of sheets.entries()) {
    const file = new PdfFile(sheet.bytes);
    const catalog = file.value(file.trailer.get("/Root"));
    const copies = new Copies(file, packet, { keys: tags.parents.length / 2, place, streams });
    if (place === 0) {
      said = new Uint8Array(file.raw(catalog.get("/Metadata").number).data ?? []);
      about = new Map(FROM_FIRST.map((key) => [key, copies.copy(file.value(catalog.get(key)))]));
    }
    const own = leavesOf(copies, catalog.get("/Pages"), tree).map((page) => copies.copy(page));
    addTags(copies, catalog, sheet.title, tags);
    form.add(copies, file.value(catalog.get("/AcroForm")));
    copies.finish();
    if (paper === "a4") for (const page of own) layOnA4(packet.at(page).value);
    pages.push(...own);
    bookmarks.push({ title: sheet.title, page: own[0] });
  }
  const [fields, metadata] = [form.finish(), metadataOf(title, pages.length, said)];
  finishTags(packet, tags);
  packet.at(tree).value = dictionary(
    ["/Type", "/Pages"],
    ["/Kids", pages],
    ["/Count", pages.length],
  );
  packet.at(root).value = dictionary(
    ["/Type", "/Catalog"],
    ["/Pages", tree],
    ["/StructTreeRoot", tags.root],
    ["/Outlines", outline(packet, bookmarks)],
    ["/Metadata", packet.add(...metadata)],
    ...about,
    ...(fields ? /** @type {[string, any][]} */ ([["/AcroForm", fields]]) : []),
  );
  return packet.toBytes(root, packet.add(dictionary(["/Title", textString(title)])));
}

/** @param {Dictionary} page */
function layOnA4(page) {
  page.set("/MediaBox", onA4(page.get("/MediaBox")));
}

/**
 * The pages of a file, in order. The nodes of its tree are the packet's tree from now on.
 * @param {Copies} copies
 * @param {Ref} node
 * @param {Ref} tree
 * @returns {Ref[]}
 */
function leavesOf(copies, node, tree) {
  const { file } = copies;
  const value = file.value(node);
  if (value.get("/Type") === "/Page") return [node];
  copies.replace(node, tree);
  return file
    .value(value.get("/Kids"))
    .flatMap((/** @type {Ref} */ kid) => leavesOf(copies, kid, tree));
}

/**
 * Hang the tags of a file on those of the packet, as one part that says its language.
 * @param {Copies} copies
 * @param {Dictionary} catalog
 * @param {string} title
 * @param {Tags} tags
 */
function addTags(copies, catalog, title, tags) {
  const { file, packet } = copies;
  const own = file.value(catalog.get("/StructTreeRoot"));
  const [document] = [file.value(own.get("/K"))].flat();
  const parents = file.value(own.get("/ParentTree"))?.get("/Nums");
  const names = file.value(own.get("/IDTree"))?.get("/Names") ?? [];
  if (!(document instanceof Ref) || !Array.isArray(parents)) throw new Error(STRANGE);
  const part = packet.add();
  copies.replace(catalog.get("/StructTreeRoot"), tags.root);
  copies.replace(document, part);
  tags.parts.push(part);
  parents.forEach((value, place) => {
    tags.parents.push(place % 2 ? copies.copy(value) : tags.parents.length / 2);
  });
  names.forEach((/** @type {any} */ value, /** @type {number} */ place) => {
    tags.names.push(place % 2 ? copies.copy(value) : copies.named(value));
  });
  for (const [name, role] of file.value(own.get("/RoleMap")) ?? []) tags.roles.set(name, role);
  for (const place of file.value(own.get(PLACES)) ?? []) tags.places.push(copies.copy(place));
  packet.at(part).value = dictionary(
    ["/Type", "/StructElem"],
    ["/S", "/Part"],
    ["/P", tags.document],
    ["/T", textString(title)],
    ["/Lang", catalog.get("/Lang")],
    ["/K", copies.copy(file.value(document).get("/K"))],
  );
}

/**
 * @param {NewPdf} packet
 * @param {Tags} tags
 */
function finishTags(packet, { root, document, parts, parents, names, places, roles }) {
  packet.at(document).value = dictionary(
    ["/Type", "/StructElem"],
    ["/S", "/Document"],
    ["/P", root],
    ["/K", parts],
  );
  const tree = dictionary(
    ["/Type", "/StructTreeRoot"],
    ["/RoleMap", roles],
    ["/K", [document]],
    ["/ParentTree", dictionary(["/Nums", parents])],
    ["/ParentTreeNextKey", parents.length / 2],
  );
  if (names.length) tree.set("/IDTree", dictionary(["/Names", names]));
  if (places.length) tree.set(PLACES, places);
  packet.at(root).value = tree;
}

/**
 * A bookmark for each file.
 * @param {NewPdf} packet
 * @param {{ title: string, page: Ref }[]} bookmarks
 */
function outline(packet, bookmarks) {
  const root = packet.add();
  const items = bookmarks.map(() => packet.add());
  bookmarks.forEach(({ title, page }, place) => {
    const item = dictionary(
      ["/Title", textString(title)],
      ["/Parent", root],
      ["/Dest", [page, "/Fit"]],
    );
    if (place > 0) item.set("/Prev", items[place - 1]);
    if (place < items.length - 1) item.set("/Next", items[place + 1]);
    packet.at(items[place]).value = item;
  });
  packet.at(root).value = dictionary(
    ["/Type", "/Outlines"],
    ["/First", items[0]],
    ["/Last", items[items.length - 1]],
    ["/Count", items.length],
  );
  return root;
}
