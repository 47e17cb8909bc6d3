// A value meets the end of its sentence: "Harbor MedEx, Inc." before a period ends in one period, not in two.

const PERIOD = /(?<!\.)\.$/; // more than one is an ellipsis, and stays
const ENDS = /^\.(?!\.)/;

/** Whether a value brings its own period. */
export function bringsPeriod(value) {
  return PERIOD.test(value);
}

/** A value as it stands where a period is printed right after it. */
export function beforePeriod(value) {
  return value.replace(PERIOD, "");
}

/** Whether words begin with the period that ends the sentence before them. */
export function isEnded(words) {
  return ENDS.test(words);
}
