// Which blanks of a template are still open, counted and named for the visitor.

const NAMED = 2; // blanks named; the rest are counted. A label may hold a comma

/** What is left out of every copy. */
export const LEFT_OUT = '[data-copy="no"], button, .kit-copied-by';

/**
 * The labels of what is still open below an element: placeholders without a detail, and blanks; each once.
 * @param {ParentNode} element
 */
export function openLabels(element) {
  const open = [
    ...element.querySelectorAll(
      "[data-field]:not([data-filled]), .kit-blank:not(.kit-blank--filled)",
    ),
  ];
  const copied = open.filter((place) => !place.closest(LEFT_OUT));
  return [...new Set(copied.map((place) => place.textContent.replace(/^\[|\]$/g, "")))];
}

/**
 * Such as "3 blanks left to fill: Provider's name; Date; and 1 more."
 * @param {string[]} labels
 */
export function leftToFill(labels) {
  if (labels.length === 0) return "Nothing is left to fill in.";
  const named = labels.slice(0, NAMED).join("; ");
  const more = labels.length > NAMED ? `; and ${labels.length - NAMED} more` : "";
  return `${labels.length} ${labels.length === 1 ? "blank" : "blanks"} left to fill: ${named}${more}.`;
}
