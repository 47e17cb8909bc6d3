// How large a logo is drawn, as the build draws it (model/logo.py).

const COARSEST = 150; // pixels an inch: with fewer, edges look torn in print, so a small logo is drawn small
const POINTS = 72; // an inch

/**
 * How wide and high a logo is drawn within a room, all in points: in proportion, and no coarser than print bears.
 * @param {{ width: number, height: number }} logo
 * @param {number[]} room
 */
export function drawnSize({ width, height }, [wide, high]) {
  const scale = Math.min(wide / width, high / height, POINTS / COARSEST);
  return [width * scale, height * scale];
}
