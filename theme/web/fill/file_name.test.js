import assert from "node:assert/strict";
import { test } from "node:test";
import { filledName } from "./file_name.js";

const OFFICE = new Set(["provider_practice"]);

test("a filled file is named after the office it is for", () => {
  const names = (values) => filledName("Letter.docx", values, new Set(Object.keys(values)), false);
  assert.equal(
    names({ provider_practice: "Casco Orthopedics" }),
    "Letter – Casco Orthopedics.docx",
  );
  assert.equal(names({ provider_name: "Ada Okafor, MD" }), "Letter – Ada Okafor, MD.docx");
  assert.equal(names({ your_name: "Jordan Reyes" }), "Letter.docx");
});

test("a file that names no office is for none", () => {
  const card = filledName(
    "Card.pdf",
    { provider_practice: "Casco" },
    new Set(["your_name"]),
    false,
  );
  assert.equal(card, "Card.pdf");
});

test("no name of an office leads elsewhere or breaks a name", () => {
  const name = filledName(
    "Letter.docx",
    { provider_practice: '../a\\b:*?"<>|\u0000 Inc.' },
    OFFICE,
    false,
  );
  assert.equal(name, "Letter – .. a b Inc..docx");
  const long = filledName("Letter.docx", { provider_practice: "x".repeat(300) }, OFFICE, false);
  assert.equal(long.length, "Letter – .docx".length + 60);
});

test("the whole kit is for no office", () => {
  assert.equal(
    filledName("Kit.zip", { provider_practice: "Casco" }, OFFICE, true),
    "Kit – filled in.zip",
  );
});
