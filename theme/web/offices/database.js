// Where the browser keeps offices and contacts. A browser may refuse, be full, or clear what it kept at any moment;
// what then happens is the book's affair.

import { openDB, unwrap } from "idb";
import { OFFICES_KEPT } from "../lib/store.js";

/**
 * @typedef {import("./office.js").Office} Office
 * @typedef {import("./touch.js").Touch} Touch
 * @typedef {import("idb").IDBPDatabase} Database
 */

const VERSION = 1;
const SLICE = 500; // how many are handed over before the page may do something else
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
  const finished = transaction.done.catch((error) => error); // as it is told below, whenever that comes
  try {
    for (const name of STORES) {
      const store = unwrap(transaction.objectStore(name)); // a promise for each would take longer than keeping it
      const { put = [], drop = [] } = changes[name] ?? {};
      await sliced(put, (one) => store.put(one));
      await sliced(drop, (id) => store.delete(id));
    }
  } catch (error) {
    const isOver = transaction.error !== null;
    if (!isOver) transaction.abort(); // so that nothing of it is kept
    throw transaction.error ?? error;
  }
  const failed = await finished;
  if (failed) throw failed;
}

/**
 * Ask for all of them, some at a time.
 * @template T
 * @param {T[]} list
 * @param {(one: T) => IDBRequest} ask
 */
async function sliced(list, ask) {
  for (const [place, one] of list.entries()) {
    const request = ask(one);
    if (place % SLICE === SLICE - 1) await settled(request);
  }
}

/** @param {IDBRequest} request */
function settled(request) {
  return new Promise((resolve) => {
    request.onsuccess = resolve;
    request.onerror = resolve; // the transaction says why
  });
}
