// Civil days, as a calendar on the visitor's wall has them.

/**
 * The day of a moment, where the visitor is, such as "2026-11-28".
 * @param {Date} moment
 */
export function dayOf(moment) {
  const parts = [moment.getMonth() + 1, moment.getDate()].map((part) => `${part}`.padStart(2, "0"));
  return [`${moment.getFullYear()}`.padStart(4, "0"), ...parts].join("-");
}

/**
 * Whether the last day of something is over. One without a last day never is.
 * @param {string} until
 * @param {string} today
 */
export function isOver(until, today) {
  return until !== "" && today > until;
}
