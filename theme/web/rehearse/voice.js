// Reads the other side's lines aloud, for a visitor who turned that on: with a voice that is on the device. One that a
// browser gets from a service would send the words there, and is never used.

import { recall, store } from "../lib/store.js";

const NAME = "rehearsal-voice";

/** Whether lines are to be read aloud. */
export function isVoiceOn() {
  return recall(NAME) === "on" && ownVoice() !== null;
}

/** @param {boolean} isOn */
export function setVoice(isOn) {
  store(NAME, isOn ? "on" : "off");
  if (!isOn) hush();
}

/**
 * Call `listener` with whether there is a voice, now and whenever that changes: browsers find theirs late.
 * @param {(hasVoice: boolean) => void} listener
 */
export function onVoices(listener) {
  const tell = () => listener(ownVoice() !== null);
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", tell);
  tell();
}

/** @param {string} words */
export function speak(words) {
  const voice = isVoiceOn() ? ownVoice() : null;
  if (!voice) return;
  hush();
  speechSynthesis.speak(
    Object.assign(new SpeechSynthesisUtterance(words), { voice, lang: voice.lang }),
  );
}

/** Stop reading. */
export function hush() {
  globalThis.speechSynthesis?.cancel();
}

/** @returns {SpeechSynthesisVoice | null} */
function ownVoice() {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  return voices.find(({ localService, lang }) => localService && lang.startsWith("en")) ?? null;
}
