// Lays the pages of a packet that were set on US letter on A4: what a page draws stays where it is, and the sheet around it
// changes. A4 is 50 points longer, which are white at the foot, and 17 narrower, which the margins leave.
// renderers/pdf/packet/paper.py does the same.

const [WIDE, HIGH] = [612, 792]; // points, of US letter
const SIDE = (WIDE - 595.28) / 2;
const HEAD = 841.89 - HIGH;

/**
 * The edges of A4 around a page of US letter, upright or turned; those of other paper stay.
 * @param {any[]} box
 */
export function onA4(box) {
  const [, , wide, high] = box.map(Number);
  if (wide === WIDE && high === HIGH) return [SIDE, -HEAD, WIDE - SIDE, HIGH].map(short);
  if (wide === HIGH && high === WIDE)
    return [-HEAD / 2, SIDE, HIGH + HEAD / 2, WIDE - SIDE].map(short);
  return box;
}

/** @param {number} number */
function short(number) {
  return Number(number.toFixed(2));
}
