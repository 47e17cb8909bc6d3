// What is due, over all offices: owed first, each office's lines by their days; and what a calendar lays out ahead.

import { businessDay, nextBusinessDay } from "./business_days.js";
import { stepsFor } from "./cadence.js";
import { addDays, daysBetween, laterOf } from "./days.js";

/**
 * @typedef {import("./cadence.js").Outreach} Outreach
 * @typedef {import("./cadence.js").Step} Step
 * @typedef {import("./days.js").Day} Day
 * @typedef {import("./office.js").Office} Office
 * @typedef {import("./touch.js").Touch} Touch
 *
 * @typedef {object} Due
 * @property {Step[]} now due today, or overdue
 * @property {Step[]} soon within a week
 * @property {Map<string, Step>} next what comes next for each office that something comes for
 * @property {Office[]} fresh offices that nobody contacted yet
 * @property {Day} ahead the latest day in the log that has not come yet, "" where there is none
 */

const SOON = 7; // days

/** @type {Touch[]} */
const NONE = [];

/** @type {WeakMap<Office, { touches: Touch[], today: Day, outreach: Outreach, steps: Step[] }>} */
const known = new WeakMap();

/**
 * @param {Office[]} offices
 * @param {Map<string, Touch[]>} touches by office, each list in order
 * @param {Day} today
 * @param {Outreach} outreach
 * @returns {Due}
 */
export function dueList(offices, touches, today, outreach) {
  const [end, next] = [addDays(today, SOON), new Map()];
  /** @type {[Step[], Step[], Office[]]} */
  const [now, soon, fresh] = [[], [], []];
  let ahead = "";
  for (const office of offices) {
    const own = touches.get(office.id) ?? NONE;
    if (own.length === 0) fresh.push(office);
    const last = own.at(-1)?.day ?? "";
    if (last > today && last > ahead) ahead = last;
    const steps = stepsOf(office, own, today, outreach);
    if (steps.length) next.set(office.id, steps[0]);
    for (const step of steps) {
      if (step.day <= today) now.push(step);
      else if (step.day <= end) soon.push(step);
    }
  }
  now.sort(byDay);
  soon.sort(byDay);
  return { now, soon, next, fresh, ahead };
}

/**
 * What comes within so many days, for a calendar: what is overdue is laid on the next business day, and what repeats
 * is laid out ahead.
 * @param {Office[]} offices
 * @param {Map<string, Touch[]>} touches
 * @param {Day} today
 * @param {Outreach} outreach
 * @param {number} days
 * @returns {Step[]}
 */
export function plan(offices, touches, today, outreach, days) {
  const end = addDays(today, days);
  const steps = offices.flatMap((office) => {
    const own = stepsOf(office, touches.get(office.id) ?? NONE, today, outreach);
    return onDaysOfTheirOwn(
      own.flatMap((step) => repeated(step, today, outreach)),
      outreach,
    );
  });
  return steps.filter(({ day }) => day <= end).sort(byDay);
}

/**
 * What comes next for an office; worked out anew only where it, its contacts or the day are others than last time.
 * @param {Office} office
 * @param {Touch[]} touches
 * @param {Day} today
 * @param {Outreach} outreach
 */
function stepsOf(office, touches, today, outreach) {
  const last = known.get(office);
  const isSame = last?.touches === touches && last.today === today && last.outreach === outreach;
  if (isSame) return last.steps;
  const steps = stepsFor(office, touches, today, outreach);
  known.set(office, { touches, today, outreach, steps });
  return steps;
}

/**
 * @param {Step} step
 * @param {Day} today
 * @param {Outreach} outreach
 */
function repeated(step, today, { rules, holidays }) {
  const first = businessDay(laterOf(step.day, today), holidays);
  const every = rules.find(({ name }) => step.key.startsWith(`${name} `))?.days ?? 0;
  return Array.from({ length: step.repeats }, (_, time) => ({
    ...step,
    key: time ? `${step.key} ${time}` : step.key,
    day: time ? businessDay(addDays(step.day, every * time), holidays) : first,
  })).filter(({ day }) => day >= first);
}

/**
 * What is late is laid ahead, one contact a day; what is owed keeps its day.
 * @param {Step[]} steps with one office
 * @param {Outreach} outreach
 */
function onDaysOfTheirOwn(steps, { holidays }) {
  const taken = new Set(steps.filter(({ owed }) => owed).map(({ day }) => day));
  return steps.map((step) => {
    let { day } = step;
    while (!step.owed && taken.has(day)) day = nextBusinessDay(day, holidays);
    taken.add(day);
    return { ...step, day };
  });
}

/**
 * Such as "3 days late", "today", "tomorrow", "in 4 days".
 * @param {Step} step
 * @param {Day} today
 */
export function whenDue({ day, until }, today) {
  const [left, late] = [daysBetween(today, day), daysBetween(until, today)];
  if (late > 0) return late === 1 ? "1 day late" : `${late} days late`;
  if (left <= 0) return "today";
  return left === 1 ? "tomorrow" : `in ${left} days`;
}

/**
 * @param {Step} one
 * @param {Step} other
 */
function byDay(one, other) {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  return Number(other.owed) - Number(one.owed);
}
