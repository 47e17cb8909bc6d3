// What is told to the visitor stands in one place at the foot of the window, and is read aloud from there.

/** What tells the visitor: words, and if need be a link to go on with. */
export function teller() {
  const status = statusOf();
  return (...parts) => {
    status.replaceChildren(); // so that the same words are told twice
    status.getAnimations(); // looks at it empty: only then does its fading away begin anew
    requestAnimationFrame(() => status.replaceChildren(...parts));
  };
}

function statusOf() {
  const there = document.querySelector(".kit-status");
  if (there) return there;
  const status = document.createElement("p");
  status.className = "kit-status";
  status.setAttribute("role", "status");
  document.body.append(status);
  return status;
}
