// The library narrows down: choices within a facet widen, facets together narrow, words rank. The address holds the state.

import { showChips } from "./chips.js";
import { shelf, startStars } from "./shelf.js";

const FACETS = ["step", "kind", "audience", "channel", "stage", "time", "mine"];
const SHELVES = ["starred", "recent"];
const NEAREST = 3; // shown when nothing fits
const GUIDES = 4; // parts of the guide shown beside templates
const PAUSE = 120; // milliseconds of quiet before a query is answered and told

/** Make the filter form of the library work. */
export function startLibrary() {
  const library = document.querySelector("[data-library]");
  const form = library.querySelector("form");
  const view = viewOf(library);
  let search = null, searchGuide = null;

  const update = async () => {
    const words = form.elements.find.value.trim();
    if (words && !search) {
      const { makeGuideSearch, makeSearch } = await import("./library_search.js");
      [search, searchGuide] = [makeSearch(view.cards), makeGuideSearch(view.sections)];
    }
    if (words !== form.elements.find.value.trim()) return; // the visitor typed on; a later update answers
    show(form, view, words ? search(words) : null);
    showGuide(view, words ? searchGuide(words) : []);
    showChips(view.chips, form, changed);
    document.documentElement.classList.remove("kit-asked");
  };
  for (const card of view.cards) card.element.append(starOf(card));
  startStars(library, () => (shelve(view.cards), update()));
  shelve(view.cards);

  const changed = () => (remember(form), update());
  if (!location.search) remember(form); // what was typed or ticked before this script ran
  const strange = restore(form);
  update().then(() => strange.length && notKnown(form, strange));
  let pause;
  form.addEventListener("input", (event) => {
    clearTimeout(pause);
    pause = setTimeout(changed, event.target.name === "find" ? PAUSE : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    remember(form);
    update().then(() => toResults(library));
  });
  form.querySelector(".kit-library__done").addEventListener("click", () => {
    form.querySelector("details").open = false;
    toResults(library);
  });
  form.querySelector(".kit-library__clear").addEventListener("click", () => {
    form.reset();
    changed();
    form.elements.find.focus();
  });
  window.addEventListener("popstate", () => (restore(form), update()));
}

function viewOf(library) {
  const cards = [...library.querySelectorAll(".kit-card")].map((element) => ({ element, home: element.parentElement, values: valuesOf(element) }));
  const ranked = Object.assign(document.createElement("ul"), { className: "kit-cards", hidden: true });
  const nothing = Object.assign(document.createElement("div"), { className: "kit-library__nothing", hidden: true });
  const chips = Object.assign(document.createElement("ul"), { className: "kit-chips", hidden: true });
  const guide = library.querySelector("[data-guide]");
  const sections = [...guide.querySelectorAll("li")].map((element) => ({ element }));
  library.querySelector(".kit-library__results").prepend(chips, nothing, ranked);
  ranked.after(guide);
  return { cards, ranked, nothing, chips, guide, sections, groups: [...library.querySelectorAll(".kit-library__step")] };
}

/** The parts of the guide that a search found, best first; none, and their heading is not shown either. */
function showGuide({ guide, sections }, found) {
  const best = found.slice(0, GUIDES);
  guide.hidden = best.length === 0;
  for (const section of sections) section.element.hidden = !best.includes(section);
  guide.querySelector("ul").prepend(...best.map(({ element }) => element));
}

/** Whoever asked by key goes on to the first answer by key. */
function toResults(library) {
  [...library.querySelectorAll(".kit-library__results a")].find((link) => link.checkVisibility())?.focus();
}

/** Words of an address that are no choice here are named, once. */
function notKnown(form, strange) {
  const status = form.querySelector("[role=status]");
  status.textContent += `. Not known here, and passed over: ${strange.slice(0, 3).join(", ")}.`;
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
  const unknown = found?.length === 0 && !asked.length;
  const pool = found?.length ? found : asked.length ? view.cards : view.cards.filter(isStart);
  const nearest = pool.toSorted((one, other) => met(other) - met(one)).slice(0, NEAREST);
  const words = document.createElement("p");
  words.textContent = emptyWords(chosen, unknown);
  const list = document.createElement("ul");
  for (const card of nearest) {
    const { href, textContent } = card.element.querySelector("h3 a");
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("a"), { href, textContent }));
    list.append(line);
  }
  view.nothing.replaceChildren(words, ...(chosen.mine.length ? [] : [list]), situations());
}

function emptyWords(chosen, unknown) {
  if (chosen.mine.includes("starred")) return "You have starred nothing here yet. Press the star on a card to keep it.";
  if (chosen.mine.length) return "You have used nothing here lately. What you copy, print or download is listed here.";
  if (unknown) return "No template knows these words. Try another word. Many begin with these:";
  return "Nothing fits all of that. Take a filter away, or try another word. These come nearest:";
}

function situations() {
  const line = document.createElement("p");
  const home = document.querySelector(".kit-library__form").dataset.home;
  line.append("Or say what is happening: ", Object.assign(document.createElement("a"), { href: `${home}situations/`, textContent: "What do I do when …" }));
  return line;
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
  form.querySelector(".kit-library__done").textContent = kept === 1 ? "Show 1 template" : `Show ${kept} templates`;
}

function boxes(form) {
  return [...form.querySelectorAll("input[type=checkbox]")];
}

function chosenIn(form) {
  const checked = boxes(form).filter((box) => box.checked);
  return Object.fromEntries(FACETS.map((facet) => [facet, checked.filter((box) => box.name === facet).map((box) => box.value)]));
}

/** Set the form as the address says; gives back what in it is not known here. */
function restore(form) {
  const asked = new URLSearchParams(location.search);
  form.elements.find.value = asked.get("find") ?? "";
  const { sort } = form.elements;
  sort.value = [...sort.options].some(({ value }) => value === asked.get("sort")) ? asked.get("sort") : "";
  const values = new Map([...asked].map(([facet]) => [facet, asked.getAll(facet).map((value) => value.toLowerCase())]));
  for (const box of boxes(form)) box.checked = values.get(box.name)?.includes(box.value) ?? false;
  form.querySelector("details").open = matchMedia("(min-width: 60em)").matches; // on a phone it would cover what was asked for
  const known = (facet, value) => boxes(form).some((box) => box.name === facet && box.value === value) || [...sort.options].some((one) => facet === "sort" && one.value === value);
  return [...values].flatMap(([facet, all]) => (facet === "find" ? [] : all.filter((value) => value && !known(facet, value))));
}

function remember(form) {
  const asked = new URLSearchParams();
  const words = form.elements.find.value.trim();
  if (words) asked.set("find", words);
  for (const box of boxes(form)) if (box.checked) asked.append(box.name, box.value);
  if (form.elements.sort.value) asked.set("sort", form.elements.sort.value);
  history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
}
