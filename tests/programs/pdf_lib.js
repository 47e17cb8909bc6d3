// Fills one field of a PDF with pdf-lib as its guide shows, and prints what a second reading finds in it.
import { readFileSync, writeFileSync } from "node:fs";
import { PDFDocument } from "pdf-lib";

const [blank, filled, name, value] = process.argv.slice(2);
const pdf = await PDFDocument.load(readFileSync(blank));
pdf.getForm().getTextField(name).setText(value);
writeFileSync(filled, await pdf.save());
const again = await PDFDocument.load(readFileSync(filled));
process.stdout.write(again.getForm().getTextField(name).getText() ?? "");
