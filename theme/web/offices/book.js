// All offices and contacts of a visitor, in memory and kept in the browser. What the browser refuses to keep lasts as
// long as the page, and the page says so; what it loses meanwhile is kept again.

import { store as keepText, OFFICES_KEPT } from "../lib/store.js";
import { openDatabase, readAll, write } from "./database.js";
import { merged } from "./merging.js";
import { byDay, byOffice } from "./touch.js";

/**
 * @typedef {import("./office.js").Office} Office
 * @typedef {import("./touch.js").Touch} Touch
 * @typedef {import("./database.js").Database} Database
 * @typedef {Parameters<typeof write>[1]} Changes
 *
 * @typedef {"kept" | "refused" | "full"} State whether the browser keeps what is typed
 */

const CHANGED = "offices-changed";

export class Book {
  /** @type {Map<string, Office>} */
  offices = new Map();
  /** @type {Map<string, Touch>} */
  touches = new Map();
  /** @type {Map<string, string>} */
  notes = new Map();
  /** @type {State} */
  state = "kept";
  /** @type {Map<string, Touch[]> | null} */
  #byOffice = null;
  /** @type {Database | null} */
  #database = null;
  #isLost = false;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(OFFICES_KEPT) : null;

  /** Open the book as the browser has it, or an empty one where it keeps none. */
  static async open() {
    const book = new Book();
    await book.#read();
    book.#channel?.addEventListener("message", () => book.#read().then(() => book.#tell()));
    document.addEventListener("kit:forgotten", () => book.#forget());
    return book;
  }

  /** @param {() => void} listener called after every change, here or in another tab */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  /** Contacts by office, each list in order. A list is exchanged when a contact in it changes, and stays the same else. */
  touchesByOffice() {
    this.#byOffice ??= byOffice([...this.touches.values()]);
    return this.#byOffice;
  }

  /**
   * Keep an office. Returns the facts that another tab changed meanwhile, as they were there.
   * @param {Office} office
   * @param {Office} [base] as it was when it was opened here
   */
  async keepOffice(office, base) {
    const there = this.#database ? await this.#kept(office.id) : this.offices.get(office.id);
    const made = merged(office, base, there);
    this.offices.set(office.id, made.office);
    await this.#write({ offices: { put: [made.office] } });
    return made.lost;
  }

  /** @param {Office[]} offices */
  async keepOffices(offices) {
    const next = offices.map((office) => ({ ...office, revision: office.revision + 1 }));
    for (const office of next) this.offices.set(office.id, office);
    await this.#write({ offices: { put: next } });
  }

  /**
   * Take an office away with its contacts. Returns what was taken away.
   * @param {string} id
   */
  async dropOffice(id) {
    const touches = this.touchesByOffice().get(id) ?? [];
    this.offices.delete(id);
    for (const touch of touches) this.touches.delete(touch.id);
    this.#byOffice?.delete(id);
    await this.#write({ offices: { drop: [id] }, touches: { drop: touches.map((one) => one.id) } });
  }

  /** @param {Touch} touch */
  async keepTouch(touch) {
    const placed = { ...touch, place: touch.place || this.#nextPlace() };
    this.#exchange(placed.office, placed.id, [placed]);
    this.touches.set(placed.id, placed);
    await this.#write({ touches: { put: [placed] } });
  }

  /** @param {string} id */
  async dropTouch(id) {
    this.#exchange(this.touches.get(id)?.office ?? "", id, []);
    this.touches.delete(id);
    await this.#write({ touches: { drop: [id] } });
  }

  /**
   * Exchange a contact with an office for others, in order.
   * @param {string} office
   * @param {string} id
   * @param {Touch[]} others
   */
  #exchange(office, id, others) {
    const index = this.touchesByOffice();
    const kept = (index.get(office) ?? []).filter((one) => one.id !== id);
    index.set(office, [...kept, ...others].sort(byDay));
  }

  #nextPlace() {
    let last = 0;
    for (const { place } of this.touches.values()) last = Math.max(last, place);
    return last + 1;
  }

  /**
   * Keep a note that is about no office, such as the day of the last copy.
   * @param {string} id
   * @param {string} text
   */
  async note(id, text) {
    this.notes.set(id, text);
    await this.#write({ notes: { put: [/** @type {any} */ ({ id, text })] } });
  }

  /**
   * Keep these in place of all there were.
   * @param {{ offices: Office[], touches: Touch[] }} contents
   */
  async replace({ offices, touches }) {
    const gone = (/** @type {Map<string, unknown>} */ had, /** @type {{ id: string }[]} */ has) => {
      const ids = new Set(has.map(({ id }) => id));
      return [...had.keys()].filter((id) => !ids.has(id));
    };
    const changes = {
      offices: { put: offices, drop: gone(this.offices, offices) },
      touches: { put: touches, drop: gone(this.touches, touches) },
    };
    this.offices = mapOf(offices);
    this.touches = mapOf(touches);
    this.#byOffice = null;
    await this.#write(changes);
  }

  async #read() {
    try {
      this.#database ??= await openDatabase(() => this.#close());
      const { offices, touches, notes } = await readAll(this.#database);
      this.offices = mapOf(offices);
      this.touches = mapOf(touches);
      this.#byOffice = null;
      this.notes = new Map(notes.map(({ id, text }) => [id, text]));
    } catch {
      this.#database = null;
      this.state = "refused";
    }
  }

  /** @param {Changes} changes */
  async #write(changes) {
    try {
      const whole = this.#isLost || !this.#database ? this.#everything() : changes;
      this.#database ??= await openDatabase(() => this.#close());
      await write(this.#database, whole);
      this.#isLost = false;
      this.state = "kept";
      keepText("offices", String(this.offices.size));
    } catch (error) {
      this.state = error?.name === "QuotaExceededError" ? "full" : "refused";
      this.#isLost = true;
    }
    this.#channel?.postMessage(CHANGED);
    this.#tell();
  }

  /** @returns {Changes} */
  #everything() {
    const notes = [...this.notes].map(([id, text]) => ({ id, text }));
    return {
      offices: { put: [...this.offices.values()] },
      touches: { put: [...this.touches.values()] },
      notes: { put: notes },
    };
  }

  /** @param {string} id */
  async #kept(id) {
    try {
      return await this.#database?.get("offices", id);
    } catch {
      return this.offices.get(id); // it was closed meanwhile; writing opens it again
    }
  }

  #close() {
    this.#database = null;
    this.#isLost = true;
  }

  #forget() {
    for (const all of [this.offices, this.touches, this.notes]) all.clear();
    this.#byOffice = null;
    this.#isLost = false;
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}

/**
 * @template {{ id: string }} T
 * @param {T[]} list
 * @returns {Map<string, T>}
 */
function mapOf(list) {
  return new Map(list.map((one) => [one.id, one]));
}

/** A name that nothing else has. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
