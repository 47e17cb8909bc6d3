// The address holds what was asked of the library, and nothing else; what it holds that nobody knows is named.

const SHOWN = 30; // letters of something unknown that are repeated
const MOST = 3; // unknown things that are named

/** Turn the address into the state of the form; give back what stands in it and is not known here. */
export function restore(form, facets) {
  const asked = new URLSearchParams(location.search);
  const { find, sort } = form.elements;
  const unknown = [];
  const known = (name, values) => {
    const plain = new Map(values.map((value) => [value.toLowerCase(), value]));
    const found = asked.getAll(name).map((value) => plain.get(value.trim().toLowerCase()) ?? (unknown.push(value), null));
    return found.filter((value) => value !== null);
  };
  find.value = (asked.get("find") ?? "").trim().slice(0, find.maxLength);
  sort.value = known("sort", [...sort.options].map(({ value }) => value)).at(0) ?? "";
  for (const facet of facets) {
    const boxes = [...form.querySelectorAll(`input[name=${facet}]`)];
    const chosen = known(facet, boxes.map(({ value }) => value));
    for (const box of boxes) box.checked = chosen.includes(box.value);
  }
  return unknown.map((value) => value.trim().slice(0, SHOWN)).filter(Boolean).slice(0, MOST);
}

/** Turn the state of the form into the address. */
export function remember(form) {
  const asked = new URLSearchParams();
  const words = form.elements.find.value.trim();
  if (words) asked.set("find", words);
  for (const box of form.querySelectorAll("input:checked")) asked.append(box.name, box.value);
  if (form.elements.sort.value) asked.set("sort", form.elements.sort.value);
  history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
}
