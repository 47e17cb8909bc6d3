// Works out every formula of a workbook, given as JSON (its sheets by name, as rows of cells), and prints the values alike.
import { readFileSync } from "node:fs";
import { HyperFormula } from "hyperformula";

const { sheets } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const engine = HyperFormula.buildFromSheets(sheets, { licenseKey: "gpl-v3", useColumnIndex: false });
const found = {};
for (const name of Object.keys(sheets)) found[name] = engine.getSheetValues(engine.getSheetId(name));
process.stdout.write(JSON.stringify(found));
