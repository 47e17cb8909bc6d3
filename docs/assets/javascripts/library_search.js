// Words become cards, best first: other names, endings, slips of the finger and words people use for the same thing.

import MiniSearch from "../vendor/minisearch.js";

const WEIGHTS = { title: 5, aliases: 4, kind: 3, facets: 2, summary: 1 };
const START_HERE = 1.15; // of two that fit alike, the one to start with comes first
// What people type, and what our pages call it. Slips that a machine would take for another of our words are here too.
const ALSO = {
  doctor: ["physician"],
  doctors: ["physician"],
  dr: ["physician"],
  md: ["physician"],
  physican: ["physician"],
  physicans: ["physician"],
  gp: ["physician"],
  gatekeeper: ["desk", "receptionist"],
  secretary: ["desk", "receptionist"],
  clearance: ["guidance", "limits"],
  superbill: ["receipt", "itemized"],
  invoice: ["receipt", "fees"],
  sms: ["text"],
  mail: ["letter", "email"],
  physio: ["therapist", "therapy"],
  consent: ["authorization", "permission"],
  hipaa: ["privacy", "authorization"],
};

/** Turn the library's cards into a search: a function from words to cards, best first. */
export function makeSearch(cards) {
  const index = new MiniSearch({ fields: Object.keys(WEIGHTS), processTerm: stem, tokenize });
  index.addAll(cards.map((card, id) => ({ id, ...textsOf(card.element) })));
  const options = {
    boost: WEIGHTS,
    prefix: (term) => term.length > 2,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    weights: { prefix: 0.5, fuzzy: 0.3 },
    boostDocument: (id) => (cards[id].element.querySelector(".kit-start") ? START_HERE : 1),
  };
  return (words) => {
    const queries = tokenize(words).filter(Boolean).map(widened);
    const all = index.search({ combineWith: "AND", queries }, options);
    const found = all.length ? all : index.search({ combineWith: "OR", queries }, options);
    return found.map((hit) => cards[hit.id]);
  };
}

/** Turn the sections of the guide into a search like the cards': only what holds every word, since templates come first. */
export function makeGuideSearch(sections) {
  const index = new MiniSearch({ fields: ["title", "lead"], processTerm: stem, tokenize });
  index.addAll(sections.map(({ element }, id) => ({ id, title: element.querySelector("a").textContent, lead: element.querySelector("p + p").textContent })));
  const options = { boost: { title: 3 }, prefix: (term) => term.length > 2, fuzzy: (term) => (term.length > 4 ? 0.2 : false) };
  return (words) => index.search({ combineWith: "AND", queries: tokenize(words).filter(Boolean).map(widened) }, options).map(({ id }) => sections[id]);
}

/** Turn a word into its stem, roughly: letters and letter, calling and call, replies and reply are the same. */
export function stem(word) {
  const plain = word.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");
  if (plain.length < 4) return plain;
  return plain
    .replace(/ies$/, "y")
    .replace(/(ss|us|is)$/, "$1_")
    .replace(/(?<=ch|sh|x)es$|s$/, "")
    .replace(/_$/, "")
    .replace(/(?<=\p{L}{3})(ing|ed)$/u, "");
}

function widened(word) {
  const others = Object.hasOwn(ALSO, word) ? ALSO[word] : [];
  // A word we know by another name is not also guessed at.
  return others.length ? { combineWith: "OR", queries: [word, ...others], fuzzy: false } : word;
}

function tokenize(text) {
  return text.toLowerCase().replace(/e-mail/g, "email").split(/[\s\p{P}|]+/u);
}

function textsOf(card) {
  const { aliases, kind, audience, channel, stage } = card.dataset;
  const [title, summary] = [card.querySelector("h3"), card.querySelector("h3 + p")].map((part) => part.textContent);
  return { title, summary, aliases, kind, facets: [audience, channel, stage].join(" ") };
}
