// The line on the front page: as far as the visitor has come it is bright, and a dot stands at its end.

import { maybe, one } from "../lib/dom.js";

const WIDTH = 1000; // of the drawing; see scripts/kitbuilder/website/content/climb.py
const FOOT = 30; // where the line is at the outset, seen from the left
const PIECES = 80; // that the bright line is drawn in
const HALVINGS = 16; // of the line, until the place for the dot is found

/**
 * Draw how much is done. `shares` holds the part of each step that is done, from 0 to 1.
 * @param {number[]} shares
 */
export function drawClimb(shares) {
  const picture = maybe(".kit-climb", HTMLElement);
  if (!picture) return;
  const part = (/** @type {string} */ name) => one(`.kit-climb__${name}`, SVGPathElement, picture);
  const way = part("way");
  const finished = shares.reduce((sum, share) => sum + share, 0);
  picture.toggleAttribute("data-begun", finished > 0);
  const length = lengthTo(way, placeOf(finished, shares.length));
  const points = Array.from({ length: PIECES + 1 }, (_, piece) =>
    pointAt(way, (length * piece) / PIECES),
  );
  const landings = shares.slice(0, Math.floor(finished)).map((_, step) => {
    return pointAt(way, lengthTo(way, placeOf(step + 1, shares.length)));
  });
  part("done").setAttribute("d", `M${points.join("L")}`);
  part("passed").setAttribute("d", landings.map((landing) => `M${landing}h0`).join(""));
  part("you").setAttribute("d", `M${points[PIECES]}h0`);
}

/**
 * How far right the dot is: on the landing of the step that was finished last, or on the way from it.
 * @param {number} finished
 * @param {number} count
 */
function placeOf(finished, count) {
  const landing = (/** @type {number} */ step) => (WIDTH * (step - 0.5)) / count;
  return finished < 1 ? FOOT + (landing(1) - FOOT) * finished : landing(finished);
}

/**
 * The length of a line, which never turns back, up to a place.
 * @param {SVGPathElement} line
 * @param {number} place
 */
function lengthTo(line, place) {
  let [low, high] = [0, line.getTotalLength()];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (line.getPointAtLength(middle).x < place) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * @param {SVGPathElement} line
 * @param {number} length
 */
function pointAt(line, length) {
  const { x, y } = line.getPointAtLength(length);
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
