import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { zipSync } from "fflate";
import { copyFile, readCopy, together } from "./copy_file.js";
import { joined } from "./joining.js";
import { cleanFacts, detailsOf, nameOf, newOffice, personOf, readOffice } from "./office.js";
import { tableOf } from "./table_file.js";
import { readTouch } from "./touch.js";

const outreach = JSON.parse(
  readFileSync(new URL("../../../tests/golden/outreach_data.json", import.meta.url), "utf8"),
);
const bytes = (text) => new TextEncoder().encode(text);
const names = ({ rows }) => rows.map(({ facts }) => facts.provider_practice ?? facts.provider_name);
const latin = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A spreadsheet with one sheet of these rows of XML. */
function workbook(rows, more = "") {
  const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData>${more}</x:worksheet>`;
  const styles =
    '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
  return zipSync({
    "xl/worksheets/sheet1.xml": bytes(sheet),
    "xl/sharedStrings.xml": bytes(
      "<sst><si><t>Practice</t></si><si><r><t>Ha</t></r><r><t>rbor &amp; Co</t></r><rPh><t>x</t></rPh></si></sst>",
    ),
    "xl/styles.xml": bytes(styles),
  });
}

test("a CSV of another program: semicolons, Windows-1252, quotes, a byte order mark", async () => {
  const plain = 'Clinic;Doctor;Phone\r\n"Łódź; Ortho";"Ada ""A"" Okafor, MD";207-555-0101\r\n';
  const table = await tableOf(bytes(`\ufeff${plain}`), outreach);
  assert.deepEqual(table.rows[0].facts, {
    provider_practice: "Łódź; Ortho",
    provider_name: 'Ada "A" Okafor, MD',
    provider_phone: "207-555-0101",
  });
  assert.deepEqual(
    names(await tableOf(latin("Practice;Fax\nCaf\u00e9 Sant\u00e9;1\n"), outreach)),
    ["Café Santé"],
  );
  assert.deepEqual(names(await tableOf(bytes("sep=|\nPractice|Fax\nA, B|1"), outreach)), ["A, B"]);
  assert.deepEqual(names(await tableOf(bytes("Practice\tFax\nTabbed\t1"), outreach)), ["Tabbed"]);
  assert.deepEqual(names(await tableOf(bytes('Practice,Fax\n"On two\nlines",1'), outreach)), [
    "On two, lines",
  ]);
});

test("what was matched is told, and what was not; a column about clients is left out", async () => {
  const table = await tableOf(
    bytes(
      "My list\n\nPractice,Patient name,DOB,Parking,Tel.,Shared clients\nA,R.M.,1950,free,1,2\n,,,,,\n",
    ),
    outreach,
  );
  assert.deepEqual(
    table.matched.map(({ name, fact }) => `${name}: ${fact}`),
    ["Practice: provider_practice", "Tel.: provider_phone"],
  );
  assert.deepEqual(
    [table.kept, table.clients],
    [
      ["Parking", "Shared clients"],
      ["Patient name", "DOB"],
    ],
  );
  assert.deepEqual(table.rows, [
    {
      facts: { provider_practice: "A", provider_phone: "1" },
      more: { Parking: "free", "Shared clients": "2" },
    },
  ]);
});

test("a name in two columns is put together, and notes become the remark", async () => {
  const { rows, matched, kept } = await tableOf(
    bytes(
      'Last name,First Name,Company,Notes,Region\nOkafor,Ada,Casco,"Ring, twice",North\nLee,,,,\n',
    ),
    outreach,
  );
  assert.deepEqual(rows, [
    {
      facts: { provider_name: "Ada Okafor", provider_practice: "Casco", remark: "Ring, twice" },
      more: { Region: "North" },
    },
    { facts: { provider_name: "Lee" }, more: {} },
  ]);
  assert.deepEqual([matched[0], kept], [{ name: "Last name", fact: "provider_name" }, ["Region"]]);
  const [whole] = (await tableOf(bytes("Name,First name\nAda Okafor,Ada\n"), outreach)).rows;
  assert.deepEqual(whole.facts, { provider_name: "Ada Okafor" });
});

test("a table without names for its columns, an old Excel file and what is no table are each one clear line", async () => {
  const refused = (content, words) =>
    assert.rejects(tableOf(content, outreach), { message: words });
  await refused(
    bytes("Harbor,207-555-0101\nCasco,207-555-0102\n"),
    /^No row in that table names its columns\./,
  );
  await refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), /^That is an old Excel file/);
  await refused(bytes("%PDF-1.7"), /^That file holds no table\./);
  await refused(bytes(""), /^That file holds no table\./);
  await refused(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /^That spreadsheet cannot be read/);
  await refused(
    zipSync({ mimetype: [bytes("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }] }),
    /OpenDocument/,
  );
  await refused(zipSync({ "Index/Document.iwa": bytes("x") }), /Numbers file/);
});

test("a spreadsheet: texts in pieces, dates, joined cells, empty rows, a prefix on every tag", async () => {
  const rows = [
    '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Mine</x:t></x:is></x:c></x:row>',
    '<x:row r="3"><x:c r="A3" t="s"><x:v>0</x:v></x:c><x:c r="C3" t="str"><x:v>Provider</x:v></x:c>',
    '<x:c r="D3" t="str"><x:v>Met on</x:v></x:c></x:row>',
    '<x:row r="5"><x:c r="A5" t="s"><x:v>1</x:v></x:c><x:c r="B5"/><x:c r="C5" t="str"><x:v>A_x0042_</x:v></x:c>',
    '<x:c r="D5" s="1"><x:v>46352.4</x:v></x:c></x:row>',
    '<x:row r="6"><x:c r="C6" t="str"><x:v>C</x:v></x:c><x:c r="D6" t="e"><x:v>#N/A</x:v></x:c></x:row>',
  ].join("");
  const merged =
    '<x:mergeCells><x:mergeCell ref="A5:A6"/><x:mergeCell ref="A1:D1"/></x:mergeCells>';
  const { rows: found } = await tableOf(workbook(rows, merged), outreach);
  assert.deepEqual(
    found.map(({ facts, more }) => [facts.provider_practice, facts.provider_name, more["Met on"]]),
    [
      ["Harbor & Co", "AB", "2026-11-26"],
      ["Harbor & Co", "C", undefined],
    ],
  );
});

test("rows of an office that is there fill its gaps; another address is another office", () => {
  const row = (facts) => ({ facts, more: {} });
  const here = newOffice("1", "2026-11-01", { provider_practice: "Harbor", provider_phone: "1" });
  let made = 1;
  const { added, filled, same, left } = joined(
    [here],
    [
      row({ provider_practice: "HARBOR", provider_fax: "2" }),
      row({ provider_practice: "Harbor", provider_phone: "9" }),
      row({ provider_practice: "Harbor", provider_phone: "1" }),
      row({ provider_practice: "Harbor", provider_name: "Ada" }),
      row({ provider_practice: "Casco" }),
      row({ provider_practice: "casco " }),
    ],
    "2026-11-28",
    () => String(++made),
  );
  assert.deepEqual(
    filled.map(({ facts }) => facts),
    [{ provider_practice: "Harbor", provider_phone: "1", provider_fax: "2" }],
  );
  assert.deepEqual(added.map(nameOf), ["Harbor", "Harbor", "Casco"]);
  assert.deepEqual([same, left], [2, 0]);
});

test("of a table with 5,000 rows the first 2,000 offices are taken, and the others counted", async () => {
  const lines = Array.from(
    { length: 5000 },
    (_, place) => `Practice ${place},Person ${place},207-555-${place}`,
  );
  const { rows } = await tableOf(bytes(`Practice,Provider,Phone\n${lines.join("\n")}`), outreach);
  const { added, left } = joined([], rows, "2026-11-28", () => "x");
  assert.deepEqual([rows.length, added.length, left], [5000, 2000, 3000]);
});

test("what an office is called, and what a letter to it merges", () => {
  const facts = cleanFacts(
    {
      provider_practice: " Harbor\u200b  Ortho ",
      provider_name: "Ada",
      list: "AB",
      unknown: "x",
      reach: null,
    },
    outreach.limits,
  );
  assert.deepEqual(facts, { provider_practice: "Harbor Ortho", provider_name: "Ada", list: "A" });
  const office = newOffice("1", "2026-11-01", facts);
  assert.deepEqual([nameOf(office), personOf(office)], ["Harbor Ortho", "Ada"]);
  assert.equal(nameOf(newOffice("2", "2026-11-01", {})), "An office without a name");
  const merged = detailsOf(office, outreach.limits);
  assert.equal(merged.provider_fax, ""); // an earlier office's number is gone
  assert.deepEqual(Object.keys(merged).sort(), Object.keys(outreach.limits).sort());
});

test("what is kept comes back as it was from a copy, whatever it holds", () => {
  let seed = 7;
  const chance = (most) => {
    seed = (seed * 48271) % 2147483647;
    return seed % most;
  };
  const letters = [
    "a",
    "Ł",
    "é",
    "\u0301",
    "😀",
    '"',
    "\\",
    "\n",
    "<b>",
    " ",
    ",",
    "\u202e",
    "__proto__",
  ];
  const text = () =>
    Array.from({ length: chance(9) }, () => letters[chance(letters.length)]).join("");
  const day = () =>
    `2026-${String(1 + chance(12)).padStart(2, "0")}-${String(1 + chance(28)).padStart(2, "0")}`;
  for (let round = 0; round < 300; round++) {
    const offices = Array.from({ length: chance(5) }, (_, id) => {
      const facts = Object.fromEntries(Object.keys(outreach.limits).map((name) => [name, text()]));
      const given = {
        ...newOffice(`o${id}`, day(), facts),
        revision: chance(9),
        later: { [`x${text()}`]: day() },
      };
      return readOffice({ ...given, more: { [`m${text()}`]: text() } }, outreach.limits);
    });
    const touches = offices.map(({ id }, place) =>
      readTouch({
        ...{
          id: `t${place}`,
          office: id,
          day: day(),
          place,
          kind: "visit",
          answered: chance(2) === 1,
        },
        ...{
          no: chance(2) === 1,
          person: text(),
          said: text(),
          promised: text(),
          due: day(),
          kept: true,
        },
      }),
    );
    const read = readCopy(copyFile({ offices, touches }, "2026-11-28"), outreach.limits);
    assert.deepEqual(read, { offices, touches, saved: "2026-11-28", left: 0 });
    assert.deepEqual(together({ offices, touches }, read), { offices, touches });
  }
});

test("a copy of another version, of another kind or with damage changes nothing and says why", () => {
  const refused = (text, words) =>
    assert.throws(() => readCopy(text, outreach.limits), { message: words });
  const copy = JSON.parse(copyFile({ offices: [], touches: [] }, "2026-11-28"));
  refused(
    JSON.stringify({ ...copy, version: 2 }),
    /has version 2; this page reads version 1\. Nothing was changed/,
  );
  refused(JSON.stringify({ ...copy, version: undefined }), /has no version/);
  refused('{"kit": "details", "version": 1, "values": {}}', /a file of your details/);
  refused("[]", /not a copy of your offices/);
  refused("{", /cannot be read/);
  const strange = {
    ...copy,
    offices: [null, 1, { id: "" }, { id: "1", facts: null }],
    touches: [{}, { id: "1" }],
  };
  const { offices, touches, left } = readCopy(JSON.stringify(strange), outreach.limits);
  assert.deepEqual([offices.length, touches.length, left], [1, 0, 5]);
});

test("of two states of one office the one that was changed more often stays, and no contact is lost", () => {
  const office = (revision, fax) => ({
    ...newOffice("1", "2026-11-01", { provider_fax: fax }),
    revision,
  });
  const touch = (id) => readTouch({ id, office: "1", day: "2026-11-02", kind: "call" });
  const here = { offices: [office(3, "here")], touches: [touch("a")] };
  const older = { offices: [office(2, "copy")], touches: [touch("b")] };
  const newer = { offices: [office(4, "copy")], touches: [] };
  assert.equal(together(here, older).offices[0].facts.provider_fax, "here");
  assert.deepEqual(
    together(here, older)
      .touches.map(({ id }) => id)
      .sort(),
    ["a", "b"],
  );
  assert.equal(together(here, newer).offices[0].facts.provider_fax, "copy");
});
