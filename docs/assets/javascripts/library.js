// The library narrows down: choices within a facet widen, facets together narrow, words rank. The address holds the state.

import { shelf, startStars } from "./shelf.js";

const FACETS = ["step", "kind", "audience", "channel", "stage", "mine"];
const SHELVES = ["starred", "recent"];
const NEAREST = 3; // shown when nothing fits
const PAUSE = 120; // milliseconds of quiet before a query is answered and told

/** Make the filter form of the library work. */
export function startLibrary() {
  const library = document.querySelector("[data-library]");
  const form = library.querySelector("form");
  const view = viewOf(library);
  let search = null;

  const update = async () => {
    const words = form.elements.find.value.trim();
    if (words && !search) search = (await import("./library_search.js")).makeSearch(view.cards);
    if (words !== form.elements.find.value.trim()) return; // the visitor typed on; a later update answers
    show(form, view, words ? search(words) : null);
  };
  for (const card of view.cards) card.element.append(starOf(card));
  startStars(library, () => (shelve(view.cards), update()));
  shelve(view.cards);

  if (!location.search) remember(form); // what was typed or ticked before this script ran
  restore(form);
  update();
  let pause;
  form.addEventListener("input", (event) => {
    clearTimeout(pause);
    pause = setTimeout(() => (remember(form), update()), event.target.name === "find" ? PAUSE : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector(".kit-library__clear").addEventListener("click", () => {
    form.reset();
    remember(form);
    update();
    form.elements.find.focus();
  });
  window.addEventListener("popstate", () => (restore(form), update()));
}

function viewOf(library) {
  const cards = [...library.querySelectorAll(".kit-card")].map((element) => ({ element, home: element.parentElement, values: valuesOf(element) }));
  const ranked = Object.assign(document.createElement("ul"), { className: "kit-cards", hidden: true });
  const nothing = Object.assign(document.createElement("div"), { className: "kit-library__nothing", hidden: true });
  library.querySelector(".kit-library__results").prepend(ranked, nothing);
  return { cards, ranked, nothing, groups: [...library.querySelectorAll(".kit-library__step")] };
}

function valuesOf(card) {
  return Object.fromEntries(FACETS.map((facet) => [facet, (card.dataset[facet] ?? "").split("|")]));
}

function slugOf(card) {
  return card.element.querySelector("h3 a").getAttribute("href").split("/").at(-2);
}

function starOf(card) {
  const star = Object.assign(document.createElement("button"), { type: "button", className: "kit-star" });
  star.dataset.star = slugOf(card);
  star.setAttribute("aria-label", `Star ${card.element.querySelector("h3").textContent}`);
  return star;
}

function shelve(cards) {
  const shelves = SHELVES.map((name) => [name, shelf(name)]);
  for (const card of cards) card.values.mine = shelves.filter(([, slugs]) => slugs.includes(slugOf(card))).map(([name]) => name);
}

function show(form, view, found) {
  const chosen = chosenIn(form);
  const pool = found ?? view.cards;
  const kept = new Set(pool.filter((card) => fits(card, chosen)));
  for (const card of view.cards) card.element.hidden = !kept.has(card);
  const order = found ?? sorted(view.cards, form.elements.sort.value);
  arrange(view, order);
  for (const group of view.groups) group.hidden = Boolean(order) || !group.querySelector(".kit-card:not([hidden])");
  view.nothing.hidden = kept.size > 0;
  if (kept.size === 0) offer(view, found, chosen);
  count(form, pool, chosen);
  tell(form, kept.size, view.cards.length);
}

/** The cards in one row: those to start with first, or the latest used; null where they stay with their steps. */
function sorted(cards, by) {
  const latest = shelf("recent");
  const place = { start: (card) => (isStart(card) ? 0 : 1), recent: (card) => (latest.indexOf(slugOf(card)) + 1 || cards.length) }[by];
  return place ? cards.toSorted((one, other) => place(one) - place(other)) : null;
}

function isStart(card) {
  return card.element.querySelector(".kit-start") !== null;
}

/** Nothing fits: offer what comes nearest, by most of the choices, or where no word is known, what people begin with. */
function offer(view, found, chosen) {
  const asked = FACETS.filter((facet) => chosen[facet].length);
  const met = (card) => asked.filter((facet) => chosen[facet].some((value) => card.values[facet].includes(value))).length;
  const pool = found?.length ? found : asked.length ? view.cards : view.cards.filter(isStart);
  const nearest = pool.toSorted((one, other) => met(other) - met(one)).slice(0, NEAREST);
  const words = document.createElement("p");
  const lead = found?.length === 0 && !asked.length ? "Many begin with these:" : "These come nearest:";
  words.textContent = `Nothing fits all of that. Take a filter away, or try another word. ${lead}`;
  const list = document.createElement("ul");
  for (const card of nearest) {
    const { href, textContent } = card.element.querySelector("h3 a");
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("a"), { href, textContent }));
    list.append(line);
  }
  view.nothing.replaceChildren(words, list);
}

function arrange(view, order) {
  view.ranked.hidden = !order;
  if (order) view.ranked.append(...order.map((card) => card.element));
  else for (const card of view.cards) card.home.append(card.element);
}

function fits(card, chosen, except = "") {
  return FACETS.every((facet) => facet === except || !chosen[facet].length || chosen[facet].some((value) => card.values[facet].includes(value)));
}

function count(form, pool, chosen) {
  for (const box of boxes(form)) {
    const number = pool.filter((card) => card.values[box.name].includes(box.value) && fits(card, chosen, box.name)).length;
    const label = box.closest("label");
    label.querySelector(".kit-count").textContent = number;
    label.toggleAttribute("data-none", number === 0 && !box.checked);
  }
}

function tell(form, kept, all) {
  const narrowed = boxes(form).some((box) => box.checked) || form.elements.find.value.trim() !== "";
  form.querySelector(".kit-library__clear").hidden = !narrowed;
  form.querySelector("[role=status]").textContent = narrowed ? `${kept} of ${all} templates` : `${all} templates in all`;
}

function boxes(form) {
  return [...form.querySelectorAll("input[type=checkbox]")];
}

function chosenIn(form) {
  const checked = boxes(form).filter((box) => box.checked);
  return Object.fromEntries(FACETS.map((facet) => [facet, checked.filter((box) => box.name === facet).map((box) => box.value)]));
}

function restore(form) {
  const asked = new URLSearchParams(location.search);
  form.elements.find.value = asked.get("find") ?? "";
  const { sort } = form.elements;
  sort.value = [...sort.options].some(({ value }) => value === asked.get("sort")) ? asked.get("sort") : "";
  for (const box of boxes(form)) box.checked = asked.getAll(box.name).includes(box.value);
  const narrow = form.querySelector("details");
  narrow.open = boxes(form).some((box) => box.checked) || matchMedia("(min-width: 60em)").matches;
}

function remember(form) {
  const asked = new URLSearchParams();
  const words = form.elements.find.value.trim();
  if (words) asked.set("find", words);
  for (const box of boxes(form)) if (box.checked) asked.append(box.name, box.value);
  if (form.elements.sort.value) asked.set("sort", form.elements.sort.value);
  history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
}
