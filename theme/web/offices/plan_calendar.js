// Lays the days of the launch plan into a calendar: one task each business day, from the day it begins.

import { announcer } from "../lib/announce.js";
import { all, one } from "../lib/dom.js";
import { saveFile } from "../lib/save_file.js";
import { loadScript } from "../lib/site_url.js";
import { newId } from "./book.js";
import { businessDay, nextBusinessDay } from "./business_days.js";
import { calendarFile } from "./calendar.js";
import { isDay } from "./days.js";

const [NAME, HOUR] = ["Launch plan", "09:00"];
const NO_DAY = "Say on which day the plan begins.";

/** Save the plan of this page as a calendar file. */
export async function savePlan() {
  const say = announcer();
  const begin = one("#plan-start", HTMLInputElement).value;
  if (!isDay(begin)) return say(NO_DAY);
  const { outreach } = await loadScript("outreach_data");
  let day = businessDay(begin, outreach.holidays);
  const tasks = all("[data-checklist=plan] > li", HTMLElement);
  const events = tasks.map((task) => {
    const title = `${NAME}: ${one("label", HTMLElement, task).textContent.trim()}`;
    const event = { uid: `${newId()}@plan`, day, title, text: location.href.split("#")[0] };
    day = nextBusinessDay(day, outreach.holidays);
    return event;
  });
  saveFile("launch-plan.ics", calendarFile(NAME, events, HOUR, new Date()), "text/calendar");
  say(`Saved as launch-plan.ics: ${events.length} days. Import it into a calendar of its own.`);
}
