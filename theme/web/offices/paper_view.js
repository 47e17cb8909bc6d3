// Hands over the kit's own spreadsheets, filled with the visitor's offices and log.

import { all } from "../lib/dom.js";
import { saveFile } from "../lib/save_file.js";
import { isFromDisk } from "../lib/site_url.js";
import { dueList } from "./due.js";
import { logRows, targetRows } from "./paper_rows.js";
import { fillTable } from "./paper_table.js";

/** @typedef {import("./page.js").Desk} Desk */

const FROM_DISK = "From a folder no page can read a file. Open the site from its address for this.";
const NOT_MADE =
  "The spreadsheet could not be filled in. Load the page again when you have a network.";
const TARGETS = "referral-source-target-list";

/**
 * @param {HTMLElement} root
 * @param {Desk} desk
 */
export function startPaper(root, desk) {
  for (const button of all("[data-paper]", HTMLButtonElement, root)) {
    button.addEventListener("click", async () => {
      if (isFromDisk()) return desk.announce(FROM_DISK);
      desk.announce("Filling in …");
      try {
        await hand(button.dataset, desk);
      } catch {
        desk.announce(NOT_MADE);
      }
    });
  }
}

/**
 * @param {DOMStringMap} button
 * @param {Desk} desk
 */
async function hand({ paper, file = "", name = "" }, desk) {
  const { fetchBlank, fetchFilling } = await import("../fill/download.js");
  const address = new URL(file, location.href).href;
  const [bytes, tools] = await Promise.all([fetchBlank(address), fetchFilling()]);
  const blank = tools.readZip(bytes);
  const made = paper === TARGETS ? targets(blank, tools, desk) : log(blank, tools, desk);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  saveFile(name, /** @type {BlobPart} */ (tools.writeZip(made)), type);
  desk.announce(`Saved as ${name}.`);
}

/**
 * @param {readonly import("./paper_table.js").Entry[]} entries
 * @param {import("./paper_table.js").Tools} tools
 * @param {Desk} desk
 */
function targets(entries, tools, { book, outreach, today }) {
  const offices = [...book.offices.values()];
  const touches = book.touchesByOffice();
  const { next } = dueList(offices, touches, today(), outreach);
  return fillTable(entries, "Offices", targetRows(offices, next, touches, outreach), tools);
}

/**
 * @param {readonly import("./paper_table.js").Entry[]} entries
 * @param {import("./paper_table.js").Tools} tools
 * @param {Desk} desk
 */
function log(entries, tools, { book, outreach }) {
  const rows = logRows([...book.offices.values()], book.touchesByOffice(), outreach);
  const sources = fillTable(entries, "Sources", rows.sources, tools);
  const calendar = fillTable(sources, "Calendar", [], tools);
  return fillTable(calendar, "Log", rows.log, tools);
}
