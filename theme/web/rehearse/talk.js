// A talk that is rehearsed, turn by turn: they say a line, the visitor answers aloud against the seconds printed, and
// rates it. What a screen reader is told at each point is told here.

/**
 * @typedef {{ they: string, isQuoted: boolean, isFirst?: boolean, seconds: number }} Turn what `isFirst` has nothing to answer
 * @typedef {"listen" | "talk" | "rate" | "end"} Phase
 */

export const RATINGS = ["I stumbled", "I got through", "It sounded like me"];
const BEST = RATINGS.length;
const SECOND = 1000; // milliseconds

/** A talk under way. */
export class Talk {
  /**
   * @param {Turn[]} turns
   * @param {boolean} isRecorded whether each turn ends when its seconds are over
   */
  constructor(turns, isRecorded = false) {
    this.turns = turns;
    this.isRecorded = isRecorded;
    this.place = 0;
    /** @type {Phase} */
    this.phase = "listen";
    this.began = 0;
    this.isOver = false; // the seconds of this turn
    /** @type {number[]} */
    this.took = [];
    /** @type {number[]} */
    this.ratings = [];
  }

  get turn() {
    return this.turns[this.place];
  }

  /** @param {number} now in milliseconds */
  start(now) {
    if (this.phase !== "listen") return;
    this.phase = "talk";
    this.began = now;
    this.isOver = false;
  }

  /**
   * Look at the clock. Returns what there is to announce, "" for nothing.
   * @param {number} now
   */
  tick(now) {
    if (this.phase !== "talk" || this.isOver || this.secondsAt(now) < this.turn.seconds) return "";
    this.isOver = true;
    if (!this.isRecorded) return "Time.";
    this.stop(now);
    return `The recording has stopped. ${this.said()}`;
  }

  /** @param {number} now */
  stop(now) {
    if (this.phase !== "talk") return;
    this.took.push(Math.round(this.secondsAt(now)));
    this.phase = "rate";
  }

  /** @param {number} rating from 1 */
  rate(rating) {
    if (this.phase !== "rate" || !RATINGS[rating - 1]) return;
    this.ratings.push(rating);
    this.place++;
    this.phase = this.place < this.turns.length ? "listen" : "end";
  }

  /** @param {number} now */
  secondsAt(now) {
    return (now - this.began) / SECOND;
  }

  /** What a screen reader is told on reaching this point. */
  said() {
    const { phase, place, turns, turn } = this;
    if (phase === "end") return this.summary();
    if (phase === "talk") return "";
    if (phase === "rate") return `${this.taken(place)} How did it go? ${choices()}`;
    const number = `Turn ${place + 1} of ${turns.length}.`;
    if (turn.isFirst) return `${number} ${turn.they} You have about ${turn.seconds} seconds.`;
    const cue = turn.isQuoted ? "They say" : "What happens";
    return `${number} ${cue}: ${ended(turn.they)} Your answer: about ${turn.seconds} seconds.`;
  }

  /** @param {number} place */
  taken(place) {
    const { seconds } = this.turns[place];
    return `You took ${secondsOf(this.took[place])}; the script allows ${seconds}.`;
  }

  /** Whether anything was said: whoever only looked through a round has not rehearsed it. */
  get isRehearsed() {
    return sum(this.took) > 0;
  }

  /** How the whole talk went. */
  summary() {
    if (!this.isRehearsed)
      return "Done. Nothing was said aloud, so this does not count as rehearsed.";
    const best = this.ratings.filter((rating) => rating === BEST).length;
    const [took, printed] = [this.took, this.turns.map(({ seconds }) => seconds)].map(sum);
    return `Done. ${best} of ${this.turns.length} sounded like you. You talked for ${secondsOf(took)}; the script allows ${printed}.`;
  }
}

/**
 * The same turns in another order.
 * @template T
 * @param {T[]} turns
 * @param {() => number} random
 * @returns {T[]}
 */
export function shuffled(turns, random = Math.random) {
  const left = [...turns];
  const drawn = [];
  while (left.length) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}

/**
 * The seconds that words such as "15 seconds" or "1 min 20 s" name.
 * @param {string} words
 */
export function secondsIn(words) {
  const minutes = Number(/(\d{1,4}) ?min/.exec(words)?.[1] ?? 0);
  return 60 * minutes + Number(/(\d{1,4}) ?s/.exec(words)?.[1] ?? 0);
}

function choices() {
  return RATINGS.map((words, place) => `${place + 1}: ${words}.`).join(" ");
}

/** @param {string} words */
function ended(words) {
  return /[.!?…][”"]?$/.test(words) ? words : `${words}.`;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/** @param {number} count */
function secondsOf(count) {
  return count === 1 ? "1 second" : `${count} seconds`;
}
