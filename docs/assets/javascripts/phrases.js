// Words that go with a field give way to others, or to nothing, where a visitor has none of what it asks for.
// What they are, the site's build says: { key, field, before, after, otherwise }.

export const NONE = "none"; // what the form's tick box writes
const SAID = new Set([NONE, "no", "nil", "n/a", "n.a", "na", "not applicable"]); // as scripts/kitbuilder/model/field.py has it
const DASHES = /^[-‐‑‒–—―−]+$/;

/** Whether a value says that there is none. Only a field with words that go with it can be none. */
export function isNone(value) {
  const bare = (value ?? "").toLowerCase().replace(/^ +|[ .]+$/g, "");
  return SAID.has(bare) || DASHES.test(bare);
}

/** Show or leave out, below `root`, the words that go with fields. What is left out is not copied either. */
export function showPhrases(root, values) {
  for (const part of root.querySelectorAll("[data-with], [data-without]")) {
    const { with: name = part.dataset.without } = part.dataset;
    const isOut = isNone(Object.hasOwn(values, name) ? values[name] : "") === "with" in part.dataset;
    part.hidden = isOut;
    if (isOut) part.dataset.copy = "no";
    else delete part.dataset.copy;
  }
}
