import assert from "node:assert/strict";
import { test } from "node:test";
import { secondsIn, shuffled, Talk } from "./talk.js";

const TURNS = [
  { they: "Can you hold?", isQuoted: true, seconds: 15 },
  { they: "They are busy", isQuoted: false, seconds: 10 },
];

test("a round announces each point once, and nothing while somebody talks", () => {
  const talk = new Talk(TURNS);
  const heard = [talk.said()];
  talk.start(1000);
  heard.push(talk.said(), talk.tick(9000), talk.tick(16_000), talk.tick(17_000));
  talk.stop(18_400);
  heard.push(talk.said());
  talk.rate(3);
  heard.push(talk.said());
  talk.start(0);
  talk.stop(8_000);
  heard.push(talk.said());
  talk.rate(1);
  heard.push(talk.said());
  assert.deepEqual(heard, [
    "Turn 1 of 2. They say: Can you hold? Your answer: about 15 seconds.",
    "",
    "",
    "Time.",
    "",
    "You took 17 seconds; the script allows 15. How did it go? 1: I stumbled. 2: I got through. 3: It sounded like me.",
    "Turn 2 of 2. What happens: They are busy. Your answer: about 10 seconds.",
    "You took 8 seconds; the script allows 10. How did it go? 1: I stumbled. 2: I got through. 3: It sounded like me.",
    "Done. 1 of 2 sounded like you. You talked for 25 seconds; the script allows 25.",
  ]);
});

test("who begins is told so, and nothing happens before", () => {
  const talk = new Talk([{ they: "You begin.", isQuoted: false, isFirst: true, seconds: 20 }]);
  assert.equal(talk.said(), "Turn 1 of 1. You begin. You have about 20 seconds.");
});

test("a round in which nothing was said is not rehearsed", () => {
  const talk = new Talk(TURNS);
  for (const seconds of [0, 0]) {
    talk.start(0);
    talk.stop(seconds);
    talk.rate(3);
  }
  assert.equal(talk.phase, "end");
  assert.equal(talk.isRehearsed, false);
  assert.match(talk.said(), /does not count/);
});

test("a recording stops by itself when its seconds are over", () => {
  const talk = new Talk(TURNS, true);
  talk.start(0);
  assert.equal(talk.tick(14_000), "");
  assert.match(talk.tick(15_100), /^The recording has stopped\. You took 15 seconds/);
  assert.equal(talk.phase, "rate");
});

test("a key that means nothing at this point changes nothing", () => {
  const talk = new Talk(TURNS);
  talk.rate(2);
  talk.stop(5);
  assert.equal(talk.phase, "listen");
  talk.start(0);
  talk.stop(1000);
  talk.rate(4);
  assert.equal(talk.phase, "rate");
});

test("shuffled turns are the same turns", () => {
  assert.deepEqual(shuffled([1, 2, 3, 4]).sort(), [1, 2, 3, 4]);
  assert.deepEqual(
    shuffled([1, 2, 3], () => 0.99),
    [3, 2, 1],
  );
});

test("seconds are read as they are printed", () => {
  assert.deepEqual(
    ["15 seconds", "1 min 20 s", "1 minute", "2 minutes"].map(secondsIn),
    [15, 80, 60, 120],
  );
});
