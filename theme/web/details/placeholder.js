// What a placeholder of a page shows for the details a visitor typed.

import { beforePeriod } from "./periods.js";
import { isNone } from "./phrases.js";
import { detail } from "./values.js";

/**
 * The detail of a placeholder as it shows there, "" where there is none.
 * @param {DOMStringMap} dataset
 * @param {import("./values.js").Values} values
 */
export function shownAt(dataset, values) {
  const value = detail(values, dataset.field ?? "");
  return isBeforePeriod(dataset, values) ? beforePeriod(value) : value;
}

/**
 * Whether a period shows right after a placeholder: always, or because the words between are left out.
 * @param {DOMStringMap} dataset
 * @param {import("./values.js").Values} values
 */
function isBeforePeriod({ stops, stopsWithout }, values) {
  if (stops !== undefined) return true;
  return stopsWithout?.split(" ").every((name) => isNone(detail(values, name))) ?? false;
}
