// A file of the kit is fetched by its plain address, filled in here, in the browser, and handed over. Nothing typed leaves it.

import { leftToFill } from "./copy.js";
import { details, ownDetails } from "./details.js";
import { fill } from "./fill.js";
import { isNone } from "./phrases.js";
import { saveFile } from "./save.js";
import { teller } from "./status.js";
import { openLabels } from "./text_of.js";
import { libraryAt } from "./vendored.js";

const WHOLE_KIT = { "kit-pdf": "pdf", "kit-zip": "zip" };
const NOT_FETCHED = "It could not be fetched.";
const NO_NETWORK = "Files need a network. Copying and printing work without one.";
const NOT_HTTPS = "Its checksums can only be reckoned on a page with a secure address (it has a lock).";
const CHANGED = "It is not as this page expects it: load the page again.";
const fonts = new Map();

/** What went wrong, in words for the visitor. */
class Told extends Error {}

/** Hand over the file a link leads to, filled in. Whatever goes wrong, the blank one is still offered where it can be had. */
export async function handOver(link, assets) {
  const say = teller();
  const format = WHOLE_KIT[link.dataset.fill] ?? link.dataset.fill;
  const isWhole = link.dataset.fill in WHOLE_KIT;
  say("Filling in …");
  try {
    const [content, tools] = await Promise.all([bytesAt(link.href), toolsAt(new URL(assets, location.href))]);
    const values = isWhole ? ownDetails() : details();
    const progress = (done, all) => say(`Filling in … ${done} of ${all} files`);
    const made = format === "zip" ? await fillWhole(content, values, tools, everySecond(progress)) : await fill(format, content, values, tools);
    saveFile(link.download, made.bytes, "application/octet-stream");
    const isPaper = format === "pdf" || format === "zip";
    say([...report(made, isWhole, tools), ...troubles(made, tools.labels), ...(isPaper ? printed(made, values, tools) : [])].join(" "));
  } catch (error) {
    if (!(await answers(link.href))) return say(NO_NETWORK);
    say(`This file could not be filled in. ${error instanceof Told ? error.message : CHANGED} `, blankLink(link, say));
  }
}

/** Tell somebody who typed nothing yet why the file is blank, or why none comes. */
export async function tellBlank(link) {
  teller()((await answers(link.href)) ? "This is the blank file: you have typed no details yet." : NO_NETWORK);
}

/** Whether a file can be had. Only its head is asked for; a browser that believes to be online may be wrong. */
async function answers(address) {
  try {
    await fetch(address, { method: "HEAD" });
    return true;
  } catch {
    return false;
  }
}

async function fillWhole(content, values, tools, progress) {
  if (!globalThis.crypto?.subtle) throw new Told(NOT_HTTPS);
  const { fillKit } = await import("./fill_kit.js");
  return fillKit(content, values, tools, progress);
}

async function toolsAt(assets) {
  const [fflate, fields] = await Promise.all([library(new URL("vendor/fflate.js", assets)), bytesAt(new URL("filling/fields.json", assets))]);
  return { fflate, ...JSON.parse(new TextDecoder().decode(fields)), wide: (name) => wideFont(new URL(`filling/${name}.ttf`, assets)) };
}

function library(address) {
  return libraryAt(address, "fflate").catch(() => Promise.reject(new Told(NOT_FETCHED)));
}

/** The font with the letters a form's own small one lacks. It is fetched only for those who typed such a letter. */
async function wideFont({ href }) {
  const { WideFont } = await import("./wide_font.js");
  if (!fonts.has(href)) fonts.set(href, new WideFont(await bytesAt(href)));
  return fonts.get(href);
}

async function bytesAt(address) {
  let response;
  try {
    response = await fetch(address);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    // no network: told below, like an answer that is none
  }
  throw new Told(NOT_FETCHED);
}

function report({ filled, open }, isWhole, { labels, own }) {
  const left = isWhole ? own.filter((name) => open.has(name)) : [...open];
  const text = document.getElementById("kit-text");
  const blanks = text && !isWhole ? openLabels(text) : left.map((name) => labels[name]);
  const rest = isWhole ? ["What belongs to an office or a client stays blank."] : [];
  const begin = filled.size ? `Saved with ${filled.size} of your details.` : "Saved as it is: this file has no place for what you typed.";
  return [begin, ...(isWhole && blanks.length === 0 ? [] : [leftToFill(blanks)]), ...rest];
}

function troubles({ tooShort = new Set(), missing = new Map(), loose = new Map() }, labels) {
  const told = [...missing].map(([name, characters]) => `${labels[name]} holds ${[...characters].join(" ")}, which the PDF’s letters cannot show: there a box stands for it.`);
  for (const [name, letters] of loose) told.push(`${labels[name]} holds ${[...letters].join(" ")}: in the PDF the accent stands beside its letter. The Word file has it in its place.`);
  if (tooShort.size) told.push(`Too long for its line in the PDF, and cut off on paper: ${[...tooShort].map((name) => labels[name]).join(", ")}.`);
  return told;
}

/** What a PDF cannot leave out: the words around a field that is none are printed. */
function printed({ filled }, values, { labels, phrases }) {
  const names = new Set(phrases.map(({ field }) => field).filter((name) => filled.has(name) && isNone(values[name])));
  return [...names].map((name) => `${labels[name]}: the PDF’s printed words stay, and “none” stands among them. The text and the Word file leave them out.`);
}

function blankLink(link, say) {
  const blank = Object.assign(document.createElement("a"), { href: link.href, download: link.download, textContent: "Take the blank file" });
  blank.addEventListener("click", () => setTimeout(() => say("")));
  return blank;
}

function everySecond(tell) {
  let last = performance.now();
  return (...progress) => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    tell(...progress);
  };
}
