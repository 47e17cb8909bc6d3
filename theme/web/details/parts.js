// Builds elements from the parts that a script of the site brings: our pages' policy lets no text become markup.

/** @typedef {[string, Record<string, string>, ...(string | Parts)[]]} Parts an element's name, attributes and content */

/**
 * @param {Parts} parts
 * @returns {HTMLElement}
 */
export function elementOf([name, attributes, ...content]) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content.map((one) => (typeof one === "string" ? one : elementOf(one))));
  return element;
}
