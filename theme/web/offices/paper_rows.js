// The rows of the kit's own spreadsheets, by the names of their columns.

import { byDay, saidNo } from "./touch.js";

/**
 * @typedef {import("./cadence.js").Outreach} Outreach
 * @typedef {import("./cadence.js").Step} Step
 * @typedef {import("./office.js").Office} Office
 * @typedef {import("./touch.js").Touch} Touch
 * @typedef {import("./paper_table.js").Row} Row
 */

/**
 * The source code of each office: its own, or a new one that no other has.
 * @param {Office[]} offices
 * @returns {Map<string, string>} by the office's id
 */
function codesOf(offices) {
  const taken = new Set(offices.map(({ facts }) => facts.code).filter(Boolean));
  let number = 0;
  const next = () => {
    for (;;) {
      const code = `OFF-${String(++number).padStart(2, "0")}`;
      if (!taken.has(code)) return code;
    }
  };
  return new Map(offices.map(({ id, facts }) => [id, facts.code || next()]));
}

/**
 * The rows of the target list.
 * @param {Office[]} offices
 * @param {Map<string, Step>} next what comes next for each
 * @param {Map<string, Touch[]>} touches
 * @param {Outreach} outreach
 * @returns {Row[]}
 */
export function targetRows(offices, next, touches, { titles }) {
  const codes = codesOf(offices);
  return offices.map(({ id, facts, more }) => {
    const step = next.get(id);
    /** @type {Row} */
    const action = {};
    if (step) action["Next action"] = titles[step.template] ?? step.why;
    if (step) action["Next date"] = step.day;
    if (saidNo(touches.get(id))) action["Next action"] = "No contact: they said no";
    return { ...more, ...facts, ...action, "Source code": codes.get(id) ?? "" };
  });
}

/**
 * The rows of the 90-day calendar: its sources, and its log.
 * @param {Office[]} offices
 * @param {Map<string, Touch[]>} touches
 * @param {Outreach} outreach
 * @returns {{ sources: Row[], log: Row[] }}
 */
export function logRows(offices, touches, outreach) {
  const codes = codesOf(offices);
  const sources = offices.map((office) => {
    const own = touches.get(office.id) ?? [];
    const days = own.filter(({ kind }) => kind === "referral").map(({ day }) => day);
    const list = saidNo(own) ? "No contact" : (office.facts.list ?? "");
    return {
      ...{
        "Source code": codes.get(office.id) ?? "",
        List: list,
        "Last contact": own.at(-1)?.day ?? "",
      },
      ...{ "Last referral": days.at(-1) ?? "", "First referral": days[0] ?? "" },
    };
  });
  const known = [...touches.values()].flat().filter(({ office }) => codes.has(office));
  const log = known.sort(byDay).map((touch) => ({
    ...{ Date: touch.day, "Source code": codes.get(touch.office) ?? "", Person: touch.person },
    ...{ Channel: outreach.touches[touch.kind]?.log ?? "", "They said": saidIn(touch, outreach) },
    ...{ "I promised": touch.promised, Due: touch.due },
    Kept: touch.promised ? (touch.kept ? "Yes" : "Not yet") : "",
  }));
  return { sources, log };
}

/**
 * @param {Touch} touch
 * @param {Outreach} outreach
 */
function saidIn({ kind, said, no }, { touches }) {
  const theirs = touches[kind]?.theirs ? touches[kind].label : "";
  return [theirs, no ? "No" : "", said].filter(Boolean).join(": ");
}
