// Writes a calendar (RFC 5545) in the one form that every program tried shows alike: a reminder that rings is 15 minutes
// at an hour of the wall's clock, with its alarm at the start; one that does not is a whole day. One event a date.

import { addDays } from "./days.js";

/**
 * @typedef {object} CalendarEvent
 * @property {string} uid new for every file
 * @property {import("./days.js").Day} day
 * @property {string} title
 * @property {string} text
 */

const WIDEST = 75; // bytes of a line
const MINUTES = 15;
const LATEST = 24 * 60 - MINUTES - 1; // minutes of the day at which one may begin
// biome-ignore lint/suspicious/noControlCharactersInRegex: they may not be in a calendar
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const BEYOND_ASCII = /[^ -~]/;
const BREAKS = /\r\n?|\n/g;

/**
 * @param {string} name of the calendar
 * @param {CalendarEvent[]} events
 * @param {string} hour such as "09:00"; "" for whole days, without an alarm
 * @param {Date} now
 */
export function calendarFile(name, events, hour, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Referral Ignition Kit//Your offices//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, hour, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/**
 * @param {CalendarEvent} event
 * @param {string} hour
 * @param {string} stamp
 */
function eventLines({ uid, day, title, text }, hour, stamp) {
  return [
    ...["BEGIN:VEVENT", `UID:${uid}`, `DTSTAMP:${stamp}`, "SEQUENCE:0"],
    ...(hour ? rung(day, hour) : whole(day)),
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    "TRANSP:TRANSPARENT",
    ...(hour ? ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`] : []),
    ...(hour ? ["TRIGGER:PT0S", "END:VALARM"] : []),
    "END:VEVENT",
  ];
}

/** @param {string} day */
function whole(day) {
  return [`DTSTART;VALUE=DATE:${bare(day)}`, `DTEND;VALUE=DATE:${bare(addDays(day, 1))}`];
}

/**
 * @param {string} day
 * @param {string} hour
 */
function rung(day, hour) {
  const [hours, minutes] = hour.split(":").map(Number);
  const begin = Math.min(hours * 60 + minutes, LATEST);
  return [`DTSTART:${bare(day)}T${clock(begin)}`, `DTEND:${bare(day)}T${clock(begin + MINUTES)}`];
}

/** @param {number} minutes of the day */
function clock(minutes) {
  const parts = [Math.floor(minutes / 60), minutes % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${parts.join("")}00`;
}

/** @param {string} day */
function bare(day) {
  return day.replaceAll("-", "");
}

/** @param {string} text */
function escaped(text) {
  return text
    .replace(CONTROLS, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(BREAKS, "\\n");
}

/**
 * A line folded between characters, never within one.
 * @param {string} line
 */
function folded(line) {
  if (line.length <= WIDEST && !BEYOND_ASCII.test(line)) return line;
  let [made, length] = ["", 0];
  for (const character of line) {
    const bytes = bytesOf(character);
    if (length + bytes > WIDEST) {
      made += "\r\n ";
      length = 1;
    }
    made += character;
    length += bytes;
  }
  return made;
}

/**
 * How many bytes a character has in UTF-8.
 * @param {string} character
 */
function bytesOf(character) {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
