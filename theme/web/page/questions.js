// A question that is opened is in the address, so that its answer can be shared.

import { maybe, targetOf } from "../lib/dom.js";

/** Follow the questions of a page. */
export function startQuestions() {
  document.addEventListener("click", (event) => {
    const summary = targetOf(event, ".kit-question > summary", HTMLElement);
    const heading = summary && maybe("[id]", HTMLElement, summary);
    if (!heading) return;
    const isOpen = summary.parentElement?.hasAttribute("open"); // before this click changes it
    history.replaceState(history.state, "", isOpen ? location.pathname : `#${heading.id}`);
  });
}
