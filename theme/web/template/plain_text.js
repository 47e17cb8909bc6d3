// Writes a template's text on the page as plain text, as its .txt file has it without the notes: see
// scripts/kitbuilder/renderers/plain_text.py.

import { LEFT_OUT } from "./blanks.js";

const RULED = "__________";
const BESIDE = /^(?:mailto|tel):/; // what an address begins with when it is no page's
const BLOCKS = /^(P|H[1-6]|UL|OL|LI|TABLE|HR|DIV|SECTION|DETAILS|BLOCKQUOTE)$/;

/** @typedef {{ childNodes: Iterable<Node> }} Holder an element, or nodes without one */

/**
 * Everything inside an element as text: each paragraph on one line, an empty line between them.
 * @param {Holder} element
 * @returns {string}
 */
export function plainText(element) {
  return blocksOf(element).join("\n\n");
}

/**
 * The words of an element, broken into lines only where the author did.
 * @param {Holder} element
 */
export function plainLine(element) {
  const lines = raw(element.childNodes).split("\n");
  const tidy = lines.map((line) => line.replace(/ +/g, " ").replace(/^ +| +$/g, ""));
  return tidy.join("\n").replace(/^\n+|\n+$/g, "");
}

/**
 * The notes in the body of a branch that holds nothing else: without them it would end at its title.
 * @param {Element} body
 */
export function onlyNotes(body) {
  return plainText(body) ? [] : [...body.children].filter((part) => part.matches(".kit-note"));
}

/**
 * @param {Holder} element
 * @returns {string[]}
 */
function blocksOf(element) {
  /** @type {string[]} */
  const texts = [];
  /** @type {Node[]} */
  let run = []; // words beside blocks without an element around them, as in a list item
  const close = () => {
    const line = run.length ? plainLine({ childNodes: run }) : "";
    if (line) texts.push(line);
    run = [];
  };
  for (const node of element.childNodes) {
    if (isElement(node) && node.matches(LEFT_OUT)) continue;
    if (isElement(node) && BLOCKS.test(node.tagName)) {
      close();
      const text = blockOf(node);
      if (text) texts.push(text);
    } else run.push(node);
  }
  close();
  return texts;
}

/**
 * @param {Element} element
 * @returns {string}
 */
function blockOf(element) {
  if (element.matches("h3")) return underlined(plainLine(element));
  if (element.matches("p, h4, h5, h6")) return plainLine(element);
  if (element.matches(".kit-ticks")) return tickList(element);
  if (element.matches("ul")) return items([...element.children], () => "- ");
  if (element.matches("ol")) return numberedList(element);
  if (element.matches(".kit-sheet")) return sheet(element);
  if (element.matches("table")) return table(element);
  if (element.matches("hr")) return "* * *";
  if (element.matches(".kit-say")) return indent(plainText(element), "    ");
  if (element.matches("blockquote")) return plainText(element).replace(/^/gm, "> ");
  if (element.matches(".kit-branch:not(.kit-fold)")) return branch(element);
  return plainText(element);
}

/** @param {Element} element */
function branch({ children: [summary, body] }) {
  const text = plainText(body) || onlyNotes(body).map(plainText).join("\n\n");
  return text ? `${plainLine(summary)}\n\n${indent(text, "  ")}` : "";
}

/** @param {Element} list each of its lines holds a box and words */
function tickList(list) {
  const lines = [...list.children].filter((line) => !line.matches(LEFT_OUT));
  const words = lines.map(({ children }) => children[children.length - 1]);
  return items(words, (place) => `${tick(lines[place].children[0])} `);
}

/** @param {Element} list */
function numberedList(list) {
  const start = Number(list.getAttribute("start") ?? 1);
  return items([...list.children], (place) => `${start + place}. `);
}

/**
 * @param {Element[]} list
 * @param {(place: number) => string} markerOf
 */
function items(list, markerOf) {
  const kept = list.filter((item) => !item.matches(LEFT_OUT));
  const texts = kept.map((item, place) => {
    const marker = markerOf(place);
    const text = blocksOf(item).join("\n");
    return (marker + text.replaceAll("\n", `\n${" ".repeat(marker.length)}`)).trimEnd();
  });
  return texts.join("\n");
}

/** @param {Element} element */
function sheet(element) {
  const lines = rowsOf(element, "tbody tr").map(([name, value]) => {
    const help = value.getAttribute("data-help");
    return `- ${[plainLine(name), help].filter(Boolean).join(": ")}`;
  });
  return lines.join("\n");
}

/** @param {Element} element */
function table(element) {
  const rows = rowsOf(element, "tr").map((cells) => cells.map(cell).join(" | "));
  return rows.join("\n");
}

/**
 * The cells of each row.
 * @param {Element} element
 * @param {string} selector
 */
function rowsOf(element, selector) {
  return [...element.querySelectorAll(selector)].map(({ children }) => [...children]);
}

/** @param {Element} element */
function cell(element) {
  return plainLine(element).replaceAll("\n", " ");
}

/**
 * @param {Iterable<Node>} nodes
 * @returns {string}
 */
function raw(nodes) {
  let text = "";
  for (const node of nodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue?.replace(/[ \t\r\n]+/g, " ");
    else if (isElement(node) && !node.matches(LEFT_OUT)) text += inline(node);
  }
  return text;
}

/** @param {Element} element */
function inline(element) {
  if (element.tagName === "BR") return "\n";
  if (element.matches(".kit-tick")) return tick(element);
  if (element.matches(".kit-blank--filled")) return element.textContent;
  if (element.matches(".kit-blank--silent")) return RULED;
  if (element.matches(".kit-blank")) return `[${element.textContent}]`;
  const text = raw(element.childNodes);
  const target = element.getAttribute("href") ?? "";
  return /^[a-z]+:/i.test(target) && !isShown(target, text) ? `${text} (${target})` : text;
}

/**
 * Whether the words of a link are its address already, which is then not written twice.
 * @param {string} target
 * @param {string} text
 */
function isShown(target, text) {
  const [address, shown] = [target, text.trim()].map(decoded);
  return shown === address || shown === address.replace(BESIDE, "");
}

/** @param {string} address */
function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** @param {Element} box */
function tick(box) {
  const [open, close] = box.matches(".kit-tick--one") ? "()" : "[]";
  return `${open}${box.matches(".kit-tick--on") ? "x" : " "}${close}`;
}

/** @param {string} title */
function underlined(title) {
  return `${title}\n${"-".repeat([...title].length)}`;
}

/**
 * @param {string} text
 * @param {string} by
 */
function indent(text, by) {
  return text.replace(/^(?=.*\S)/gm, by);
}

/**
 * @param {Node} node
 * @returns {node is Element}
 */
function isElement(node) {
  return node.nodeType === Node.ELEMENT_NODE;
}
