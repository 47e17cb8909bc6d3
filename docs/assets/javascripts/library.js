// The library narrows down: choices within a facet widen, facets together narrow, words rank. The address holds the state.

import { wasAsked } from "./asking.js";
import { remember, restore } from "./library_address.js";
import { showChosen, startChosen } from "./library_chosen.js";
import { guideOf, showGuide } from "./library_guide.js";
import { nothing } from "./library_nothing.js";
import { shelf, startStars } from "./shelf.js";

const FACETS = ["step", "kind", "audience", "channel", "stage", "time", "mine"];
const SHELVES = ["starred", "recent"];
const PAUSE = 120; // milliseconds of quiet before a query is answered and told
const NO_WORDS = { cards: null, near: [], parts: [] };

/** Make the filter form of the library work. */
export function startLibrary() {
  const library = document.querySelector("[data-library]");
  const form = library.querySelector("form");
  const view = viewOf(library);
  let search = null;
  let aside = ""; // said once, after the number of templates
  let pause;

  const update = async () => {
    const words = form.elements.find.value.trim();
    if (words) search ??= await searchOf(view);
    if (words !== form.elements.find.value.trim()) return; // the visitor typed on; a later update answers
    show(form, view, words && search ? search(words) : NO_WORDS, words && !search ? "The search did not load; this is everything." : aside);
    document.documentElement.classList.remove("kit-asked");
  };
  const changed = () => {
    clearTimeout(pause);
    aside = "";
    remember(form);
    return update();
  };
  const goOn = () => view.results.querySelector(".kit-card:not([hidden]) a, .kit-library__nothing a, .kit-library__elsewhere a").focus();
  const arrive = () => {
    const unknown = restore(form, FACETS);
    if (unknown.length) remember(form);
    aside = unknown.length ? `Not known here, and left out: ${unknown.join(", ")}.` : "";
  };

  for (const star of library.querySelectorAll("[data-star]")) star.disabled = false;
  startStars(library, () => (shelve(view.cards), update()));
  shelve(view.cards);
  startChosen(form, changed, goOn);
  if (!location.search && (form.elements.find.value || form.querySelector("input:checked"))) remember(form); // what came before this script
  arrive();
  const asked = wasAsked(form.elements.find.value);
  update().then(() => asked && document.activeElement === document.body && goOn());
  form.querySelector("details").open = matchMedia("(min-width: 60em)").matches;
  if (location.hash === `#${form.elements.find.id}`) form.elements.find.focus();

  form.addEventListener("input", (event) => {
    clearTimeout(pause);
    pause = setTimeout(changed, event.target.name === "find" ? PAUSE : 0);
  });
  const answer = (event) => {
    event.preventDefault();
    changed().then(goOn);
  };
  form.addEventListener("submit", answer);
  const header = document.querySelector(".kit-search");
  header?.addEventListener("submit", (event) => {
    form.elements.find.value = header.elements.find.value;
    header.reset();
    answer(event);
  });
  window.addEventListener("popstate", () => (arrive(), update()));
}

async function searchOf(view) {
  try {
    return (await import("./library_search.js")).makeSearch(view.cards, view.guide.parts);
  } catch {
    return null; // no network; the next question asks again
  }
}

function viewOf(library) {
  const cards = [...library.querySelectorAll(".kit-card")].map((element) => ({
    element,
    slug: element.querySelector("[data-star]").dataset.star,
    home: element.parentElement,
    values: valuesOf(element),
    isStart: element.querySelector(".kit-start") !== null,
  }));
  const ranked = Object.assign(document.createElement("ul"), { className: "kit-cards", hidden: true });
  const empty = Object.assign(document.createElement("div"), { className: "kit-library__nothing", hidden: true });
  const results = library.querySelector(".kit-library__results");
  results.prepend(ranked, empty);
  return { cards, ranked, empty, results, groups: [...library.querySelectorAll(".kit-library__step")], guide: guideOf(library) };
}

function valuesOf(card) {
  return Object.fromEntries(FACETS.map((facet) => [facet, (card.dataset[facet] ?? "").split("|")]));
}

function shelve(cards) {
  const shelves = SHELVES.map((name) => [name, shelf(name)]);
  for (const card of cards) card.values.mine = shelves.filter(([, slugs]) => slugs.includes(card.slug)).map(([name]) => name);
}

function show(form, view, { cards, near, parts }, aside) {
  const chosen = chosenIn(form);
  const pool = cards ?? view.cards;
  const kept = new Set(pool.filter((card) => fits(card, chosen)));
  for (const card of view.cards) card.element.hidden = !kept.has(card);
  const order = cards ?? sorted(view.cards, form.elements.sort.value);
  arrange(view, order);
  for (const group of view.groups) group.hidden = Boolean(order) || !group.querySelector(".kit-card:not([hidden])");
  view.empty.hidden = kept.size > 0;
  view.empty.replaceChildren(...(kept.size ? [] : nothing(view, FACETS, chosen, cards, near)));
  showGuide(view.guide, parts);
  count(form, pool, chosen);
  showChosen(form, kept.size);
  tell(form, kept.size, view.cards.length, aside);
}

/** The cards in one row: those to start with first, or the latest used; null where they stay with their steps. */
function sorted(cards, by) {
  const latest = shelf("recent");
  const place = { start: (card) => (card.isStart ? 0 : 1), recent: (card) => (latest.indexOf(card.slug) + 1 || cards.length) }[by];
  return place ? cards.toSorted((one, other) => place(one) - place(other)) : null;
}

function arrange(view, order) {
  view.ranked.hidden = !order;
  if (!order && !view.ranked.hasChildNodes()) return; // they stand there already; moved, all would be laid out anew
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
    put(label.querySelector(".kit-count"), String(number));
    label.toggleAttribute("data-none", number === 0 && !box.checked);
  }
}

function tell(form, kept, all, aside) {
  const narrowed = boxes(form).some((box) => box.checked) || form.elements.find.value.trim() !== "";
  const unused = form.elements.sort.value === "recent" && !shelf("recent").length;
  const more = unused ? "You have used none yet, so they stand in the order of the steps." : aside;
  const number = narrowed ? `${kept} of ${all} templates` : `${all} templates in all`;
  put(form.querySelector("[role=status]"), more ? `${number}. ${more}` : number);
}

/** Show words, unless they stand there: put there again, the page would be laid out for nothing. */
function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function boxes(form) {
  return [...form.querySelectorAll("input[type=checkbox]")];
}

function chosenIn(form) {
  const checked = boxes(form).filter((box) => box.checked);
  return Object.fromEntries(FACETS.map((facet) => [facet, checked.filter((box) => box.name === facet).map((box) => box.value)]));
}
