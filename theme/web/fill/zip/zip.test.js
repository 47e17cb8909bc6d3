import assert from "node:assert/strict";
import { test } from "node:test";
import { zipSync } from "fflate";
import { fillKit } from "./fill_kit.js";
import { escapeXml, rewrite } from "./xml.js";
import { contentOf, readZip, withContent, writeZip } from "./zip.js";

const text = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);
const bytes = (/** @type {string} */ words) => new TextEncoder().encode(words);
const packed = zipSync({
  "a.txt": bytes("one ".repeat(50)),
  "b.txt": [bytes("two"), { level: 0 }],
});

test("a container that nothing changes keeps its packed bytes", () => {
  const entries = readZip(packed);
  const again = readZip(writeZip(entries));
  assert.deepEqual(
    again.map(({ name, data }) => [name, [...data]]),
    entries.map(({ name, data }) => [name, [...data]]),
  );
});

test("a changed entry is read again as it was changed", () => {
  const [first, second] = readZip(packed);
  const container = writeZip([withContent(first, bytes("three")), second]);
  assert.deepEqual(readZip(container).map(contentOf).map(text), ["three", "two"]);
});

test("what is damaged is refused", () => {
  const [first] = readZip(packed);
  assert.throws(() => contentOf({ ...first, crc: 1 }), { message: "a.txt is damaged." });
  assert.throws(() => readZip(bytes("no container, however long its text may be")), {
    message: "This is not a ZIP container.",
  });
});

test("XML that stays as it is keeps its entry, and values cannot become markup", () => {
  const [first] = readZip(packed);
  assert.equal(
    rewrite(first, (xml) => xml),
    first,
  );
  assert.equal(escapeXml("<b> & $1"), "&lt;b&gt; &amp; $1");
});

test("a filled kit lists the sizes and checksums of what it holds", async () => {
  const blank = "\ufeffFrom [Your name]\r\n";
  const manifest = { files: [{ path: "letter.txt", bytes: 0, sha256: "0".repeat(64) }] };
  const kit = zipSync({
    "letter.txt": bytes(blank),
    "manifest.json": bytes(JSON.stringify(manifest)),
    SHA256SUMS: bytes(`${"0".repeat(64)}  letter.txt\n`),
  });
  const wide = async () => assert.fail("no font is needed");
  const tools = {
    labels: { your_name: "Your name" },
    translated: {},
    own: [],
    phrases: [],
    lines: {},
    wide,
  };
  const made = await fillKit(kit, { your_name: "Sam" }, tools, () => {});
  const [letter, list, sums] = readZip(made.bytes).map(contentOf);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", letter));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  assert.equal(text(letter), "From Sam\r\n");
  assert.deepEqual(JSON.parse(text(list)).files, [
    { path: "letter.txt", bytes: letter.length, sha256 },
  ]);
  assert.equal(text(sums), `${sha256}  letter.txt\n`);
  assert.deepEqual([...made.filled], ["your_name"]);
});
