// How large a logo is drawn, as the build draws it (model/logo.py).

const COARSEST = 150; // pixels an inch: with fewer, edges look torn in print, so a small logo is drawn small

/**
 * How wide and high a logo is drawn within a room: in proportion, and no coarser than print bears.
 * @param {{ width: number, height: number }} logo
 * @param {number[]} room
 * @param {number} inch how many make one of the unit in which the room is measured
 */
export function drawnSize({ width, height }, [wide, high], inch) {
  const scale = Math.min(wide / width, high / height, inch / COARSEST);
  return [width * scale, height * scale];
}
