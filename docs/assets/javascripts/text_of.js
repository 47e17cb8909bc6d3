// A template's text on the page becomes plain text, the same as in its .txt file without the notes: see plain_text.py.

const RULED = "__________";
const BESIDE = /^(?:mailto|tel):/; // what an address begins with when it is no page's
const LEFT_OUT = '[data-copy="no"], button, .kit-copied-by';
const BLOCKS = /^(P|H[1-6]|UL|OL|LI|TABLE|HR|DIV|SECTION|DETAILS|BLOCKQUOTE)$/;

/** Turn everything inside an element into text: paragraphs on one line each, an empty line between them. */
export function textOf(element) {
  return blocksOf(element).join("\n\n");
}

/** Turn an element's words into lines, breaking only where the author did. */
export function lineOf(element) {
  const lines = raw(element.childNodes).split("\n");
  return lines.map((line) => line.replace(/ +/g, " ").replace(/^ +| +$/g, "")).join("\n").replace(/^\n+|\n+$/g, "");
}

/** The labels of what is still open below an element: placeholders without a detail, and blanks; each once. */
export function openLabels(element) {
  const open = [...element.querySelectorAll("[data-field]:not([data-filled]), .kit-blank:not(.kit-blank--filled)")].filter(isCopied);
  return [...new Set(open.map((place) => place.textContent.replace(/^\[|\]$/g, "")))];
}

function isCopied(place) {
  return !place.closest(LEFT_OUT);
}

function blocksOf(element) {
  const texts = [];
  let run = []; // words that stand beside blocks without an element of their own, as in a list item
  const close = () => {
    const line = run.length ? lineOf({ childNodes: run }) : "";
    if (line) texts.push(line);
    run = [];
  };
  for (const node of element.childNodes) {
    if (node.nodeType === Node.ELEMENT_NODE && node.matches(LEFT_OUT)) continue;
    if (node.nodeType === Node.ELEMENT_NODE && BLOCKS.test(node.tagName)) {
      close();
      const text = blockOf(node);
      if (text) texts.push(text);
    } else run.push(node);
  }
  close();
  return texts;
}

function blockOf(element) {
  if (element.matches("h3")) return underlined(lineOf(element));
  if (element.matches("p, h4, h5, h6")) return lineOf(element);
  if (element.matches(".kit-ticks")) return items(element, (item) => `${tick(item.firstElementChild)} `, (item) => item.lastElementChild);
  if (element.matches("ul")) return items(element, () => "- ");
  if (element.matches("ol")) return items(element, (_, place) => `${element.start + place}. `);
  if (element.matches(".kit-sheet")) return sheet(element);
  if (element.matches("table")) return [...element.rows].map((row) => [...row.cells].map(cell).join(" | ")).join("\n");
  if (element.matches("hr")) return "* * *";
  if (element.matches(".kit-say")) return indent(textOf(element), "    ");
  if (element.matches("blockquote")) return textOf(element).replace(/^/gm, "> ");
  if (element.matches(".kit-branch:not(.kit-fold)")) return branch(element);
  return textOf(element);
}

/** The notes of a way the talk can go, where it holds nothing else: without them it would end at its title. */
export function onlyNotes(body) {
  return textOf(body) ? [] : [...body.children].filter((part) => part.matches(".kit-note"));
}

function branch(element) {
  const [summary, body] = element.children;
  const title = lineOf(summary);
  const said = textOf(body) || onlyNotes(body).map(textOf).join("\n\n");
  return said ? `${title}\n\n${indent(said, "  ")}` : "";
}

function items(list, marker, inside = (item) => item) {
  const kept = [...list.children].filter((item) => !item.matches(LEFT_OUT));
  return kept
    .map((item, place) => {
      const lead = marker(item, place);
      const text = blocksOf(inside(item)).join("\n");
      return (lead + text.replaceAll("\n", `\n${" ".repeat(lead.length)}`)).trimEnd();
    })
    .join("\n");
}

function sheet(table) {
  const rows = [...table.tBodies[0].rows];
  return rows.map((row) => `- ${[lineOf(row.cells[0]), row.cells[1].dataset.help].filter(Boolean).join(": ")}`).join("\n");
}

function cell(element) {
  return lineOf(element).replaceAll("\n", " ");
}

function raw(nodes) {
  let text = "";
  for (const node of nodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.data.replace(/[ \t\r\n]+/g, " ");
    else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(LEFT_OUT)) text += inline(node);
  }
  return text;
}

function inline(element) {
  if (element.tagName === "BR") return "\n";
  if (element.matches(".kit-tick")) return tick(element);
  if (element.matches(".kit-blank--filled")) return element.textContent;
  if (element.matches(".kit-blank")) return element.matches(".kit-blank--silent") ? RULED : `[${element.textContent}]`;
  const text = raw(element.childNodes);
  const target = element.getAttribute("href") ?? "";
  return /^[a-z]+:/i.test(target) && !isShown(target, text) ? `${text} (${target})` : text;
}

/** Whether the words of a link are its address already: nobody needs it twice. */
function isShown(target, text) {
  const [spelled, shown] = [target, text.trim()].map(decoded);
  return shown === spelled || shown === spelled.replace(BESIDE, "");
}

function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function tick(box) {
  const [open, close] = box.matches(".kit-tick--one") ? "()" : "[]";
  return `${open}${box.matches(".kit-tick--on") ? "x" : " "}${close}`;
}

function underlined(title) {
  return `${title}\n${"-".repeat([...title].length)}`;
}

function indent(text, by) {
  return text.replace(/^(?=.*\S)/gm, by);
}
