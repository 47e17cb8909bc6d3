import assert from "node:assert/strict";
import { test } from "node:test";
import { sizedSvg } from "./svg.js";

const ratio = (text) => {
  const drawing = sizedSvg(text);
  return drawing && drawing.width / drawing.height;
};

test("a drawing without a size gets that of its view, and nothing else of it changes", () => {
  const before = '<?xml version="1.0"?><!-- <svg width="1"> --><!DOCTYPE svg [<!ENTITY a "b">]>\n';
  const { text } = sizedSvg(
    `${before}<svg viewBox="0 0 300 100" stroke-width="3"><g width="7"/></svg>`,
  );
  const root = '<svg width="1920" height="640" viewBox="0 0 300 100" stroke-width="3">';
  assert.equal(text, `${before}${root}<g width="7"/></svg>`);
});

test("a size in percent or of another shape gives way to the view", () => {
  const { text } = sizedSvg(
    "<svg:svg width='100%' height = \"50\" viewBox=\"0,0 10,20\" id='a>b'/>",
  );
  assert.match(text, /^<svg:svg width="960" height="1920"\s+viewBox="0,0 10,20" id='a>b'\/>$/);
});

test("a drawing without a view has the size it says, in whatever unit", () => {
  assert.equal(ratio('<svg width="40mm" height="10mm"></svg>'), 4);
  assert.equal(
    sizedSvg('<svg width="40mm" height="10mm"></svg>').text,
    '<svg width="40mm" height="10mm"></svg>',
  );
});

test("abbreviations, as drawing programs declare them, are left; those of abbreviations are a bomb", () => {
  const root = '<svg xmlns="&a;" viewBox="0 0 1 1"/>';
  assert.ok(
    sizedSvg(
      `<!DOCTYPE svg [<!ENTITY a "http://www.w3.org/2000/svg">]><!-- Example & Co -->${root}`,
    ),
  );
  assert.equal(sizedSvg(`<!DOCTYPE svg [<!ENTITY b "aa"><!ENTITY a "&b;&b;">]>${root}`), null);
});

for (const text of [
  "",
  "<svg></svg>",
  '<svg width="100%" height="100%"></svg>',
  '<svg viewBox="0 0 0 0"></svg>',
  '<svg viewBox="0 0 1e999 1"></svg>',
  '<svg width="3" height="-1"></svg>',
  '<html><svg viewBox="0 0 1 1"></svg></html>',
  '<!-- <svg viewBox="0 0 1 1">',
  "<!DOCTYPE svg [",
]) {
  test(`${JSON.stringify(text)} says no size`, () => assert.equal(sizedSvg(text), null));
}
