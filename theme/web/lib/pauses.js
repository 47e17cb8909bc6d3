// Long work in slices, so that the page still answers, and says how far the work is.

const [MOMENT, SECOND] = [40, 1000]; // milliseconds

/**
 * What to wait for after each piece of the work.
 * @param {(done: number) => void} tell called about each second
 */
export function pauses(tell) {
  let [rested, told] = [performance.now(), performance.now()];
  return async (/** @type {number} */ done) => {
    if (performance.now() - rested < MOMENT) return;
    if (performance.now() - told > SECOND) {
      tell(done);
      told = performance.now();
    }
    await new Promise((resolve) => setTimeout(resolve));
    rested = performance.now();
  };
}
