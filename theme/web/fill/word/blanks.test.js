import assert from "node:assert/strict";
import { test } from "node:test";
import { withBlanks } from "./blanks.js";

const LONG = "One thing this person said, as close to their own words as you can";
const control = (label, look) =>
  `<w:sdt><w:sdtPr>${look}<w:alias w:val="${label}"/><w:tag w:val="x"/><w:id w:val="1"/><w:placeholder><w:docPart w:val="blank-22"/></w:placeholder>`;
const empty = (label, look = "", sort = "<w:text/>") =>
  `${control(label, look)}<w:showingPlcHdr/>${sort}</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="BlankLine"/></w:rPr><w:tab/><w:br/><w:tab/></w:r></w:sdtContent></w:sdt>`;
const filled = (label, value, look = "", sort = "<w:text/>") =>
  `${control(label, look)}${sort}</w:sdtPr><w:sdtContent><w:r>${look}<w:t xml:space="preserve">${value}</w:t></w:r></w:sdtContent></w:sdt>`;

test("a blank gets what was typed for its label, and the others stay open", () => {
  const look = '<w:rPr><w:rStyle w:val="FilledBlank"/></w:rPr>';
  const short = "One thing this person said, as close to their own words as you…";
  const date = '<w:date><w:lid w:val="en-US"/></w:date>';
  const typed = new Map([
    ["Day & hour", "9 < 10 & $& after"],
    [LONG, "Come by"],
    ["Left empty", ""],
  ]);
  const xml = [
    empty("Day &amp; hour", look),
    empty(short),
    empty("Day &amp; hour", "", date),
    empty("Left empty"),
    empty("Another"),
  ].join("<w:p/>");
  assert.equal(
    withBlanks(xml, typed),
    [
      filled("Day &amp; hour", "9 &lt; 10 &amp; $&amp; after", look),
      filled(short, "Come by"),
      filled("Day &amp; hour", "9 &lt; 10 &amp; $&amp; after", "", date),
      empty("Left empty"),
      empty("Another"),
    ].join("<w:p/>"),
  );
});
