// What comes next for one office, by the rules of kit/outreach.yml: promises and reports are owed; everything
// else waits, stops at the caps, and never comes twice on a day. An office that said no is left alone for good.

import { businessDay, nextBusinessDay } from "./business_days.js";
import { addDays, daysBetween, laterOf } from "./days.js";
import { restOf } from "./rest.js";

/**
 * @typedef {import("./days.js").Day} Day
 * @typedef {import("./office.js").Office} Office
 * @typedef {import("./touch.js").Touch} Touch
 *
 * @typedef {{ label: string, log: string, asks: boolean, theirs: boolean, like: string }} Kind
 * @typedef {{ who: string, days: number, turns: string[] }} Rhythm
 *
 * @typedef {object} Rule
 * @property {string} name
 * @property {string[]} after
 * @property {string} when
 * @property {number} days
 * @property {number} until
 * @property {string} do
 * @property {string} template
 * @property {string} why
 * @property {boolean} owed
 * @property {string[]} ends
 * @property {number} repeats
 *
 * @typedef {object} Outreach what kit/outreach.yml says, as the site's build writes it
 * @property {{ unanswered: number, within: number, apart: number, of_a_kind: number, rests_on: string, lapses: number }} caps
 * @property {Record<string, Rhythm>} lists
 * @property {string} unlisted
 * @property {Record<string, Kind>} touches
 * @property {Rule[]} rules
 * @property {import("./business_days.js").Holiday[]} holidays
 * @property {Record<string, string[]>} columns
 * @property {string[]} clients
 * @property {Record<string, number>} limits
 * @property {Record<string, string>} titles
 *
 * @typedef {object} Step what is due
 * @property {string} key tells it from every other, and stays the same as long as it is due
 * @property {string} office
 * @property {Day} day
 * @property {Day} until the last day on which it is in time
 * @property {string} why
 * @property {string} template "" for a promise
 * @property {string} kind of contact that does it, "" for any
 * @property {boolean} owed
 * @property {Touch | null} promise
 * @property {number} repeats
 */

/**
 * Everything that comes next for an office, the earliest first.
 * @param {Office} office
 * @param {Touch[]} touches with this office, in order
 * @param {Day} today
 * @param {Outreach} outreach
 * @returns {Step[]}
 */
export function stepsFor(office, touches, today, outreach) {
  if (touches.some((touch) => touch.no)) return [];
  const owed = [...promises(touches), ...ruled(touches, outreach, today, true)];
  const rest = restOf(touches, today, outreach);
  const due = rest.isResting ? [] : ruled(touches, outreach, today, false).filter(rest.allows);
  const asked = oneOfAKind(due);
  const free = asked.length || owed.length ? asked : rhythm(office, touches, rest, outreach);
  const put = (/** @type {Step} */ step) => putOff(step, office);
  const [firm, movable] = [owed.map(put), free.map(put)].map((steps) => steps.sort(byDue));
  const open = firm.map((step) => ({ ...step, day: businessDay(step.day, outreach.holidays) }));
  return [...open, ...apart(movable, rest.earliest, open, outreach)].sort(byDue);
}

/**
 * What was promised and not kept yet. A promise without a day is due now.
 * @param {Touch[]} touches
 * @returns {Step[]}
 */
function promises(touches) {
  return touches
    .filter(({ promised, kept }) => promised && !kept)
    .map((touch) => ({
      ...{ key: `promise ${touch.id}`, office: touch.office, kind: "", template: "", repeats: 1 },
      ...{ day: touch.due || touch.day, until: touch.due || touch.day, owed: true, promise: touch },
      why: `You promised: ${touch.promised}`,
    }));
}

/**
 * What the rules make due: each by the latest contact it follows, unless that was answered by another since.
 * @param {Touch[]} touches
 * @param {Outreach} outreach
 * @param {Day} today
 * @param {boolean} isOwed
 * @returns {Step[]}
 */
function ruled(touches, { rules, caps }, today, isOwed) {
  /** @type {Step[]} */
  const steps = [];
  for (const rule of rules.filter(({ owed }) => owed === isOwed)) {
    const place = touches.findLastIndex(({ kind }) => rule.after.includes(kind));
    if (place < 0) continue;
    const touch = touches[place];
    if (rule.when !== "any" && touch.answered !== (rule.when === "answered")) continue;
    const isDone = (/** @type {Touch} */ { kind }) => kind === rule.do || rule.ends.includes(kind);
    if (touches.slice(place + 1).some(isDone)) continue;
    const [day, until] = [rule.days, rule.until].map((days) => addDays(touch.day, days));
    if (!isOwed && daysBetween(until, today) > caps.lapses) continue;
    const { template, why, do: kind, repeats } = rule;
    const key = `${rule.name} ${touch.id}`;
    steps.push({
      key,
      office: touch.office,
      day,
      until,
      why,
      template,
      kind,
      owed: isOwed,
      promise: null,
      repeats,
    });
  }
  return steps;
}

/**
 * The first step of each kind: two rules that ask for a call ask for one.
 * @param {Step[]} steps
 */
function oneOfAKind(steps) {
  const first = new Map(
    steps
      .toSorted(byDue)
      .reverse()
      .map((step) => [step.kind, step]),
  );
  return [...first.values()];
}

/**
 * The next contact by the rhythm of the office's list. One that nobody contacted yet has none.
 * @param {Office} office
 * @param {Touch[]} touches
 * @param {import("./rest.js").Rest} rest
 * @param {Outreach} outreach
 * @returns {Step[]}
 */
function rhythm(office, touches, rest, outreach) {
  const { caps, lists, unlisted, touches: kinds } = outreach;
  const { isResting } = rest;
  const ours = touches.filter(({ kind }) => !kinds[kind]?.theirs);
  const last = touches.at(-1);
  if (!last) return [];
  const own = Object.hasOwn(lists, office.facts.list ?? "") ? office.facts.list : unlisted;
  const list = isResting ? caps.rests_on : own;
  const { days } = lists[list];
  const day = addDays(last.day, days);
  const why = isResting
    ? `No answer to ${caps.unanswered} contacts. It rests, then one printed page.`
    : `List ${list}: ${days / 7} weeks since the last contact.`;
  const turns = turnsOf(list, rest, outreach);
  const template = turns[ours.length % turns.length];
  const key = `rhythm ${last.id}`;
  return [
    {
      key,
      office: office.id,
      day,
      until: addDays(day, 7),
      why,
      template,
      kind: "",
      owed: false,
      promise: null,
      repeats: 1,
    },
  ];
}

/**
 * The templates that a list takes in turn, without the kinds of contact that have come to their end.
 * @param {string} list
 * @param {import("./rest.js").Rest} rest
 * @param {Outreach} outreach
 */
function turnsOf(list, rest, { caps, lists, rules }) {
  const kindOf = (/** @type {string} */ slug) =>
    rules.find(({ template }) => template === slug)?.do ?? "";
  const left = lists[list].turns.filter((slug) => rest.allows({ kind: kindOf(slug) }));
  return left.length ? left : lists[caps.rests_on].turns;
}

/**
 * @param {Step} step
 * @param {Office} office
 */
function putOff(step, { later }) {
  const day = Object.hasOwn(later, step.key) ? later[step.key] : step.day;
  return { ...step, day, until: laterOf(day, step.until) };
}

/**
 * Move each step to a business day of its own: none before the caps allow it, and none on the day of another.
 * @param {Step[]} steps in order
 * @param {Day} earliest
 * @param {Step[]} firm those that are owed, and keep their days
 * @param {Outreach} outreach
 */
function apart(steps, earliest, firm, { holidays }) {
  const taken = new Set(firm.map(({ day }) => day));
  return steps.map((step) => {
    let day = businessDay(laterOf(step.day, earliest), holidays);
    while (taken.has(day)) day = nextBusinessDay(day, holidays);
    taken.add(day);
    return { ...step, day, until: laterOf(day, step.until) };
  });
}

/**
 * @param {Step} one
 * @param {Step} other
 */
function byDue(one, other) {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  return Number(other.owed) - Number(one.owed) || (one.key < other.key ? -1 : 1);
}
