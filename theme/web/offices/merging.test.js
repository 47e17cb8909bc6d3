import assert from "node:assert/strict";
import { test } from "node:test";
import { merged } from "./merging.js";
import { newOffice } from "./office.js";

const base = {
  ...newOffice("1", "2026-11-01", { provider_phone: "1", provider_fax: "2", remark: "a" }),
  revision: 3,
};
const with_ = (facts, revision = 3) => ({ ...base, facts: { ...base.facts, ...facts }, revision });

test("what two tabs changed of one office is kept from both", () => {
  const { office, lost } = merged(
    with_({ provider_phone: "9" }),
    base,
    with_({ provider_fax: "8" }, 4),
  );
  assert.deepEqual(office.facts, { provider_phone: "9", provider_fax: "8", remark: "a" });
  assert.deepEqual([lost, office.revision], [{}, 5]);
});

test("where both changed one fact the one typed last stays, and the other is told", () => {
  const { office, lost } = merged(
    with_({ provider_phone: "9" }),
    base,
    with_({ provider_phone: "7" }, 4),
  );
  assert.equal(office.facts.provider_phone, "9");
  assert.deepEqual(lost, { provider_phone: "7" });
});

test("what was emptied elsewhere stays empty, and one that was taken away comes back as it was typed", () => {
  const emptied = { ...with_({}, 4), facts: { provider_phone: "1", provider_fax: "2" } };
  assert.deepEqual(merged(with_({ provider_phone: "9" }), base, emptied).office.facts, {
    provider_phone: "9",
    provider_fax: "2",
  });
  assert.equal(merged(with_({ provider_phone: "9" }), base, undefined).office.facts.remark, "a");
  assert.equal(merged(base, undefined, undefined).office.revision, 4);
});
