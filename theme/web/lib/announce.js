// Announcements to the visitor show in one place at the foot of the window, and screen readers read them
// out from there.

import { create, maybe } from "./dom.js";

/** A function that announces words, and if need be a link to go on with. */
export function announcer() {
  const status = statusOf();
  return (/** @type {(string | Node)[]} */ ...parts) => {
    status.replaceChildren(); // so that the same words are read out twice
    status.getAnimations(); // looks at it empty: only then does its fading away begin anew
    requestAnimationFrame(() => status.replaceChildren(...parts));
  };
}

function statusOf() {
  const present = maybe(".kit-status", HTMLElement);
  if (present) return present;
  const status = create("p", { className: "kit-status" });
  status.setAttribute("role", "status");
  document.body.append(status);
  return status;
}
