// Prints a packet straight from the page: each template's page is fetched, and its text laid below the last one.

import { isKnown } from "../card/known.js";
import { details, LOGO_KEPT, merge } from "../details/details.js";
import { all, create, one } from "../lib/dom.js";
import { recall } from "../lib/store.js";

/** @typedef {import("./packet.js").Page} Page */

let isReady = false;

/**
 * Lay the pages out for paper, filled in, and have them printed.
 * @param {Page[]} pages
 * @param {(words: string) => void} announce
 */
export async function printPacket(pages, announce) {
  announce("Laying the pages out …");
  const [{ pageAt }, { startPrinting }] = await Promise.all([
    import("../details/dialog.js"),
    import("../template/template.js"),
  ]);
  const paper = one(".kit-packet__paper", HTMLElement);
  const others = await Promise.all(
    pages.map(({ slug }) => pageAt(new URL(`../library/${slug}/`, document.baseURI).href)),
  );
  paper.replaceChildren(...others.map(sheet));
  merge(paper, details());
  if (recall(LOGO_KEPT)) await (await import("../details/letterhead.js")).showLogo(paper);
  if (isKnown(details()) && paper.querySelector("[data-contact-code]")) {
    (await import("../card/card.js")).showCodes(paper, details());
  }
  if (!isReady) startPrinting(paper, announce);
  isReady = true;
  const print = create("button", { hidden: true });
  print.dataset.prints = "";
  paper.append(print);
  print.click();
}

/**
 * The text of a template's page, and its title where paper shows one. Its names are its own page's.
 * @param {Document} page
 */
function sheet(page) {
  const made = create("section", { className: "md-content__inner" });
  const text = document.adoptNode(one("#kit-text", HTMLElement, page));
  made.append(document.adoptNode(one("h1", HTMLElement, page)), text);
  for (const named of all("[id]", HTMLElement, made)) named.removeAttribute("id");
  return made;
}
