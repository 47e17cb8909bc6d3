// A question leads to places in the guide as well; they stand below the templates, a few at a time.

const MOST = 5;

/** Every part of the guide, as the page holds it: its line in the list, and what it is found by. */
export function guideOf(library) {
  const section = library.querySelector(".kit-library__guide");
  const parts = [...section.querySelectorAll("[data-page] > li")].map((element) => {
    const { page } = element.parentElement.dataset;
    const [title, words] = [element.querySelector("a").textContent, element.querySelector("p").textContent];
    if (page !== title && !title.startsWith(`${page}: `)) element.querySelector("a").after(" ", Object.assign(document.createElement("span"), { className: "kit-kind", textContent: page }));
    return { element, texts: { title: title.replace(`${page}: `, ""), page, words } };
  });
  return { section, list: section.querySelector(".kit-list"), parts, link: library.querySelector(".kit-library__places") };
}

/** Show the parts that fit, best first; none where nothing was asked in words. */
export function showGuide(guide, found) {
  const shown = found.slice(0, MOST);
  guide.list.replaceChildren(...shown.map(({ element }) => element));
  guide.section.hidden = guide.link.hidden = shown.length === 0;
  guide.link.textContent = shown.length === 1 ? "and one place in the guide" : `and ${shown.length} places in the guide`;
}
