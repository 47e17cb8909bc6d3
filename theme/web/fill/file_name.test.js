import assert from "node:assert/strict";
import { test } from "node:test";
import { filledName } from "./file_name.js";

test("a filled file is named after the office it is for", () => {
  const names = (values) => filledName("Letter.docx", values, false);
  assert.equal(
    names({ provider_practice: "Casco Orthopedics" }),
    "Letter – Casco Orthopedics.docx",
  );
  assert.equal(names({ provider_name: "Ada Okafor, MD" }), "Letter – Ada Okafor, MD.docx");
  assert.equal(names({ your_name: "Jordan Reyes" }), "Letter.docx");
});

test("no name of an office leads elsewhere or breaks a name", () => {
  const name = filledName("Letter.docx", { provider_practice: '../a\\b:*?"<>|\u0000 Inc.' }, false);
  assert.equal(name, "Letter – .. a b Inc..docx");
  const long = filledName("Letter.docx", { provider_practice: "x".repeat(300) }, false);
  assert.equal(long.length, "Letter – .docx".length + 60);
});

test("the whole kit is for no office", () => {
  assert.equal(filledName("Kit.zip", { provider_practice: "Casco" }, true), "Kit – filled in.zip");
});
