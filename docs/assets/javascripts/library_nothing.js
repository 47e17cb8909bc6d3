// Where nothing fits, the library says why, and offers what comes nearest.

const NEAREST = 3;
const EMPTY = {
  starred: "You have starred nothing yet. Press ☆ on a card, and it is kept here.",
  recent: "You have used nothing yet. What you copy, print or take home is kept here.",
};

/** Turn what was asked into words and a few links. `found` holds the cards the words lead to, null where there are no words. */
export function nothing(view, facets, chosen, found, near) {
  const asked = facets.filter((facet) => chosen[facet].length);
  const met = (card) => asked.filter((facet) => chosen[facet].some((value) => card.values[facet].includes(value))).length;
  const shelf = chosen.mine.find((name) => !view.cards.some((card) => card.values.mine.includes(name)));
  const others = asked.length && !shelf ? view.cards : view.cards.filter(({ isStart }) => isStart);
  const pool = [found, near].find((cards) => cards?.length) ?? others;
  const nearest = pool.toSorted((one, other) => met(other) - met(one)).slice(0, NEAREST);
  const words = document.createElement("p");
  words.textContent = `${reason(asked, shelf, found)} ${pool === others && others !== view.cards ? "Many begin with these:" : "These come nearest:"}`;
  const list = document.createElement("ul");
  for (const card of nearest) {
    const { href, textContent } = card.element.querySelector("h3 a");
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("a"), { href, textContent }));
    list.append(line);
  }
  return [words, list];
}

function reason(asked, shelf, found) {
  if (shelf) return EMPTY[shelf];
  if (!asked.length) return "No template fits these words. Try another one.";
  return `Nothing fits all of that. Take a filter away${found ? ", or try another word" : ""}.`;
}
