import assert from "node:assert/strict";
import { test } from "node:test";
import { zipSync } from "fflate";
import { fillKit } from "../zip/fill_kit.js";
import { contentOf, readZip } from "../zip/zip.js";

const text = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);
const bytes = (/** @type {string} */ words) => new TextEncoder().encode(words);
const TYPES = '<Types><Default Extension="rels" ContentType="links"/></Types>';
const LINKS =
  '<Relationships><Relationship Id="rIdLink1" Target="https://a.example"/></Relationships>';
const RUN = "<w:r><w:t>words</w:t></w:r></w:p>";
const paragraph = (/** @type {string} */ style) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${RUN}`;
const logo = { png: bytes("png"), width: 300, height: 100, alt: 'A "&" <B>' };
const tools = { labels: {}, translated: {}, own: [], phrases: [], lines: {}, logo };
const letterhead = { room: [113.39, 39.69], gap: 11.34 };

/** What a Word file of these parts holds once the logo is in it, and what is said of it. */
async function dressed(parts) {
  const packed = Object.entries(parts).map(([name, xml]) => [name, bytes(xml)]);
  const kit = zipSync({
    "letter.docx": zipSync(Object.fromEntries([["[Content_Types].xml", bytes(TYPES)], ...packed])),
    "manifest.json": bytes('{"files": [{"path": "letter.docx", "bytes": 0, "sha256": "0"}]}'),
    SHA256SUMS: bytes(`${"0".repeat(64)}  letter.docx\n`),
  });
  const wide = async () => assert.fail("no font is needed");
  const made = await fillKit(kit, {}, { ...tools, letterhead, wide }, () => {});
  const [letter, list] = readZip(made.bytes).map(contentOf);
  const said = JSON.parse(text(list)).files[0].bytes;
  const held = readZip(letter).map((entry) => [entry.name, text(contentOf(entry))]);
  return { hasLogo: made.hasLogo, said, size: letter.length, held: new Map(held) };
}

test("a logo alone makes a filled file, which the kit accounts for", async () => {
  const { hasLogo, said, size, held } = await dressed({
    "word/header2.xml": paragraph("LetterheadName") + paragraph("Letterhead") + paragraph("Other"),
  });
  assert.ok(hasLogo);
  assert.equal(said, size);
  assert.equal(held.get("word/media/logo.png"), "png");
  assert.match(held.get("[Content_Types].xml"), /Extension="png" ContentType="image\/png"/);
  assert.match(held.get("word/_rels/header2.xml.rels"), /Id="rIdLogo".*Target="media\/logo.png"/);
  const head = held.get("word/header2.xml");
  assert.match(head, /<wp:docPr id="2" name="Logo" descr="A &quot;&amp;&quot; &lt;B&gt;"\/>/);
  assert.equal(head.split("<w:drawing>").length, 2);
  assert.equal(head.split("<w:r><w:tab/></w:r>").length, 3);
});

test("each letterhead in the text has a number of its own, and what the text links to stays", async () => {
  const { held } = await dressed({
    "word/document.xml": `${paragraph("LetterheadName")}${paragraph("LetterheadName")}`,
    "word/_rels/document.xml.rels": LINKS,
  });
  assert.deepEqual(held.get("word/document.xml").match(/docPr id="\d+"/g), [
    'docPr id="501"',
    'docPr id="502"',
  ]);
  assert.match(held.get("word/_rels/document.xml.rels"), /rIdLink1.*rIdLogo/);
});

test("a file without a letterhead stays as it is", async () => {
  const { hasLogo, held, said } = await dressed({ "word/document.xml": paragraph("Other") });
  assert.ok(!hasLogo);
  assert.equal(said, 0);
  assert.ok(!held.has("word/media/logo.png"));
});
