// Whether enough is known of a practice for its contact card.

import { detail } from "../details/values.js";

/** @param {import("../details/values.js").Values} values */
export function isKnown(values) {
  return detail(values, "practice_name") !== "" && detail(values, "practice_phone") !== "";
}
