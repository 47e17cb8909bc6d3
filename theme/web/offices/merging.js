// Two tabs may change one office. What each of them changed is kept; where both changed one fact, the one typed last
// stays, and the other is handed back to be told.

/**
 * @typedef {import("./office.js").Office} Office
 *
 * @typedef {object} Merged
 * @property {Office} office
 * @property {Record<string, string>} lost facts as they were typed elsewhere
 */

/**
 * @param {Office} mine as it is now
 * @param {Office | undefined} base as it was when it was opened here; undefined for a new one
 * @param {Office | undefined} there as it is kept now; undefined where it was taken away
 * @returns {Merged}
 */
export function merged(mine, base, there) {
  const revision = Math.max(mine.revision, there?.revision ?? 0) + 1;
  if (!there || !base || there.revision === base.revision) {
    return { office: { ...mine, revision }, lost: {} };
  }
  /** @type {Record<string, string>} */
  const lost = {};
  const facts = { ...mine.facts };
  for (const name of new Set([...Object.keys(there.facts), ...Object.keys(base.facts)])) {
    const [was, is, own] = [base, there, mine].map((office) => office.facts[name] ?? "");
    if (is === was || is === own) continue;
    if (own === was) facts[name] = is;
    else if (is) lost[name] = is;
  }
  const kept = Object.entries(facts).filter(([, value]) => value);
  const later = { ...there.later, ...mine.later };
  return { office: { ...mine, facts: Object.fromEntries(kept), later, revision }, lost };
}
