import assert from "node:assert/strict";
import { test } from "node:test";
import { Faces } from "./look.js";
import { dictionary } from "./syntax.js";

test("marks between Latin-1 and the rest are typed in a form's own font, in Node as in a browser", async () => {
  const font = dictionary(["/FirstChar", 32], ["/Widths", Array(224).fill(500)]);
  const fonts = dictionary(["/KitF0", font]);
  const file = { value: (/** @type {any} */ value) => value };
  const wide = () => assert.fail("another font was asked for");
  const faces = new Faces(/** @type {any} */ (file), dictionary(["/Font", fonts]), wide);

  const { missing } = await faces.set("O’Brien – “MedEx”, 5 €", "/KitF0");

  assert.deepEqual([...missing], []);
});
