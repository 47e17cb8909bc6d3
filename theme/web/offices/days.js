// Days are civil dates, such as "2026-12-11", and never instants: no time zone can move one.

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LENGTH = 86_400_000; // milliseconds
const NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  ..."January February March April May June July August September October November December".split(
    " ",
  ),
];
const SHORT = 3; // letters of a weekday and of a month

/** @typedef {string} Day */

// A log has many contacts and few days, and a clock's library is slow to read one.
/** @type {Map<Day, number>} */
const instants = new Map();
/** @type {Map<number, Day>} */
const days = new Map();

/**
 * The day that a clock on the wall shows at this moment.
 * @param {Date} moment
 * @returns {Day}
 */
export function dayOf(moment) {
  return written(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()));
}

/**
 * Whether a text is a day of the calendar.
 * @param {unknown} text
 * @returns {text is Day}
 */
export function isDay(text) {
  return typeof text === "string" && DAY.test(text) && written(instant(text)) === text;
}

/**
 * @param {Day} day
 * @param {number} count
 * @returns {Day}
 */
export function addDays(day, count) {
  return written(instant(day) + count * LENGTH);
}

/**
 * How many days lie between two, below 0 where the second is the earlier one.
 * @param {Day} from
 * @param {Day} to
 */
export function daysBetween(from, to) {
  return Math.round((instant(to) - instant(from)) / LENGTH);
}

/**
 * The later one of two days; "" is before all others.
 * @param {Day} one
 * @param {Day} other
 */
export function laterOf(one, other) {
  const isLater = one > other;
  return isLater ? one : other;
}

/**
 * The number of a weekday, from 0 for Sunday.
 * @param {Day} day
 */
export function weekdayOf(day) {
  return new Date(instant(day)).getUTCDay();
}

/**
 * Such as "Fri, Dec 11", with the year where it is another than that of `today`.
 * @param {Day} day
 * @param {Day} today
 */
export function inWords(day, today) {
  const [year, month, date] = day.split("-");
  const words = `${NAMES[weekdayOf(day)].slice(0, SHORT)}, ${MONTHS[Number(month) - 1].slice(0, SHORT)} ${Number(date)}`;
  return year === today.slice(0, 4) ? words : `${words}, ${year}`;
}

/**
 * Such as "December 11, 2026", as a letter has it.
 * @param {Day} day
 */
export function writtenOut(day) {
  const [year, month, date] = day.split("-");
  return `${MONTHS[Number(month) - 1]} ${Number(date)}, ${year}`;
}

/**
 * The number of a weekday by its name, from 0 for Sunday.
 * @param {string} name
 */
export function weekdayNamed(name) {
  return NAMES.indexOf(name);
}

/** @param {Day} day */
function instant(day) {
  const known = instants.get(day);
  if (known !== undefined) return known;
  const moment = Date.parse(`${day}T00:00:00Z`);
  if (!Number.isNaN(moment)) instants.set(day, moment);
  return moment;
}

/** @param {number} moment */
function written(moment) {
  if (Number.isNaN(moment)) return "";
  let day = days.get(moment);
  if (day === undefined) {
    day = new Date(moment).toISOString().slice(0, 10);
    days.set(moment, day);
  }
  return day;
}
