// Holds, paced repetitions and rests as phases, and where one is in them by the wall clock, in ms.

// 2 s up, 1 s still, 3 s down.
const REP_MS = 6000;
const SIDES = { left: ["left"], right: ["right"], both: ["left", "right"] };

export const phase = (name, seconds) => ({ name, ms: seconds * 1000 });

// A set of one exercise: `amount` seconds held, or repetitions, on each side.
export function setPhases({ measure, sides, amount }, switchSeconds) {
  const reps = Array.from({ length: amount }, (_, index) => ({ ms: REP_MS, rep: index + 1 }));
  const parts = measure === "hold" ? [phase("", amount)] : reps;
  const all = (...names) => parts.flatMap((part) => names.map((name) => ({ ...part, name })));
  if (sides === "both") return all("both");
  if (sides === "alternating") return all("left", "right");
  return [...all("left"), phase("switch", switchSeconds), ...all("right")];
}

export class Run {
  #phases;
  #spent = 0;
  // When one last looked; null while the run stands still.
  #seen = null;
  #heard = {};

  constructor(phases) {
    this.#phases = phases;
  }

  get running() {
    return this.#seen !== null;
  }

  start(now = Date.now()) {
    this.#seen ??= now;
  }

  pause(now = Date.now()) {
    this.#spentAt(now);
    this.#seen = null;
  }

  // Makes this phase longer or shorter.
  add(seconds, now = Date.now()) {
    const { index, spent } = this.at(now);
    const phase = this.#phases[index];
    if (phase) phase.ms = Math.max(spent, phase.ms + seconds * 1000);
  }

  // On to the next phase.
  leave(now = Date.now()) {
    this.add(-Infinity, now);
  }

  // `done`: the whole seconds or repetitions of each side.
  at(now = Date.now()) {
    let spent = this.#spentAt(now);
    let index = 0;
    const done = { left: 0, right: 0 };
    for (const { name, ms, rep } of this.#phases) {
      const count = Math.floor(Math.min(spent, ms) / (rep ? REP_MS : 1000));
      for (const side of SIDES[name] ?? []) done[side] += count;
      if (spent < ms) {
        const remaining = Math.ceil((ms - spent) / 1000);
        return { index, name, rep, turn: rep && (spent >= 2000) + (spent >= 3000), spent, remaining, share: spent / ms, done };
      }
      spent -= ms;
      index += 1;
    }
    return { index, name: "over", remaining: 0, share: 1, done };
  }

  // What to sound since one last asked. One thing only: after a sleep nobody wants all of it.
  cue(now = Date.now()) {
    const before = this.#heard;
    const here = this.#heard = this.at(now);
    if (here.index !== before.index) return "phase";
    if (here.turn !== before.turn) return "tick";
    return !here.rep && here.remaining < 4 && here.remaining !== before.remaining ? "beep" : "";
  }

  // A clock that is set back takes nothing away.
  #spentAt(now) {
    if (this.running) {
      this.#spent += Math.max(0, now - this.#seen);
      this.#seen = now;
    }
    return this.#spent;
  }
}
