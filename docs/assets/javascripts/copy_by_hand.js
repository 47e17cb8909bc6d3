// Where a browser does not let a page copy, the text lies ready in a box, marked, for the visitor's own hand.

const BY_TOUCH = "Your browser did not let us copy. Press and hold the text, then choose Copy.";
const BY_KEY = "Your browser did not let us copy. The text is marked: press Ctrl+C, or Command+C on a Mac.";

/** Show a text in a dialog, all of it marked. */
export function offer(text) {
  const dialog = Object.assign(document.createElement("dialog"), { className: "kit-by-hand md-typeset" });
  const words = Object.assign(document.createElement("label"), { htmlFor: "kit-by-hand", textContent: matchMedia("(pointer: coarse)").matches ? BY_TOUCH : BY_KEY });
  const box = Object.assign(document.createElement("textarea"), { id: "kit-by-hand", readOnly: true, rows: 12, value: text });
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Done", className: "md-button md-button--primary" });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(words, box, close);
  document.body.append(dialog);
  dialog.showModal();
  box.focus();
  box.select();
}
