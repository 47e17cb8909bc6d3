// Prints what two libraries read of a calendar, as rows: first day, its hour, title, text, what each alarm waits for.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const [, , library, file] = process.argv;
const text = readFileSync(file, "utf8");
const two = (number) => String(number).padStart(2, "0");

function byIcalJs() {
  const read = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  return read.map((component) => {
    const { startDate, endDate, summary, description } = new ICAL.Event(component);
    const alarms = component.getAllSubcomponents("valarm");
    return {
      ...{ start: startDate.toString(), end: endDate.toString(), title: summary, text: description },
      alarms: alarms.map((alarm) => alarm.getFirstPropertyValue("trigger").toString()),
    };
  });
}

function byNodeIcal() {
  const read = Object.values(nodeIcal.sync.parseICS(text)).filter(({ type }) => type === "VEVENT");
  return read.map(({ start, end, summary, description, alarms = [] }) => ({
    ...{ start: local(start), end: local(end), title: summary, text: description },
    alarms: alarms.map(({ trigger }) => trigger),
  }));
}

function local(moment) {
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
  return moment.dateOnly ? day : `${day}T${[moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(":")}`;
}

process.stdout.write(JSON.stringify(library === "ical.js" ? byIcalJs() : byNodeIcal()));
