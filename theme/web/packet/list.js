// The list of a packet's pages. A page is moved by its buttons, by the arrow keys upon its handle, or by dragging the
// handle with a mouse or a finger.

import { all, create, one, targetOf } from "../lib/dom.js";
import { moved } from "./shelf.js";

/** @typedef {import("./packet.js").Page} Page */

const STEPS = /** @type {Record<string, number>} */ ({
  ArrowUp: -1,
  ArrowDown: 1,
  Home: -99,
  End: 99,
});

/** The pages of the packet, in order. */
export class PacketList {
  /**
   * @param {HTMLElement} element that holds the list
   * @param {Map<string, Page>} pages
   * @param {(slugs: string[]) => void} changed
   * @param {(words: string) => void} announce
   */
  constructor(element, pages, changed, announce) {
    this.list = one("ol.kit-packet__pages", HTMLElement, element);
    Object.assign(this, { pages, changed, announce });
    this.pages = pages;
    this.changed = changed;
    this.announce = announce;
    /** @type {string[]} */
    this.slugs = [];
    this.list.addEventListener("click", (event) => this.press(event));
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("pointerdown", (event) => this.drag(event));
  }

  /** The pages in the list. */
  chosen() {
    return this.slugs.flatMap((slug) => this.pages.get(slug) ?? []);
  }

  /** @param {string[]} slugs */
  show(slugs) {
    this.slugs = slugs.filter((slug) => this.pages.has(slug));
    this.list.replaceChildren(...this.chosen().map(row));
  }

  /** @param {string[]} slugs */
  replace(slugs) {
    this.show(slugs);
    this.changed(this.slugs);
    this.announce(this.count());
  }

  /** @param {string} slug */
  add(slug) {
    const title = this.pages.get(slug)?.title;
    if (this.slugs.includes(slug)) return this.announce(`${title} is in your packet already.`);
    this.replace([...this.slugs, slug]);
    this.announce(`${title} is added. ${this.count()}`);
  }

  count() {
    const sheets = this.chosen().reduce((sum, { pages }) => sum + pages, 0);
    if (!sheets) return "Your packet is empty.";
    return `Your packet has ${sheets} ${sheets === 1 ? "page" : "pages"}.`;
  }

  /**
   * @param {string} slug
   * @param {number} to
   */
  move(slug, to) {
    this.show(moved(this.slugs, slug, to));
    this.changed(this.slugs);
    const place = this.slugs.indexOf(slug);
    this.announce(
      `${this.pages.get(slug)?.title} is number ${place + 1} of ${this.slugs.length} now.`,
    );
    one(`[data-slug="${slug}"] .kit-packet__handle`, HTMLElement, this.list).focus();
  }

  /** @param {Event} event */
  press(event) {
    const button = targetOf(event, "[data-removes]", HTMLElement);
    const slug = targetOf(event, "[data-slug]", HTMLElement)?.dataset.slug ?? "";
    if (!button) return;
    const place = this.slugs.indexOf(slug);
    this.replace(this.slugs.filter((other) => other !== slug));
    this.announce(`${this.pages.get(slug)?.title} is taken out. ${this.count()}`);
    all("[data-removes]", HTMLElement, this.list)
      .at(Math.min(place, this.slugs.length - 1))
      ?.focus();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const handle = targetOf(event, ".kit-packet__handle", HTMLElement);
    const step = STEPS[event.key];
    const slug = targetOf(event, "[data-slug]", HTMLElement)?.dataset.slug ?? "";
    if (!handle || !step) return;
    event.preventDefault();
    this.move(slug, this.slugs.indexOf(slug) + step);
  }

  /** @param {PointerEvent} event */
  drag(event) {
    const handle = targetOf(event, ".kit-packet__handle", HTMLElement);
    const item = targetOf(event, "[data-slug]", HTMLElement);
    if (!handle || !item || event.button !== 0) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    item.toggleAttribute("data-dragged", true);
    /** @param {PointerEvent} to */
    const follow = ({ clientY }) => {
      const others = all("[data-slug]", HTMLElement, this.list).filter((other) => other !== item);
      const below = others.find((other) => {
        const { top, height } = other.getBoundingClientRect();
        return clientY < top + height / 2;
      });
      if (item.nextElementSibling !== (below ?? null)) this.list.insertBefore(item, below ?? null);
    };
    const end = () => {
      handle.removeEventListener("pointermove", follow);
      const order = all("[data-slug]", HTMLElement, this.list).map(({ dataset }) => dataset.slug);
      this.move(item.dataset.slug ?? "", order.indexOf(item.dataset.slug));
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("lostpointercapture", end, { once: true });
  }
}

/**
 * @param {Page} page
 * @returns {HTMLElement}
 */
function row({ slug, title, lang, pages }) {
  const item = create("li");
  item.dataset.slug = slug;
  const handle = create("button", { type: "button", className: "kit-packet__handle" });
  handle.setAttribute("aria-label", `Move ${title}: arrow keys up and down`);
  const link = create("a", { href: `../library/${slug}/`, textContent: title, lang });
  const count = create("span", { textContent: pages === 1 ? "1 page" : `${pages} pages` });
  const out = create("button", {
    type: "button",
    className: "kit-packet__out",
    textContent: "Take out",
  });
  out.setAttribute("aria-label", `Take out ${title}`);
  out.dataset.removes = "";
  item.append(handle, link, count, out);
  return item;
}
