// Which days offices are closed on, and the business day that comes next.

import { addDays, weekdayNamed, weekdayOf } from "./days.js";

/**
 * @typedef {import("./days.js").Day} Day
 *
 * @typedef {object} Holiday a day of a month, or its nth weekday, -1 for the last one
 * @property {string} name
 * @property {number} month
 * @property {number} day
 * @property {string} weekday
 * @property {number} nth
 */

const [SUNDAY, MONDAY, FRIDAY, SATURDAY] = [0, 1, 5, 6];
const WEEK = 7;

/** @type {WeakMap<Holiday[], Map<string, Set<Day>>>} */
const years = new WeakMap();

/**
 * This day if offices are open on it, else the next one on which they are.
 * @param {Day} day
 * @param {Holiday[]} holidays
 * @returns {Day}
 */
export function businessDay(day, holidays) {
  let found = day;
  while (!isOpen(found, holidays)) found = addDays(found, 1);
  return found;
}

/**
 * The next business day after this one.
 * @param {Day} day
 * @param {Holiday[]} holidays
 */
export function nextBusinessDay(day, holidays) {
  return businessDay(addDays(day, 1), holidays);
}

/**
 * @param {Day} day
 * @param {Holiday[]} holidays
 */
function isOpen(day, holidays) {
  const weekday = weekdayOf(day);
  return (
    weekday !== SATURDAY && weekday !== SUNDAY && !closedIn(day.slice(0, 4), holidays).has(day)
  );
}

/**
 * The days of a year on which offices are closed. New Year's Day of the next one may fall on a Saturday.
 * @param {string} year
 * @param {Holiday[]} holidays
 */
function closedIn(year, holidays) {
  const known = years.get(holidays) ?? new Map();
  years.set(holidays, known);
  if (!known.has(year)) {
    const around = [Number(year), Number(year) + 1];
    const days = around.flatMap((one) => holidays.map((holiday) => observed(holiday, one)));
    known.set(year, new Set(days));
  }
  return /** @type {Set<Day>} */ (known.get(year));
}

/**
 * The day on which a holiday is kept: one on a Saturday the day before, one on a Sunday the day after.
 * @param {Holiday} holiday
 * @param {number} year
 */
function observed({ month, day, weekday, nth }, year) {
  const first = [year, month, 1].map((part) => String(part).padStart(2, "0")).join("-");
  if (weekday) return nthWeekday(first, weekdayNamed(weekday), nth);
  const date = addDays(first, day - 1);
  if (weekdayOf(date) === SATURDAY) return addDays(date, FRIDAY - SATURDAY);
  return weekdayOf(date) === SUNDAY ? addDays(date, MONDAY - SUNDAY) : date;
}

/**
 * @param {Day} first of the month
 * @param {number} weekday
 * @param {number} nth from 1, or from -1 back from the end
 */
function nthWeekday(first, weekday, nth) {
  const begin = nth > 0 ? first : addDays(first, 31).replace(/\d\d$/, "01");
  const to = (weekday - weekdayOf(begin) + WEEK) % WEEK;
  return addDays(begin, to + (nth > 0 ? nth - 1 : nth) * WEEK);
}
