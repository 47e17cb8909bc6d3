// Where a value ends a sentence: "Harbor MedEx, Inc." before a period shows one period, not two.

const PERIOD = /(?<!\.)\.$/; // more than one is an ellipsis, and stays
const ENDS = /^\.(?!\.)/;

/**
 * Whether a value brings its own period.
 * @param {string} value
 */
export function bringsPeriod(value) {
  return PERIOD.test(value);
}

/**
 * A value as it shows where a period is printed right after it.
 * @param {string} value
 */
export function beforePeriod(value) {
  return value.replace(PERIOD, "");
}

/**
 * Whether words begin with the period that ends the sentence before them.
 * @param {string} words
 */
export function isEnded(words) {
  return ENDS.test(words);
}
