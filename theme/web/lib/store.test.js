import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** What a browser gives a page to keep texts in, as far as we use it. Its keys are properties, as there. */
class Store {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key, text) {
    if (Store.isFull) throw new Error("full");
    this[key] = text;
  }
  removeItem(key) {
    delete this[key];
  }
}

let device;
let pages = 0;

/** A page of a tab: modules of its own, on the device's store and on the tab's. */
async function pageOf(tab) {
  const enter = () => {
    globalThis.window = { localStorage: device, sessionStorage: tab };
  };
  enter();
  const modules = await import(`./store.js?page=${pages++}`);
  const inTab = ([name, work]) => {
    const call = (...given) => {
      enter();
      return work(...given);
    };
    return [name, call];
  };
  return Object.fromEntries(Object.entries(modules).map(inTab));
}

beforeEach(() => {
  device = new Store();
  Store.isFull = false;
});

test("a page of another tab recalls nothing of what was kept before a forgetting", async () => {
  const [here, away] = [new Store(), new Store()];
  const [first, frozen] = [await pageOf(here), await pageOf(away)];
  frozen.store("details", "R.M.", "tab");
  assert.equal(frozen.recall("details", "tab"), "R.M.");
  assert.ok(first.forgetAll());
  first.store("details", "Jordan");
  assert.equal(frozen.recall("details", "tab"), null);
  assert.equal(frozen.recall("details"), "Jordan");
});

test("neither does the next page of that tab, nor after a second forgetting", async () => {
  const [here, away] = [new Store(), new Store()];
  const first = await pageOf(here);
  for (const initials of ["R.M.", "S.T."]) {
    (await pageOf(away)).store("details", initials, "tab");
    assert.equal((await pageOf(away)).recall("details", "tab"), initials);
    first.forgetAll();
    assert.equal((await pageOf(away)).recall("details", "tab"), null);
  }
});

test("a setting stays, and says nothing of anybody", async () => {
  const page = await pageOf(new Store());
  page.store("search-key", "off");
  page.store("starred", "[]");
  page.forgetAll();
  assert.equal(page.recall("search-key"), "off");
  assert.equal(page.recall("starred"), null);
  assert.deepEqual(Object.keys(device).sort(), [
    "referral-kit.forgotten",
    "referral-kit.search-key",
  ]);
});

test("what a full browser refused is forgotten with the rest, and the mark is said not to be kept", async () => {
  const page = await pageOf(new Store());
  Store.isFull = true;
  assert.ok(!page.store("details", "R.M.", "tab"));
  assert.equal(page.recall("details", "tab"), "R.M.");
  assert.ok(!page.forgetAll());
  assert.equal(page.recall("details", "tab"), null);
});
