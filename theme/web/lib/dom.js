// Finds elements as the kind they are, so that the type check knows what can be done with them.

/**
 * The first element below `root` that fits, which the page is sure to have. Throws where it is missing.
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} kind
 * @param {ParentNode} [root]
 */
export function one(selector, kind, root = document) {
  const found = maybe(selector, kind, root);
  if (found) return found;
  throw new Error(`this page has no ${selector}`);
}

/**
 * The first element below `root` that fits, or null.
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} kind
 * @param {ParentNode} [root]
 */
export function maybe(selector, kind, root = document) {
  const found = root.querySelector(selector);
  return found instanceof kind ? found : null;
}

/**
 * Every element below `root` that fits.
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} kind
 * @param {ParentNode} [root]
 */
export function all(selector, kind, root = document) {
  const found = [...root.querySelectorAll(selector)].filter((element) => element instanceof kind);
  return /** @type {T[]} */ (found);
}

/**
 * The element that fits and holds whatever an event happened on, or null.
 * @template {Element} T
 * @param {Event} event
 * @param {string} selector
 * @param {new () => T} kind
 */
export function targetOf({ target }, selector, kind) {
  const found = target instanceof Element ? target.closest(selector) : null;
  return found instanceof kind ? found : null;
}

/**
 * A new element with these properties.
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Partial<HTMLElementTagNameMap[N]>} properties
 * @returns {HTMLElementTagNameMap[N]}
 */
export function create(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
