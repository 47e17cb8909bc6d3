// Plays the other side of a talk in a dialog. Everything is said by key, by thumb and by ear: the button at its foot
// holds the focus, keys rate, and a screen reader is told each turn.

import { create, maybe, one } from "../lib/dom.js";
import { isoDay, noteRound } from "./kept.js";
import { RATINGS, shuffled, Talk } from "./talk.js";
import { hush, speak } from "./voice.js";

/** @typedef {import("./talk.js").Turn & { words: Node[] }} SpokenTurn a turn, and the script's words for it */

const BEAT = 250; // milliseconds between two looks at the clock

/**
 * Open a round.
 * @param {{ name: string, title: string, turns: SpokenTurn[], isShuffled?: boolean, isRecorded?: boolean }} round
 * one without a name is not noted
 * @param {() => void} finished
 */
export function openRound(round, finished = () => {}) {
  const turns = round.isShuffled ? shuffled(round.turns) : round.turns;
  const talk = new Talk(turns, round.isRecorded);
  const view = viewOf(round.title);
  let beat = 0;
  const show = (said = talk.said()) => {
    draw(view, talk, turns);
    if (said) view.status.textContent = said;
    if (talk.phase === "listen" && !talk.turn.isFirst) speak(talk.turn.they);
  };
  const look = () => {
    const said = talk.tick(performance.now());
    if (talk.phase === "talk") drawClock(view, talk);
    else clearInterval(beat);
    if (said) show(said);
  };
  /** @param {string} act */
  const press = (act) => {
    const now = performance.now();
    if (act === "start") {
      hush();
      talk.start(now);
      beat = window.setInterval(look, BEAT);
    } else if (act === "stop") talk.stop(now);
    else if (act === "words") return toggleWords(view);
    else if (act === "again") return again();
    else if (act === "close") return view.dialog.close();
    else talk.rate(Number(act));
    if (talk.phase !== "talk") clearInterval(beat);
    if (talk.phase === "end" && talk.isRehearsed && round.name)
      noteRound(round.name, isoDay(new Date()));
    show();
  };
  const again = () => {
    view.dialog.close();
    openRound(round, finished);
  };
  view.dialog.addEventListener("click", ({ target }) => {
    const act = target instanceof Element && target.closest("button")?.dataset.act;
    if (act) press(act);
  });
  view.dialog.addEventListener("keydown", (event) => {
    if (event.key === "w" || event.key === "W") press("words");
    else if (talk.phase === "rate" && RATINGS[Number(event.key) - 1]) press(event.key);
  });
  view.dialog.addEventListener("close", () => {
    clearInterval(beat);
    hush();
    view.dialog.remove();
    finished();
  });
  document.body.append(view.dialog);
  view.dialog.showModal();
  show();
}

/** @typedef {ReturnType<typeof viewOf>} View the parts of the dialog */

/** @param {string} title */
function viewOf(title) {
  const dialog = create("dialog", { className: "kit-dialog kit-round md-typeset" });
  const heading = create("h2", { id: "kit-round-title", textContent: title });
  dialog.setAttribute("aria-labelledby", heading.id);
  const head = create("div", { className: "kit-dialog__head" });
  head.append(heading, button("close", "Close"));
  const place = create("p", { className: "kit-round__place" });
  const they = create("p", { className: "kit-round__they" });
  const clock = create("p", { className: "kit-round__clock" });
  const bar = create("progress", { max: 1, value: 0 });
  bar.setAttribute("aria-hidden", "true");
  const words = create("div", { className: "kit-round__words" });
  const status = create("p", { className: "kit-spoken" });
  status.setAttribute("role", "status");
  const foot = create("div", { className: "kit-round__foot" });
  dialog.append(head, place, they, clock, bar, words, status, foot);
  return { dialog, place, they, clock, bar, words, status, foot };
}

/**
 * @param {string} act
 * @param {string} textContent
 */
function button(act, textContent, className = "md-button") {
  const made = create("button", { type: "button", textContent, className });
  made.dataset.act = act;
  return made;
}

/**
 * @param {View} view
 * @param {Talk} talk
 * @param {SpokenTurn[]} turns
 */
function draw(view, talk, turns) {
  const { phase, place } = talk;
  const isEnd = phase === "end";
  view.dialog.dataset.phase = phase;
  view.place.textContent = isEnd ? "" : `Turn ${place + 1} of ${turns.length}`;
  view.they.textContent = isEnd ? talk.summary() : talk.turn.they;
  view.they.toggleAttribute("data-quoted", !isEnd && talk.turn.isQuoted);
  view.words.hidden = phase !== "rate";
  view.words.replaceChildren(
    ...(isEnd ? [] : turns[place].words.map((node) => node.cloneNode(true))),
  );
  view.clock.hidden = view.bar.hidden = isEnd;
  if (!isEnd) drawClock(view, talk);
  view.foot.replaceChildren(...buttons(phase));
  // Not the first rating: whoever presses Enter twice did not mean the worst.
  const first =
    maybe("[data-act='2']", HTMLElement, view.foot) ?? one("button", HTMLElement, view.foot);
  first.focus();
}

/**
 * @param {View} view
 * @param {Talk} talk
 */
function drawClock(view, talk) {
  const { seconds } = talk.turn;
  const spent = talk.phase === "talk" ? talk.secondsAt(performance.now()) : 0;
  const words =
    talk.phase === "rate"
      ? talk.taken(talk.place)
      : `${Math.floor(spent)} of about ${seconds} seconds`;
  view.clock.textContent = words;
  if (talk.phase !== "rate") view.bar.value = Math.min(1, spent / seconds);
  view.bar.toggleAttribute("data-over", spent >= seconds);
}

/** @param {import("./talk.js").Phase} phase */
function buttons(phase) {
  const look = "md-button md-button--primary";
  if (phase === "listen")
    return [button("start", "Say it now", look), button("words", "Show my words")];
  if (phase === "talk")
    return [button("stop", "I have said it", look), button("words", "Show my words")];
  if (phase === "end") return [button("again", "Once more", look), button("close", "Close")];
  return RATINGS.map((words, place) => button(String(place + 1), `${place + 1} ${words}`));
}

/** @param {View} view */
function toggleWords({ words, foot }) {
  words.hidden = !words.hidden;
  const toggle = foot.querySelector("[data-act=words]");
  if (toggle) toggle.textContent = words.hidden ? "Show my words" : "Hide my words";
}
