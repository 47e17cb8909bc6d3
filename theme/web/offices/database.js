// Where the browser keeps offices and contacts. A browser may refuse, be full, or clear what it kept at any moment;
// what then happens is the book's affair.

import { openDB } from "idb";
import { OFFICES_KEPT } from "../lib/store.js";

/**
 * @typedef {import("./office.js").Office} Office
 * @typedef {import("./touch.js").Touch} Touch
 * @typedef {import("idb").IDBPDatabase} Database
 */

const VERSION = 1;
const STORES = /** @type {const} */ (["offices", "touches", "notes"]);

/**
 * Open it, or make it. Rejects where the browser keeps none.
 * @param {() => void} closed called when the browser closes it without being asked
 * @returns {Promise<Database>}
 */
export function openDatabase(closed) {
  return openDB(OFFICES_KEPT, VERSION, {
    upgrade(database) {
      for (const name of STORES) database.createObjectStore(name, { keyPath: "id" });
    },
    blocking(_, __, event) {
      /** @type {IDBDatabase} */ (event.target).close(); // it is being forgotten, here or in another tab
      closed();
    },
    terminated: closed,
  });
}

/**
 * Everything that is kept.
 * @param {Database} database
 * @returns {Promise<{ offices: Office[], touches: Touch[], notes: { id: string, text: string }[] }>}
 */
export async function readAll(database) {
  const transaction = database.transaction(STORES);
  const [offices, touches, notes] = await Promise.all(
    STORES.map((name) => transaction.objectStore(name).getAll()),
  );
  return { offices, touches, notes };
}

/**
 * Keep and take away in one go: all of it, or none.
 * @param {Database} database
 * @param {Partial<Record<"offices" | "touches" | "notes", { put?: { id: string }[], drop?: string[] }>>} changes
 */
export async function write(database, changes) {
  const transaction = database.transaction(STORES, "readwrite");
  const asked = STORES.flatMap((name) => {
    const store = transaction.objectStore(name);
    const { put = [], drop = [] } = changes[name] ?? {};
    return [...put.map((one) => store.put(one)), ...drop.map((id) => store.delete(id))];
  });
  const results = await Promise.allSettled([...asked, transaction.done]);
  const failed = results.find(({ status }) => status === "rejected");
  if (failed) throw /** @type {PromiseRejectedResult} */ (failed).reason;
}
