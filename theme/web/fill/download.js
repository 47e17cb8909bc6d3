// Fetches a file of the kit by its plain address, fills it in here, in the browser, and hands it over.
// Nothing typed leaves the browser.

import { isKnown } from "../card/known.js";
import { details, ownDetails } from "../details/details.js";
import { keptLogo } from "../details/logo.js";
import { isNone } from "../details/phrases.js";
import { announcer } from "../lib/announce.js";
import { create } from "../lib/dom.js";
import { pauses } from "../lib/pauses.js";
import { saveFile } from "../lib/save_file.js";
import { assetUrl } from "../lib/site_url.js";
import { missing } from "../template/blanks.js";
import { filledName } from "./file_name.js";

export { filledName };

/**
 * @typedef {import("./filled.js").Filled} Filled
 * @typedef {import("./filled.js").Tools} Tools
 * @typedef {(...parts: (string | Node)[]) => void} Announce
 */

/** @type {Record<string, string>} */
const WHOLE_KIT = { "kit-pdf": "pdf", "kit-zip": "zip" };
const NOT_FETCHED = "It could not be fetched.";
const NO_NETWORK = "Files need a network. Copying and printing work without one.";
const NOT_HTTPS =
  "Its checksums can only be reckoned on a page with a secure address (it has a lock).";
const CHANGED = "It is not as this page expects it: load the page again.";
const BLANK = "This is the blank file: you have typed no details yet.";
const OFFICE = "What belongs to an office or a client stays blank.";
const CUT = "Too long for its line in the PDF, and cut off on paper:";

/** @type {Map<string, import("./pdf/wide_font.js").WideFont>} */
const fonts = new Map();

/** What went wrong, in words for the visitor. */
class VisitorError extends Error {}

/**
 * Hand over the file a link leads to, filled in. Whatever goes wrong, offer the blank one where it can
 * be had.
 * @param {HTMLAnchorElement} link
 */
export async function handOver(link) {
  const announce = announcer();
  announce("Filling in …");
  try {
    const [content, tools, filling] = await Promise.all([
      fetchBlank(link.href),
      fetchTools(),
      fetchFilling(),
    ]);
    const { fill = "" } = link.dataset;
    const isWhole = fill in WHOLE_KIT;
    const format = WHOLE_KIT[fill] ?? fill;
    const values = isWhole ? ownDetails() : details();
    const made =
      format === "zip"
        ? await fillWhole(filling, content, values, tools, announce)
        : await filling.fillFile(format, content, values, tools);
    const name = filledName(link.download, values, made.filled, isWhole);
    saveFile(name, /** @type {BlobPart} */ (made.bytes), "application/octet-stream");
    const isPaper = format === "pdf" || format === "zip";
    announce(results(made, values, tools, { isWhole, isPaper }));
  } catch (error) {
    const reason = await reasonOf(error, link.href);
    if (reason === NO_NETWORK) return announce(NO_NETWORK);
    announce(`This file could not be filled in. ${reason} `, blankLink(link, announce));
  }
}

/**
 * Why a file at this address was not to be had, in words for the visitor.
 * @param {unknown} error
 * @param {string} address
 */
export async function reasonOf(error, address) {
  if (!(await answers(address))) return NO_NETWORK;
  return error instanceof VisitorError ? error.message : CHANGED;
}

/**
 * What filling came to, in words for the visitor.
 * @param {Filled} made
 * @param {import("../details/values.js").Values} values
 * @param {Tools} tools
 * @param {{ isWhole: boolean, isPaper: boolean }} what
 */
export function results(made, values, tools, { isWhole, isPaper }) {
  const parts = [...report(made, isWhole, tools), ...troubles(made, tools)];
  return [...parts, ...(isPaper ? printed(made, values, tools) : [])].join(" ");
}

/**
 * Hand over, in one ZIP, the file a link leads to as each of several people's details fill it.
 * @param {HTMLAnchorElement} link
 * @param {import("../details/values.js").Values[]} people
 * @param {Map<string, string>} blanks what was typed for all, by the labels of the blanks
 */
export async function handOverEach(link, people, blanks) {
  const announce = announcer();
  announce("Filling in …");
  try {
    const asked = [fetchBlank(link.href), fetchTools(), fetchFilling()];
    const [content, tools, filling] = await Promise.all(/** @type {any} */ (asked));
    /** @type {[string, Uint8Array][]} */
    const files = [];
    const cut = new Set();
    const pause = pauses((done) => announce(`Filling in … ${done} of ${people.length} files`));
    for (const values of people) {
      const made = await filling.fillFile(link.dataset.fill, content, values, { ...tools, blanks });
      files.push([
        filledName(link.download, values, new Set(Object.keys(values)), false),
        made.bytes,
      ]);
      for (const name of made.tooShort) cut.add(tools.labels[name] ?? name);
      await pause(files.length);
    }
    const name = link.download.replace(/\.\w+$/, ".zip");
    saveFile(name, filling.packed(files), "application/zip");
    const said = `Saved as ${name}: ${files.length} files, each with its office’s name.`;
    announce(cut.size ? `${said} ${CUT} ${[...cut].join(", ")}.` : said);
  } catch (error) {
    const reason = error instanceof VisitorError ? error.message : CHANGED;
    announce(`The files could not be filled in. ${reason}`);
  }
}

/**
 * Say to somebody who typed nothing yet why the file is blank, or why none comes.
 * @param {HTMLAnchorElement} link
 */
export async function tellBlank(link) {
  announcer()((await answers(link.href)) ? BLANK : NO_NETWORK);
}

/**
 * Whether a file can be had. A browser that believes it is online may be wrong, so its head is asked for.
 * @param {string} address
 */
async function answers(address) {
  try {
    await fetch(address, { method: "HEAD" });
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {typeof import("./fill.js")} filling
 * @param {Uint8Array} content
 * @param {import("../details/values.js").Values} values
 * @param {Tools} tools
 * @param {Announce} announce
 */
function fillWhole({ fillKit }, content, values, tools, announce) {
  if (!globalThis.crypto?.subtle) throw new VisitorError(NOT_HTTPS);
  return fillKit(content, values, tools, (done, all) => {
    announce(`Filling in … ${done} of ${all} files`);
  });
}

/**
 * Fetch the blank file as it was when this page was built: one of another edition may have other places
 * to fill in. A browser that kept an old one is asked past what it kept.
 * @param {string} address
 */
export async function fetchBlank(address) {
  const [, path] = decodeURIComponent(new URL(address).pathname).split(/^.*\/downloads\//);
  const { [path]: integrity } = await jsonAt("filling/sums.json");
  if (!integrity) throw new VisitorError(CHANGED);
  for (const cache of /** @type {const} */ (["default", "reload"])) {
    try {
      return await bytesAt(address, { integrity, cache });
    } catch {
      // not that file: asked for once more, then reported below
    }
  }
  await bytesAt(address);
  throw new VisitorError(CHANGED);
}

/**
 * What the site's build tells about the kit, and the visitor's logo, for what fills files in.
 * @returns {Promise<Tools>}
 */
export async function fetchTools() {
  return {
    ...(await jsonAt("filling/fields.json")),
    logo: await keptLogo(),
    wide: (/** @type {string} */ face) => wideFont(assetUrl(`filling/${face}.ttf`)),
    code: contactCode,
  };
}

/** The scripts that fill files in. */
export function fetchFilling() {
  return import("./fill.js").catch(() => Promise.reject(new VisitorError(NOT_FETCHED)));
}

/**
 * The code of the visitor's contact card; what draws one is fetched for those who typed enough.
 * @param {import("../details/values.js").Values} values
 */
async function contactCode(values) {
  if (!isKnown(values)) return null;
  const failed = () => Promise.reject(new VisitorError(NOT_FETCHED));
  return (await import("../card/code.js").catch(failed)).codeOf(values);
}

/**
 * The font with the letters that a form's small one lacks, fetched for those who typed such a letter.
 * @param {string} address
 */
async function wideFont(address) {
  const { WideFont } = await import("./pdf/wide_font.js");
  const font = fonts.get(address) ?? new WideFont(await bytesAt(address));
  fonts.set(address, font);
  return font;
}

/** @param {string} path below assets/ */
async function jsonAt(path) {
  return JSON.parse(new TextDecoder().decode(await bytesAt(assetUrl(path))));
}

/**
 * @param {string} address
 * @param {RequestInit} [options]
 */
async function bytesAt(address, options) {
  try {
    const response = await fetch(address, options);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    // no network: reported below, like an answer that is none
  }
  throw new VisitorError(NOT_FETCHED);
}

/**
 * What was filled in, and what is left to fill.
 * @param {Filled} made
 * @param {boolean} isWhole
 * @param {Tools} tools
 */
function report({ filled, open, hasLogo, hasCode }, isWhole, { labels, own }) {
  const left = isWhole ? own.filter((name) => open.has(name)) : [...open];
  const parts = [
    ...(filled.size ? [`${filled.size} of your details`] : []),
    ...(hasLogo ? ["your logo"] : []),
    ...(hasCode ? ["your contact card as a code to scan"] : []),
  ];
  const begin = parts.length
    ? `Saved with ${new Intl.ListFormat("en").format(parts)}.`
    : "Saved as it is: this file has no place for what you typed.";
  const isDone = isWhole && left.length === 0;
  const named = missing(left.map((name) => labels[name]));
  return [begin, ...(isDone ? [] : [named]), ...(isWhole ? [OFFICE] : [])];
}

/**
 * What a PDF could not show as it was typed.
 * @param {Filled} made
 * @param {Tools} tools
 */
function troubles({ tooShort, missing, loose }, { labels }) {
  const unknown = [...missing].map(
    ([name, characters]) =>
      `${labels[name]} holds ${[...characters].join(" ")}, which the PDF’s letters cannot show: there a box stands for it.`,
  );
  const accents = [...loose].map(
    ([name, letters]) =>
      `${labels[name]} holds ${[...letters].join(" ")}: in the PDF the accent stands beside its letter. The Word file has it in its place.`,
  );
  const names = [...tooShort].map((name) => labels[name]).join(", ");
  const cut = `${CUT} ${names}.`;
  return [...unknown, ...accents, ...(names ? [cut] : [])];
}

/**
 * What a PDF cannot leave out: the words around a field that is none are printed.
 * @param {Filled} made
 * @param {import("../details/values.js").Values} values
 * @param {Tools} tools
 */
function printed({ filled }, values, { labels, phrases }) {
  const fields = phrases.map(({ field }) => field);
  const names = new Set(fields.filter((name) => filled.has(name) && isNone(values[name])));
  return [...names].map(
    (name) =>
      `${labels[name]}: the PDF’s printed words stay, and “none” stands among them. The text and the Word file leave them out.`,
  );
}

/**
 * @param {HTMLAnchorElement} link
 * @param {Announce} announce
 */
function blankLink({ href, download }, announce) {
  const blank = create("a", { href, download, textContent: "Take the blank file" });
  blank.addEventListener("click", () => setTimeout(() => announce("")));
  return blank;
}
