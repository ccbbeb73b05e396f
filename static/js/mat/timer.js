// Holds, paced repetitions and rests as phases, and where one is in them by the wall clock, in ms.

const REP_S = 6;
const SIDES = { left: ["left"], right: ["right"], both: ["left", "right"] };

const pause = (name, s) => (s > 0 ? [{ name, s }] : []);

export const restPhases = (seconds) => pause("rest", seconds);

export function holdPhases({ seconds, sides, switchSeconds }) {
  const hold = (name) => ({ name, s: seconds });
  if (sides === "both") return [hold("both")];
  return [hold("left"), ...pause("switch", switchSeconds), hold("right")];
}

export function repPhases({ reps, sides, switchSeconds }) {
  const all = (name) => Array.from({ length: reps }, (_, index) => ({ name, s: REP_S, rep: index + 1 }));
  if (sides === "both") return all("both");
  const right = all("right");
  if (sides === "alternating") return all("left").flatMap((rep, index) => [rep, right[index]]);
  return [...all("left"), ...pause("switch", switchSeconds), ...right];
}

function stepAt(ms) {
  if (ms < 2000) return "up";
  return ms < 3000 ? "pause" : "down";
}

export class Run {
  #phases;
  #zero = null; // what the clock would have read at the start; null while the run stands still
  #spent = 0;
  #heard = {};

  constructor(phases) {
    this.#phases = phases.map((phase) => ({ ...phase, ms: phase.s * 1000 }));
  }

  get running() {
    return this.#zero !== null;
  }

  start(now) {
    this.#zero ??= now - this.#spent;
  }

  pause(now) {
    this.#spentAt(now);
    this.#zero = null;
  }

  // Makes this phase longer or shorter.
  add(seconds, now) {
    const { index, spent } = this.at(now);
    const phase = this.#phases[index];
    if (phase) phase.ms = Math.max(spent, phase.ms + seconds * 1000);
  }

  // On to the next phase.
  leave(now) {
    this.add(-Infinity, now);
  }

  // `done`: the whole seconds or repetitions of each side.
  at(now) {
    let spent = this.#spentAt(now);
    let index = 0;
    const done = { left: 0, right: 0 };
    for (const { name, ms, rep } of this.#phases) {
      const count = Math.floor(Math.min(spent, ms) / (rep ? REP_S * 1000 : 1000));
      for (const side of SIDES[name] ?? []) done[side] += count;
      if (spent < ms) {
        const remaining = Math.ceil((ms - spent) / 1000);
        return { index, name, rep, step: rep && stepAt(spent), spent, remaining, share: spent / ms, done };
      }
      spent -= ms;
      index += 1;
    }
    return { index, name: "over", remaining: 0, share: 1, done };
  }

  // What to sound since one last asked. One thing only: after a sleep nobody wants all of it.
  cue(now) {
    const before = this.#heard;
    const here = this.#heard = this.at(now);
    if (here.index !== before.index) return "phase";
    if (here.step !== before.step) return "tick";
    return !here.rep && here.remaining < 4 && here.remaining !== before.remaining ? "beep" : "";
  }

  // A clock that is set back takes nothing away.
  #spentAt(now) {
    if (this.running) {
      this.#zero = Math.min(this.#zero, now - this.#spent);
      this.#spent = now - this.#zero;
    }
    return this.#spent;
  }
}
