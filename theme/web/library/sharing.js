// A link to what the library shows is made when a visitor asks for one: it has their words in it.

import { announcer } from "../lib/announce.js";
import { one } from "../lib/dom.js";
import { sharedAddressOf } from "./address.js";

const COPIED = "The link is copied. Whoever opens it sees these words and filters.";
const IN_ADDRESS = "The link is in the address bar now: copy it from there.";

/**
 * Let a button copy the link. Where the browser refuses that, the address shows it.
 * @param {HTMLFormElement} form
 */
export function startSharing(form) {
  const announce = announcer();
  one(".kit-library__link", HTMLButtonElement, form).addEventListener("click", async () => {
    const address = sharedAddressOf(form);
    try {
      await navigator.clipboard.writeText(address);
      announce(COPIED);
    } catch {
      history.replaceState(history.state, "", address);
      announce(IN_ADDRESS);
    }
  });
}
