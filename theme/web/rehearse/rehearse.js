// The page of rounds: begins them, notes which were done, and keeps the day of the visit.

import { all, maybe, one, targetOf } from "../lib/dom.js";
import { isoDay, noteVisit, rehearsals, rest } from "./kept.js";
import { openRound } from "./player.js";
import { turnsOfRound } from "./turns.js";
import { isVoiceOn, onVoices, setVoice } from "./voice.js";

/**
 * Make the page work.
 * @param {HTMLElement} element
 */
export function startRehearsing(element) {
  const day = one("[data-visit]", HTMLInputElement, element);
  const voice = one("[data-voice]", HTMLInputElement, element);
  const show = () => showKept(element, day);
  for (const button of all("[data-begins]", HTMLButtonElement, element)) button.disabled = false;
  day.disabled = false;
  day.addEventListener("change", () => {
    noteVisit(day.value);
    show();
  });
  voice.addEventListener("change", () => setVoice(voice.checked));
  onVoices((hasVoice) => {
    voice.disabled = !hasVoice;
    voice.checked = isVoiceOn();
    one("[data-no-voice]", HTMLElement, element).hidden = hasVoice;
  });
  element.addEventListener("click", (event) => {
    const round = targetOf(event, "[data-begins]", HTMLElement)?.closest("li");
    if (round) begin(round, show);
  });
  document.addEventListener("kit:forgotten", show);
  show();
}

/**
 * @param {HTMLElement} round
 * @param {() => void} finished
 */
function begin(round, finished) {
  const { round: name = "", shuffled, recorded } = round.dataset;
  const title = one("h2", HTMLElement, round).textContent;
  const turns = turnsOfRound(one("ol", HTMLElement, round));
  const [isShuffled, isRecorded] = [shuffled, recorded].map((flag) => flag !== undefined);
  openRound({ name, title, turns, isShuffled, isRecorded }, finished);
}

/**
 * @param {HTMLElement} element
 * @param {HTMLInputElement} day
 */
function showKept(element, day) {
  const kept = rehearsals();
  day.value = kept.day;
  const rounds = all("[data-round]", HTMLElement, element);
  for (const round of rounds) {
    const times = kept.rounds[round.dataset.round ?? ""]?.times ?? 0;
    const done = maybe("[data-done]", HTMLElement, round);
    if (done)
      done.textContent = times ? `✓ Rehearsed ${times === 1 ? "once" : `${times} times`}` : "";
  }
  const names = rounds.map(({ dataset }) => dataset.round ?? "");
  one("[data-rest]", HTMLElement, element).textContent = rest(kept, names, isoDay(new Date()));
}
