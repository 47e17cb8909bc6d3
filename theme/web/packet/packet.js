// The page where a visitor puts the pages for one visit together: what is in the packet, in which order, and the
// ways to take it along. The address always names the pages, and never a detail.

import { announcer } from "../lib/announce.js";
import { all, maybe, one, targetOf } from "../lib/dom.js";
import { isFromDisk } from "../lib/site_url.js";
import { keyOf, recall } from "../lib/store.js";
import { sayMissing } from "../page/parts.js";
import { PacketList } from "./list.js";
import { addressOf, keepPacket, packetAsked, packetKept } from "./shelf.js";

/** @typedef {{ slug: string, title: string, lang: string, pages: number, name: string, file: string }} Page */

const LINK_COPIED =
  "The link is copied. Whoever opens it sees these pages, and none of your details.";
const LINK_SHOWN = "The link is in the address bar: copy it from there.";
const LEFT_OUT = "A page of this link is not in this kit, and is left out.";
const OWN = "Packet"; // what one of the visitor's own choice is called

/**
 * Make the page work.
 * @param {HTMLElement} element
 */
export function startPacket(element) {
  const announce = announcer();
  const choice = one("select", HTMLSelectElement, element);
  const pages = pagesOf(choice);
  const list = new PacketList(element, pages, (slugs) => keep(slugs), announce);
  const undo = one("[data-undo]", HTMLElement, element);
  /** @type {string[]} */
  let before = [];
  /** @param {string[]} slugs */
  const keep = (slugs) => {
    undo.hidden = true;
    keepPacket(slugs);
    history.replaceState(history.state, "", addressOf(slugs) || location.pathname);
    setButtons(element, slugs.length > 0);
  };
  const asked = packetAsked(location.search) ?? [];
  const known = asked.filter((slug) => pages.has(slug));
  // Somebody's link shows its pages; the visitor's own packet stays as it was until a page is changed here.
  list.show(known.length ? known : packetKept());
  setButtons(element, list.slugs.length > 0);
  if (!known.length)
    history.replaceState(history.state, "", addressOf(list.slugs) || location.pathname);
  if (known.length < asked.length) announce(LEFT_OUT);
  element.addEventListener("click", (event) => {
    const button = targetOf(event, "button", HTMLButtonElement);
    const { takes, adds, makes, putsBack } = button?.dataset ?? {};
    if (takes || putsBack !== undefined) {
      const replaced = list.slugs;
      list.replace(takes ? takes.split(" ") : before);
      if (takes) before = replaced;
      undo.hidden = !takes || !replaced.length || addressOf(replaced) === addressOf(list.slugs);
      one("h2[id=in-your-packet]", HTMLElement, element).focus();
    } else if (adds !== undefined) list.add(choice.value);
    else if (makes && button) make(makes, list, titleOf(element, list.slugs), announce);
  });
  window.addEventListener("storage", ({ key }) => {
    if (key === keyOf("packet") || key === null) list.show(packetKept());
  });
  document.addEventListener("kit:forgotten", () => list.replace([]));
  if (Number(recall("offices"))) {
    import("../offices/packet.js").then(
      (part) => part.startPacketOffices(element, announce),
      () => {}, // without its script the page works as for everybody
    );
  }
}

/**
 * @param {string} what
 * @param {PacketList} list
 * @param {string} title
 * @param {(...parts: (string | Node)[]) => void} announce
 */
async function make(what, list, title, announce) {
  if (what === "link") return copyLink(announce);
  const pages = list.chosen();
  try {
    if (what === "print") await (await import("./paper.js")).printPacket(pages, announce);
    else await (await import("./files.js")).handPacketOver(what, title, pages, announce);
  } catch {
    sayMissing();
  }
}

/** @param {(words: string) => void} announce */
async function copyLink(announce) {
  try {
    await navigator.clipboard.writeText(location.href);
    announce(LINK_COPIED);
  } catch {
    announce(LINK_SHOWN);
  }
}

/**
 * Every page there is, by its slug.
 * @param {HTMLSelectElement} choice
 * @returns {Map<string, Page>}
 */
function pagesOf(choice) {
  const pages = [...choice.options].map(({ value, textContent, lang, dataset }) => {
    const { pages: count, name = "", file = "" } = dataset;
    return { slug: value, title: textContent, lang, pages: Number(count), name, file };
  });
  return new Map(pages.map((page) => [page.slug, page]));
}

/**
 * What these pages are called together: as the packet that stands ready, if they are one.
 * @param {HTMLElement} element
 * @param {string[]} slugs
 */
function titleOf(element, slugs) {
  const ready = all("[data-takes]", HTMLElement, element);
  return ready.find(({ dataset }) => dataset.takes === slugs.join(" "))?.dataset.title ?? OWN;
}

/**
 * @param {HTMLElement} element
 * @param {boolean} hasPages
 */
function setButtons(element, hasPages) {
  for (const button of all("[data-takes], [data-adds], select", HTMLElement, element)) {
    button.removeAttribute("disabled");
  }
  for (const button of all("[data-makes]", HTMLButtonElement, element)) {
    button.disabled = !hasPages || (isFromDisk() && button.dataset.makes !== "link");
  }
  const none = maybe("[data-none]", HTMLElement, element);
  if (none) none.hidden = hasPages;
}
