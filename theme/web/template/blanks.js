// What of a template is still open: details that can be typed on this site, and blanks that are for a pen.

const NAMED = 2; // details named; the rest are counted. A label may hold a comma

/** What is left out of every copy. */
export const LEFT_OUT = '[data-copy="no"], button, .kit-copied-by';
const DETAILS = "[data-field]:not([data-filled])";
const BLANKS = ".kit-blank:not(.kit-blank--filled)";

/**
 * The labels of the details still missing below an element, each once.
 * @param {ParentNode} element
 */
export function missingDetails(element) {
  return labelsOf(element, DETAILS);
}

/**
 * The labels of everything that paper would have a line for, each once.
 * @param {ParentNode} element
 */
export function openLabels(element) {
  return labelsOf(element, `${DETAILS}, ${BLANKS}`);
}

/**
 * Such as "3 details missing: Provider's name; Date; and 1 more."
 * @param {string[]} labels
 */
export function missing(labels) {
  if (labels.length === 0) return "No detail is missing.";
  const named = labels.slice(0, NAMED).join("; ");
  const more = labels.length > NAMED ? `; and ${labels.length - NAMED} more` : "";
  return `${labels.length} ${labels.length === 1 ? "detail" : "details"} missing: ${named}${more}.`;
}

/**
 * @param {ParentNode} element
 * @param {string} selector
 */
function labelsOf(element, selector) {
  const copied = [...element.querySelectorAll(selector)].filter(
    (place) => !place.closest(LEFT_OUT),
  );
  return [...new Set(copied.map((place) => place.textContent.replace(/^\[|\]$/g, "")))];
}
