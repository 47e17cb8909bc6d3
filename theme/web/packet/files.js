// Makes a packet's files in the browser: one PDF, or a ZIP of the files to change. Nothing typed leaves the browser.

import { details } from "../details/details.js";
import { paper } from "../lib/paper.js";
import { saveFile } from "../lib/save_file.js";
import { joinPdfs } from "./pdf/joining.js";

/**
 * @typedef {import("./packet.js").Page} Page
 * @typedef {typeof import("../fill/download.js")} Download
 * @typedef {import("../fill/filled.js").Filled} Filled
 */

const BLANK = "This packet is blank: you have typed no details yet.";
const ON_A4 = "Its pages are A4.";

/**
 * Hand the pages over, filled in.
 * @param {string} format "pdf" or "zip"
 * @param {string} title of the packet
 * @param {Page[]} pages
 * @param {(words: string) => void} announce
 */
export async function handPacketOver(format, title, pages, announce) {
  announce("Filling in …");
  const download = await import("../fill/download.js");
  const values = details();
  const addresses = pages.map(({ slug, file }) =>
    addressOf(format === "pdf" ? `templates/${slug}.pdf` : file),
  );
  try {
    const [tools, filling, ...files] = await Promise.all([
      download.fetchTools(),
      download.fetchFilling(),
      ...addresses.map((address) => download.fetchBlank(address)),
    ]);
    const named = pages.map((page, place) => ({
      ...page,
      address: addresses[place],
      bytes: files[place],
    }));
    const made =
      format === "pdf"
        ? await filling.fillPdf(joinPdfs(named, title, paper()), values, tools)
        : await filling.fillSeveral(named, values, tools);
    saveFile(
      download.filledName(`${title}.${format}`, values, made.filled, false),
      /** @type {BlobPart} */ (made.bytes),
      "application/octet-stream",
    );
    const hasDetails = Object.keys(values).length > 0 || tools.logo !== null;
    const what = { isWhole: false, isPaper: format === "pdf" };
    const said = hasDetails ? download.results(made, values, tools, what) : BLANK;
    announce(format === "pdf" && paper() === "a4" ? `${said} ${ON_A4}` : said);
  } catch (error) {
    announce(
      `The packet could not be put together. ${await download.reasonOf(error, addresses[0])}`,
    );
  }
}

/** @param {string} path of a file, below the folder of downloads */
function addressOf(path) {
  return new URL(`../downloads/${path}`, document.baseURI).href;
}
