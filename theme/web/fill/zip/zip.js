// Reads a ZIP container into entries and writes entries into a container. What did not change is copied
// as it is packed.

import { deflateSync, inflateSync } from "fflate";
import { Memory } from "../memory.js";

/**
 * @typedef {object} Entry
 * @property {string} name
 * @property {Uint8Array} head its part of the container's directory, as it was read
 * @property {number} crc the checksum of its content
 * @property {number} size of its content
 * @property {number} method of packing
 * @property {Uint8Array} data packed
 */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;
const LEVEL = 6;
const CRC = Uint32Array.from({ length: 256 }, (_, code) => {
  let sum = code;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** @type {Memory<Uint8Array, Entry[]>} */
const containers = new Memory();
/** @type {Memory<Entry, Uint8Array>} */
const contents = new Memory();

/**
 * The entries of a container.
 * @param {Uint8Array} bytes
 * @returns {readonly Entry[]}
 */
export function readZip(bytes) {
  return containers.recall(bytes, () => readEntries(bytes));
}

/** @param {Uint8Array} bytes */
function readEntries(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error("This is not a ZIP container.");
  /** @type {Entry[]} */
  const entries = [];
  let place = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(place, true) !== CENTRAL) throw new Error("The ZIP's directory is damaged.");
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) =>
      view.getUint16(place + offset, true),
    );
    const [crc, packed, size] = [16, 20, 24].map((offset) => view.getUint32(place + offset, true));
    const local = view.getUint32(place + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const name = bytes.subarray(place + 46, place + 46 + nameLength);
    const head = bytes.subarray(place, place + 46);
    entries.push({
      name: new TextDecoder().decode(name),
      head,
      crc,
      size,
      method: view.getUint16(place + 10, true),
      data: bytes.subarray(start, start + packed),
    });
    place += 46 + nameLength + extra + comment;
  }
  return entries;
}

/**
 * Unpack an entry. Throws where its checksum does not fit.
 * @param {Entry} entry
 */
export function contentOf(entry) {
  return contents.recall(entry, () => unpacked(entry));
}

/** @param {Entry} entry */
function unpacked(entry) {
  const content =
    entry.method === DEFLATED
      ? inflateSync(entry.data, { out: new Uint8Array(entry.size) })
      : entry.data;
  if (content.length !== entry.size || checksum(content) !== entry.crc)
    throw new Error(`${entry.name} is damaged.`);
  return content;
}

/**
 * The same entry with other content; one that is packed in itself already is stored as it is.
 * @param {Entry} entry
 * @param {Uint8Array} content
 * @param {boolean} [isPacked]
 * @returns {Entry}
 */
export function withContent(entry, content, isPacked = false) {
  const method = isPacked ? STORED : DEFLATED;
  const data = isPacked ? content : deflateSync(content, { level: LEVEL });
  return { ...entry, method, crc: checksum(content), size: content.length, data };
}

/**
 * A new entry, dated and moded like another of its container.
 * @param {string} name
 * @param {Uint8Array} content
 * @param {Entry} like
 * @returns {Entry}
 */
export function added(name, content, like) {
  return withContent({ ...like, name }, content);
}

/**
 * Write entries into a container, in their order, each with the date and mode it came with.
 * @param {readonly Entry[]} entries
 */
export function writeZip(entries) {
  const names = entries.map((entry) => new TextEncoder().encode(entry.name));
  const size = entries.reduce(
    (sum, entry, index) => sum + 76 + 2 * names[index].length + entry.data.length,
    22,
  );
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  /** @type {number[]} */
  const starts = [];
  let place = 0;
  entries.forEach((entry, index) => {
    starts.push(place);
    view.setUint32(place, LOCAL, true);
    bytes.set(describe(entry), place + 4);
    view.setUint16(place + 26, names[index].length, true);
    bytes.set(names[index], place + 30);
    bytes.set(entry.data, place + 30 + names[index].length);
    place += 30 + names[index].length + entry.data.length;
  });
  const directory = place;
  entries.forEach((entry, index) => {
    bytes.set(entry.head, place);
    bytes.set(describe(entry), place + 6);
    view.setUint32(place + 28, names[index].length, true); // and no extra field
    view.setUint16(place + 32, 0, true);
    view.setUint32(place + 42, starts[index], true);
    bytes.set(names[index], place + 46);
    place += 46 + names[index].length;
  });
  view.setUint32(place, END, true);
  view.setUint16(place + 8, entries.length, true);
  view.setUint16(place + 10, entries.length, true);
  view.setUint32(place + 12, place - directory, true);
  view.setUint32(place + 16, directory, true);
  return bytes;
}

/**
 * The 22 bytes that both heads share: version, flags, method, date, checksum, sizes.
 * @param {Entry} entry
 */
function describe(entry) {
  const shared = entry.head.slice(6, 28);
  const view = new DataView(shared.buffer);
  view.setUint16(4, entry.method, true);
  view.setUint32(10, entry.crc, true);
  view.setUint32(14, entry.data.length, true);
  view.setUint32(18, entry.size, true);
  return shared;
}

/**
 * The checksum that a ZIP holds of each entry, and a PNG of each part: CRC-32.
 * @param {Uint8Array} bytes
 */
export function checksum(bytes) {
  let sum = 0xffffffff;
  for (let place = 0; place < bytes.length; place++)
    sum = CRC[(sum ^ bytes[place]) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
