// Words become cards, best first: other names, endings, slips of the finger and words people use for the same thing.

import MiniSearch from "../vendor/minisearch.js";

const CARD_WEIGHTS = { title: 5, aliases: 4, kind: 3, facets: 2, summary: 1 };
const PART_WEIGHTS = { title: 4, words: 2, page: 1 };
const [CLOSE, FAR] = [0.2, 0.35]; // how much of a word may be wrong; far is for when close finds nothing
const FAINT = 0.12; // what fits this much less than the best is left out
const SMALL = new Set("a an and are at by can do does don for how i if in is it me my of on or s t the to we what when with won would".split(" "));
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
  cash: ["fee", "price"],
  sms: ["text"],
  mail: ["letter", "email"],
  physio: ["therapist", "therapy"],
  consent: ["authorization", "permission"],
  hipaa: ["privacy", "authorization"],
  parq: ["intake", "history"],
  nervous: ["worry", "rehearsal"],
  scared: ["worry", "rehearsal"],
  afraid: ["worry", "rehearsal"],
  shy: ["worry", "rehearsal"],
  say: ["introduction"],
  no: ["nobody"],
  hello: ["introduction"],
  chest: ["urgent"],
  pain: ["urgent"],
  dizzy: ["urgent"],
  fall: ["urgent", "falls"],
  fell: ["urgent"],
  emergency: ["urgent"],
  911: ["urgent"],
};

/** Turn cards and parts of the guide into a search: a function from words to those that fit, and cards that nearly do. */
export function makeSearch(cards, parts) {
  const boost = (id) => (cards[id].isStart ? START_HERE : 1);
  const findCards = finder(cards.map(({ element }) => textsOf(element)), CARD_WEIGHTS, boost);
  const findParts = finder(parts.map(({ texts }) => texts), PART_WEIGHTS, () => 1);
  return (words) => {
    const found = findCards(words, CLOSE).map((id) => cards[id]);
    const near = found.length ? [] : findCards(words, FAR).map((id) => cards[id]);
    return { cards: found, near, parts: findParts(words, CLOSE).map((id) => parts[id]) };
  };
}

function finder(documents, weights, boostDocument) {
  const index = new MiniSearch({ fields: Object.keys(weights), processTerm: stem, tokenize });
  index.addAll(documents.map((texts, id) => ({ id, ...texts })));
  return (words, fuzzy) => {
    const options = {
      boost: weights,
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? fuzzy : false),
      weights: { prefix: 0.5, fuzzy: 0.3 },
      boostDocument,
    };
    const queries = wordsOf(words).map(widened);
    const hits = index.search({ combineWith: "OR", queries }, options);
    const fitting = queries.map((query) => new Set(index.search({ combineWith: "OR", queries: [query] }, options).map(({ id }) => id)));
    const met = new Map(hits.map(({ id }) => [id, fitting.filter((ids) => ids.has(id)).length]));
    const most = Math.max(0, ...met.values());
    const best = hits.filter(({ id }) => met.get(id) === most);
    return best.filter(({ score }) => score >= best[0].score * FAINT).map(({ id }) => id);
  };
}

/** The words of a question that say something; all of them where none does. */
function wordsOf(question) {
  const all = tokenize(question).filter(Boolean);
  const telling = all.filter((word) => !SMALL.has(word));
  return telling.length ? telling : all;
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
