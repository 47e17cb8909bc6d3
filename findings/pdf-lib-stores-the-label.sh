#!/usr/bin/env bash
# A drop-down can store a code and show words. pdf-lib stores the words, so whoever reads the code gets something not on the list.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
with_node pdf-lib@1.17.1
cat >run.mjs <<'JS'
import { readFileSync } from "node:fs";
import { PDFDocument, PDFName, PDFString } from "pdf-lib";

const { version } = JSON.parse(readFileSync("node_modules/pdf-lib/package.json"));
const made = await PDFDocument.create();
const side = made.getForm().createDropdown("side");
side.addToPage(made.addPage([300, 200]), { x: 20, y: 100, width: 180, height: 20 });
const pair = (code, words) => made.context.obj([PDFString.of(code), PDFString.of(words)]);
side.acroField.dict.set(PDFName.of("Opt"), made.context.obj([pair("17", "Left knee"), pair("18", "Right knee")]));
const blank = await made.save();

const stored = async (choice) => {
  const filled = await PDFDocument.load(blank);
  const field = filled.getForm().getDropdown("side");
  field.select(choice);
  const again = await PDFDocument.load(await filled.save());
  return again.getForm().getDropdown("side").acroField.dict.lookup(PDFName.of("V")).decodeText();
};
const byWords = await stored("Right knee");
const field = (await PDFDocument.load(blank)).getForm().getDropdown("side");
field.acroField.dict.set(PDFName.of("V"), PDFString.of("18"));
const read = field.getSelected();

console.log(`pdf-lib ${version}`);
console.log("expected: choosing 'Right knee' stores 18; a stored 18 is read as one of getOptions()");
console.log(`seen: stored ${JSON.stringify(byWords)}; a stored 18 is read as ${JSON.stringify(read)}, ` +
  `while getOptions() says ${JSON.stringify(field.getOptions())}`);
process.exit(byWords === "Right knee" && !field.getOptions().includes(read[0]) ? 0 : 1);
JS
node run.mjs
