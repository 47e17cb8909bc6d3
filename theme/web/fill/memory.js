// What was read of a blank file, kept by a run that fills many kits from one (members.mjs). A visitor fills one:
// in a browser nothing is kept, and memory does not grow.

/**
 * @template {object} Key
 * @template Value
 */
export class Memory {
  static isOn = false;

  constructor() {
    /** @type {WeakMap<Key, Value>} */
    this.kept = new WeakMap();
  }

  /**
   * What was read of this, now or before. Nobody may change it.
   * @param {Key} key
   * @param {() => Value} read
   */
  recall(key, read) {
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const value = read();
    if (Memory.isOn) this.kept.set(key, value);
    return value;
  }
}
