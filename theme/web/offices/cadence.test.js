import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { businessDay } from "./business_days.js";
import { stepsFor } from "./cadence.js";
import { addDays } from "./days.js";
import { dueList, plan, whenDue } from "./due.js";
import { newOffice } from "./office.js";
import { byOffice, readTouch } from "./touch.js";

const outreach = JSON.parse(
  readFileSync(new URL("../../../tests/golden/outreach_data.json", import.meta.url), "utf8"),
);
const office = newOffice("o", "2026-11-01", {
  provider_practice: "Example Orthopedics",
  list: "B",
});

/** A log with the office, from lines such as "2026-11-30 visit answered". */
function log(...lines) {
  const touches = lines.map((line, place) => {
    const [day, kind, ...marks] = line.split(" ");
    const given = { id: `t${place}`, office: "o", day, kind, place };
    return readTouch({ ...given, answered: marks.includes("answered"), no: marks.includes("no") });
  });
  return byOffice(touches).get("o") ?? [];
}

/** What comes next, such as "2026-12-02 note", of an office with this log. */
function next(today, ...lines) {
  return stepsFor(office, log(...lines), today, outreach).map(
    ({ day, kind, template }) => `${day} ${kind || template}`,
  );
}

test("after a visit at which somebody talked: a thank-you in 2 days, a call after 5 to 7", () => {
  const lines = ["2026-11-30 visit answered"]; // a Monday
  assert.deepEqual(next("2026-11-30", ...lines), ["2026-12-02 note", "2026-12-07 call"]);
  assert.deepEqual(next("2026-12-02", ...lines, "2026-12-02 note"), ["2026-12-07 call"]);
  const done = [...lines, "2026-12-02 note", "2026-12-07 call answered"];
  assert.deepEqual(next("2026-12-07", ...done), ["2027-01-04 who-to-refer-guide"]);
});

test("a plan goes on across Thanksgiving, a weekend and a year's end", () => {
  assert.deepEqual(next("2026-11-24", "2026-11-24 visit answered"), [
    "2026-11-27 note", // the 26th is Thanksgiving
    "2026-11-30 call", // the 29th is a Sunday
  ]);
  assert.deepEqual(next("2026-12-30", "2026-12-30 letter"), ["2027-01-06 call"]);
  assert.deepEqual(next("2026-12-30", "2026-12-30 visit answered"), [
    "2027-01-04 note", // New Year's Day is a Friday
    "2027-01-05 call", // a day of its own
  ]);
});

test("two steps never share a day, even where a holiday moves both to it", () => {
  assert.deepEqual(next("2027-01-14", "2027-01-14 visit answered"), [
    "2027-01-19 note", // a Saturday, and the Monday is a holiday
    "2027-01-20 call", // the Tuesday is taken
  ]);
});

test("after a referral: the notice, the summary, and a report every 30 days until the program ends", () => {
  const lines = ["2026-12-01 referral"];
  assert.deepEqual(next("2026-12-01", ...lines), [
    "2026-12-02 notice",
    "2026-12-08 summary",
    "2026-12-31 report",
  ]);
  const on = [...lines, "2026-12-02 notice", "2026-12-08 summary", "2026-12-31 report"];
  assert.deepEqual(next("2027-01-02", ...on), ["2027-02-01 report"]); // day 30 is a Saturday
  const over = [...on, "2027-02-01 discharge"];
  assert.deepEqual(next("2027-02-02", ...over), ["2027-03-01 email"]);
  const office = newOffice("o", "2026-11-01", {});
  const ahead = plan([office], new Map([["o", log(...on)]]), "2027-01-02", outreach, 90);
  assert.deepEqual(
    ahead.map(({ day }) => day),
    ["2027-02-01", "2027-03-03", "2027-04-02"],
  );
  assert.equal(new Set(ahead.map(({ key }) => key)).size, 3);
});

test("a calendar lays what is late ahead, one contact a day", () => {
  const touches = new Map([["o", log("2026-11-16 visit answered")]]);
  const laid = plan([office], touches, "2026-11-28", outreach, 90);
  assert.deepEqual(
    laid.map(({ day, kind }) => `${day} ${kind}`),
    ["2026-11-30 note", "2026-12-01 call"],
  );
});

test("an office that said no is never due again, whatever was promised", () => {
  const touches = log("2026-11-02 referral", "2026-11-03 visit answered", "2026-11-05 call no");
  touches[1].promised = "A sample";
  assert.deepEqual(stepsFor(office, touches, "2027-11-05", outreach), []);
});

test("while nobody answers, contacts are a week apart and three of a kind end that kind", () => {
  const calls = ["2026-11-02 call", "2026-11-09 voicemail"];
  assert.deepEqual(next("2026-11-09", ...calls), ["2026-11-16 call"]);
  const third = [...calls, "2026-11-16 call"];
  assert.deepEqual(next("2026-11-16", ...third), ["2026-12-14 case-summary-with-permission"]);
  assert.deepEqual(next("2026-11-10", ...calls, "2026-11-10 letter"), ["2026-11-17 call"]);
});

test("six contacts without an answer in 90 days, and the office rests on list C", () => {
  const days = [
    "10-01 letter",
    "10-08 call",
    "10-15 email",
    "10-22 visit",
    "10-29 call",
    "11-05 brief",
  ];
  const lines = days.map((line) => `2026-${line}`);
  assert.deepEqual(next("2026-11-06", ...lines.slice(0, 5)), ["2026-11-05 call"]);
  const steps = stepsFor(office, log(...lines), "2026-11-06", outreach);
  assert.deepEqual(
    steps.map(({ day, template }) => [day, template]),
    [["2027-01-14", "one-page-practice-overview"]],
  );
  assert.match(steps[0].why, /No answer to 6 contacts/);
  assert.deepEqual(next("2026-11-06", ...lines, "2026-11-06 answer"), [
    "2026-12-04 who-to-refer-guide",
  ]);
  assert.deepEqual(next("2026-11-06", ...lines, "2026-11-06 referral")[0], "2026-11-09 notice");
});

test("what nobody did lapses, and the rhythm of the list takes over", () => {
  assert.deepEqual(next("2026-12-27", "2026-11-30 letter"), ["2026-12-07 call"]);
  assert.deepEqual(next("2026-12-29", "2026-11-30 letter"), ["2026-12-28 follow-up-call-script"]);
  assert.deepEqual(next("2027-12-29", "2026-11-30 referral")[0], "2026-12-01 notice"); // owed: it stays
});

test("a promise is owed on its day until it is kept, and may be put off", () => {
  const [visit] = log("2026-11-30 visit");
  const promised = { ...visit, promised: "Two more copies", due: "2026-12-05" };
  const [first] = stepsFor(office, [promised], "2026-11-30", outreach);
  assert.deepEqual([first.day, first.why], ["2026-12-07", "You promised: Two more copies"]);
  const put = { ...office, later: { [first.key]: "2026-12-10" } };
  const steps = stepsFor(put, [promised], "2026-11-30", outreach);
  assert.deepEqual(
    steps.map(({ day }) => day),
    ["2026-12-07", "2026-12-10"],
  );
  const kept = stepsFor(office, [{ ...promised, kept: true }], "2026-11-30", outreach);
  assert.deepEqual(
    kept.map(({ kind }) => kind),
    ["call"],
  );
});

test("what is due on five fixed days, over three offices", () => {
  const offices = ["a", "b", "c"].map((id) => newOffice(id, "2026-11-01", { provider_name: id }));
  const touches = byOffice([
    readTouch({ id: "1", office: "a", day: "2026-11-30", kind: "visit", answered: true, place: 1 }),
    readTouch({ id: "2", office: "b", day: "2026-12-01", kind: "referral", place: 2 }),
  ]);
  const due = (today) => {
    const { now } = dueList(offices, touches, today, outreach);
    return now.map((step) => `${step.office} ${step.kind} ${whenDue(step, today)}`);
  };
  assert.deepEqual(due("2026-11-30"), []);
  assert.deepEqual(due("2026-12-02"), ["b notice today", "a note today"]);
  assert.deepEqual(due("2026-12-07"), [
    "b notice 5 days late",
    "a note 5 days late",
    "a call today",
  ]);
  assert.deepEqual(due("2026-12-08").at(-1), "b summary today");
  assert.deepEqual(due("2027-01-04"), [
    "b notice 33 days late",
    "b summary 27 days late",
    "a  today", // what was not done has lapsed: the list's rhythm
    "b report 4 days late",
  ]);
  const { fresh, soon } = dueList(offices, touches, "2026-11-30", outreach);
  assert.deepEqual([fresh.map(({ id }) => id), soon.length], [["c"], 3]);
});

test("a clock that was set back is told, and hides nothing that is due", () => {
  const touches = new Map([["o", log("2026-11-30 visit answered")]]);
  assert.equal(dueList([office], touches, "2026-11-20", outreach).ahead, "2026-11-30");
  assert.equal(dueList([office], touches, "2026-11-30", outreach).ahead, "");
});

test("whatever the log holds, caps hold: one step a day beside what is owed, each on a business day", () => {
  let seed = 20;
  const chance = (most) => {
    seed = (seed * 48271) % 2147483647;
    return seed % most;
  };
  const kinds = Object.keys(outreach.touches);
  for (let round = 0; round < 3000; round++) {
    let day = addDays("2026-09-01", chance(400));
    const lines = Array.from({ length: chance(14) }, () => {
      day = addDays(day, chance(12));
      return `${day} ${kinds[chance(kinds.length)]}${chance(3) ? "" : " answered"}${chance(60) ? "" : " no"}`;
    });
    const today = addDays(day, chance(60));
    const touches = log(...lines);
    const steps = stepsFor(office, touches, today, outreach);
    const told = JSON.stringify({ lines, today, steps });
    if (touches.some(({ no }) => no)) assert.equal(steps.length, 0, told);
    const asked = steps.filter(({ owed }) => !owed).map((step) => step.day);
    assert.equal(new Set(asked).size, asked.length, told);
    assert.equal(new Set(steps.map(({ key }) => key)).size, steps.length, told);
    for (const step of steps)
      assert.equal(businessDay(step.day, outreach.holidays), step.day, told);
    const unanswered = unansweredAfter(touches);
    if (unanswered.length) {
      const soonest = addDays(unanswered.at(-1).day, outreach.caps.apart);
      for (const step of asked) assert.ok(step >= soonest, told);
    }
    if (touches.length && !touches.some(({ no }) => no)) assert.ok(steps.length > 0, told); // none is forgotten
  }
});

/** Contacts since the last answer that asked for one, reckoned again. */
function unansweredAfter(touches) {
  let open = [];
  for (const touch of touches) {
    const kind = outreach.touches[touch.kind];
    if (touch.answered || kind.theirs) open = [];
    else if (kind.asks) open.push(touch);
  }
  return open;
}
