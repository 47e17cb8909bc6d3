// Takes in a file: shows what was found in it, and adds it when the visitor says so.

import { create, one } from "../lib/dom.js";
import { newId } from "./book.js";
import { readCopy, together } from "./copy_file.js";
import { joined, MOST_OFFICES } from "./joining.js";

/**
 * @typedef {import("./page.js").Desk} Desk
 * @typedef {import("./table.js").Table} Table
 */

const NOTHING = "No row of that table holds an office.";
const NOT_READ = "That file cannot be read here. Save it as CSV, and drop it again.";
const MISSING = "What reads tables did not load. Try again when you have a network.";

/**
 * @param {HTMLElement} root
 * @param {Desk} desk
 */
export function startBringing(root, desk) {
  const input = one("[data-bring]", HTMLInputElement, root);
  const found = one("[data-found]", HTMLElement, root);
  const take = async (/** @type {File | undefined} */ file) => {
    if (!file) return;
    const close = () => {
      found.replaceChildren();
      input.focus();
    };
    try {
      found.replaceChildren(await preview(file, desk, close));
    } catch (error) {
      found.replaceChildren(create("p", { textContent: wordsOf(error), className: "kit-tip" }));
    }
    found.tabIndex = -1;
    found.focus();
  };
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    take(file);
    input.value = "";
  });
  const drop = one(".kit-offices__drop", HTMLElement, root);
  for (const name of ["dragover", "drop"]) {
    drop.addEventListener(name, (event) => event.preventDefault());
  }
  drop.addEventListener("drop", (event) => take(event.dataTransfer?.files[0]));
}

/** @param {Error} error */
function wordsOf(error) {
  return error instanceof TypeError || error instanceof RangeError ? NOT_READ : error.message;
}

/**
 * @param {File} file
 * @param {Desk} desk
 * @param {() => void} close
 */
async function preview(file, desk, close) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isCopy = /\.json$/i.test(file.name) || bytes[0] === 0x7b;
  if (isCopy) return previewCopy(bytes, desk, close);
  const reading = await import("./table_file.js").catch(() => Promise.reject(new Error(MISSING)));
  return previewTable(await reading.tableOf(bytes, desk.outreach), desk, close);
}

/**
 * @param {Uint8Array} bytes
 * @param {Desk} desk
 * @param {() => void} close
 */
function previewCopy(bytes, desk, close) {
  const { book, outreach } = desk;
  const copy = readCopy(new TextDecoder().decode(bytes), outreach.limits);
  const saved = copy.saved ? ` of ${copy.saved}` : "";
  const left = copy.left ? ` ${copy.left} lines hold nothing known here, and are left out.` : "";
  const words = `A copy${saved}: ${copy.offices.length} offices, ${copy.touches.length} contacts.${left} They are added to what is here; where both have one office, the one that was changed more often stays.`;
  const here = () => ({ offices: [...book.offices.values()], touches: [...book.touches.values()] });
  return asking([words], "Add them", close, async () => {
    await book.replace(together(here(), copy));
    desk.announce("The copy is in.");
    desk.askToKeep();
  });
}

/**
 * @param {Table} table
 * @param {Desk} desk
 * @param {() => void} close
 */
function previewTable(table, desk, close) {
  const { book } = desk;
  if (!table.rows.length) throw new Error(NOTHING);
  const { added, filled, same, left } = joined(
    [...book.offices.values()],
    table.rows,
    desk.today(),
    newId,
  );
  const matched = table.matched.map(({ name, fact }) => `${name} → ${desk.labels(fact)}`);
  const lines = [
    counted(
      [added.length, "new"],
      [filled.length, "that gain something"],
      [same, "as they are here"],
    ),
    `Matched: ${matched.join("; ")}.`,
    table.kept.length && `Kept as they are, for your own use: ${table.kept.join(", ")}.`,
    table.clients.length &&
      `Left out, because they are about clients: ${table.clients.join(", ")}.`,
    table.samples && `The kit’s ${table.samples} made-up rows are left out.`,
    left && `${left} are left out: this page holds ${MOST_OFFICES.toLocaleString("en")} offices.`,
  ];
  const words = lines.filter((line) => typeof line === "string");
  return asking(words, "Add them to my offices", close, async () => {
    await book.keepOffices([...added, ...filled]);
    desk.announce(counted([added.length, "added"], [filled.length, "filled in"]));
    desk.askToKeep();
  });
}

/**
 * How many of each there are; of what there is none nothing is said.
 * @param {[number, string][]} parts
 */
function counted(...parts) {
  const said = parts.filter(([count]) => count).map(([count, what]) => `${count} ${what}`);
  return `${said.join(", ") || "Nothing new"}.`;
}

/**
 * @param {string[]} lines
 * @param {string} yes
 * @param {() => void} close
 * @param {() => Promise<void>} work
 */
function asking(lines, yes, close, work) {
  const box = create("div", { className: "kit-offices__found" });
  const className = "md-button md-button--primary";
  const add = create("button", { type: "button", className, textContent: yes });
  const leave = create("button", {
    type: "button",
    className: "md-button",
    textContent: "Leave it",
  });
  leave.addEventListener("click", close);
  add.addEventListener("click", async () => {
    add.disabled = true;
    await work();
    close();
  });
  const buttons = create("p");
  buttons.append(add, " ", leave);
  box.append(...lines.map((textContent) => create("p", { textContent })), buttons);
  return box;
}
