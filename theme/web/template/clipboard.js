// Puts text on the clipboard, by the newer way of browsers or the older one.

/**
 * The text of a template as it is pasted into a message: without what gives a text file its form, which there
 * looks like damage.
 * @param {string} text
 */
export function readable(text) {
  return text.replace(/\n-+$/gm, "").replace(/^ +/gm, "");
}

/**
 * Put text on the clipboard, and the same with its form kept if there is one. Returns whether the
 * browser let us.
 * @param {string} text
 */
export async function copyText(text, html = "") {
  if (window.isSecureContext && navigator.clipboard && window.ClipboardItem) {
    try {
      // Called in the click itself, before anything is awaited: Safari asks for that.
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/plain": new Blob([text], { type: "text/plain" }),
          ...(html && { "text/html": new Blob([html], { type: "text/html" }) }),
        }),
      ]);
      return true;
    } catch {
      // refused: the older way is still worth a try
    }
  }
  return copyByCommand(text, html);
}

/**
 * @param {string} text
 * @param {string} html
 */
function copyByCommand(text, html) {
  let isTaken = false;
  /** @param {ClipboardEvent} event */
  const give = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", text);
    if (html) event.clipboardData?.setData("text/html", html);
    isTaken = true;
  };
  document.addEventListener("copy", give, true);
  try {
    return document.execCommand("copy") && isTaken;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", give, true);
  }
}
