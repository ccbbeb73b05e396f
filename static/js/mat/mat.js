// Carries the session on one page: each tap is kept and sent, and the next screen follows at once.

import { Queue, otherQueues, unsent } from "./queue.js";
import { Sound } from "./sound.js";
import { Run, phase, setPhases } from "./timer.js";

const one = (selector) => document.querySelector(selector);
const all = (selector) => document.querySelectorAll(selector);
const most = (numbers) => Math.max(0, ...numbers);

const data = JSON.parse(one("#mat-data").textContent);
const { steps } = data;
data.csrf = one("[name=csrfmiddlewaretoken]").value;
const sound = new Sound(paintSettings);
const queue = new Queue({ ...data, onchange: paintStatus });
// What the clock drives: a set, a rest, or the warm-up that has no step.
let run;
let ended = false;

// Words are written, and shown where there are any; of elements for a value each, that for this one is shown.
function show(values) {
  for (const [name, value] of Object.entries(values)) {
    for (const element of all(`[data-${name}]`)) {
      const only = element.dataset[name];
      if (!only && value?.at) element[element.matches("input") ? "value" : "textContent"] = value;
      element.hidden = only ? only !== `${value}` : !value;
    }
  }
}

const draw = (line, share) => one(`[data-${line}]`).setAttribute("stroke-dashoffset", share * 100);

function tell(live) {
  show({ live });
  sound.say(live);
}

// What is known: all that the server told, and every word since.

const stepAt = (place) => steps.find(({ log }) => log === place);
const loads = ({ state }) => [state.planned_left_g, state.planned_right_g];
const isDone = (set) => set?.left || set?.right;
const setsDone = ({ state }) => Object.values(state.sets).filter(isDone);
const last = (step) => setsDone(step).at(-1);
const next = (step, number = 1) => (isDone(step.state.sets[number]) ? next(step, number + 1) : number);
const setsOver = (step) => (isOver(step) ? step.sets_planned : setsDone(step).length);
const isOver = (step) => step.state.skipped !== "" || next(step) > step.sets_planned;
const lastBegun = (on) => steps.findLast((step) => step.log <= on.log && (step.state.skipped || last(step)));

function known({ log, number }) {
  const { state } = stepAt(log);
  return number ? state.sets[number] ??= { revision: 0 } : state;
}

function take(word) {
  if (word.revision >= known(word).revision) Object.assign(known(word), word);
}

// Of a set where a `number` is given, else of the exercise.
function say(step, told, number) {
  const { log } = step;
  const { sets, uuid, mistaken, ...before } = known({ log, number });
  const word = { ...before, ...told, kind: number ? "set" : "log", log, number, revision: before.revision + 1 };
  take(word);
  queue.put(word);
  return step;
}

const wear = (step, [planned_left_g, planned_right_g]) => say(step, { planned_left_g, planned_right_g });

function save(step, ...amounts) {
  const [left, right] = loads(step).map((load_g, side) => amounts[side] === "" ? null : { load_g, done: +amounts[side] });
  say(step, { left, right }, next(step));
  step.amount = step.target;
  const following = isOver(step) ? after(step) : step;
  if (following) rest(following, data.rest_s);
  else finish();
}

// Where one is, as the address says it.

function after(step) {
  const open = steps.filter((each) => !isOver(each));
  return open.find(({ log }) => log > step?.log) ?? open[0];
}

function here() {
  const on = stepAt(+location.pathname.split("/").at(-2));
  return { ...Object.fromEntries(new URLSearchParams(location.search)), on };
}

function seen({ on, hurts, place }) {
  if (ended) return "kept";
  if (!on) return "warm-up";
  if (hurts) return hurts >= data.where_from && !place ? "where" : "offers";
  return run?.step === on ? "timer" : `step ${on.log}`;
}

// `before`, what a tap of pain has changed and what it noted, is kept beside the address.
function go(step, query = "", before = null) {
  if (!step) return finish();
  ended = false;
  if (here().on !== step || location.search !== query) history.pushState(before, "", `../${step.log}/${query}`);
  arrive();
}

// The closing questions need the server, and all that was done.
async function finish() {
  ended = true;
  if (queue.status === "sending") return;
  const answer = queue.waiting().length || await fetch(data.state).catch(() => 0);
  if (answer.ok) location = "../../finish/";
  else arrive();
}

// What is seen.

const inUnit = (load_g) => +(load_g / data.unit_g).toFixed(2);
const weight = (load_g) => (load_g ? `${inUnit(load_g)} ${data.unit}` : "no weight");
const lighter = (step) => loads(step).map((load_g) => most(data.owned_g.filter((own) => own < load_g)));

function carried([left, right]) {
  if (left !== right) return `Left ${weight(left)}, right ${weight(right)}`;
  return left ? `${weight(left)} per ankle` : "No weight";
}

function worn(step) {
  const set = last(step);
  if (set) return loads(step).map((load_g, side) => [set.left, set.right][side]?.load_g ?? load_g);
  const before = stepAt(step.log - 1);
  if (!before) return [0, 0];
  return isOver(before) ? worn(before) : loads(before);
}

function straps(step) {
  const [on, wanted] = [worn(step), loads(step)];
  if (isOver(step) || `${on}` === `${wanted}`) return "";
  if (!most(wanted)) return "Take the weights off.";
  return `${most(on) ? "Change to" : "Put on"} ${carried(wanted).toLowerCase()}.`;
}

function which(step) {
  if (step.state.skipped) return "Skipped";
  if (isOver(step)) return `All ${step.sets_planned} sets done`;
  return `Set ${next(step)} of ${step.sets_planned}${step.each_side}`;
}

const named = (step) => `${step.name}. ${which(step)}.`;
const announced = (step) => `${named(step)} ${straps(step)}`;
const isHandsFree = (step) => step.hands_free && (sound.on.voice || sound.on.tick);
const isTimed = (step) => step.measure === "hold" || sound.on.tick || isHandsFree(step);

function paint() {
  const { on, hurts, place } = here();
  if (!on) return;
  const { easier, pain_during } = on.state;
  draw("way", steps.reduce((left, step) => left - setsOver(step) / data.sets_planned, 1));
  show({
    where: `${on.log} of ${steps.length}`, on: on.name, set: which(on), amount: `${on.amount}`, load: carried(loads(on)), straps: straps(on),
    figure: on.log, over: isOver(on), done: isTimed(on) ? "Start" : "Done", undo: isUnderWay(on) || lastBegun(on),
    easier, simpler: !easier && on.easier, heavier: false,
    stop: hurts >= (data.signs_from[place] ?? data.stop_from),
    worst: pain_during === null ? "" : `So far ${pain_during} of 10.`,
    lighter: most(loads(on)) && `Lighter: ${carried(lighter(on)).toLowerCase()}`,
  });
}

// Another tab or device may have gone on, or ended it.
async function meanwhile() {
  queue.waiting().forEach(take);
  paint();
  const answer = !document.hidden && await fetch(data.state, { redirect: "manual" }).catch(() => 0);
  if (!answer.ok) return;
  const { running, logs } = await answer.json();
  if (!running) return finish();
  for (const { sets, ...state } of logs) [state, ...Object.values(sets)].forEach(take);
  paint();
}

function arrive() {
  const place = here();
  const screen = seen(place);
  for (const panel of all("details[open]")) panel.open = false;
  paint();
  show({ screen, edges: /step|timer/.test(screen) });
  [...all("section .mat__done, section h1")].findLast((element) => element.offsetParent).focus();
  if (/step/.test(screen)) tell(announced(place.on));
}

// What runs by the clock.

const isUnderWay = (step) => run?.step === step && !run.isRest;
const twoDigits = (number) => `${number}`.padStart(2, "0");
const onClock = (seconds) => seconds > 59 && `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;
const rest = (step, seconds) => start(step, [phase("rest", seconds)], true);

function begin(step) {
  const ready = step.measure === "hold" ? [] : [phase("ready", data.switch_s)];
  start(step, [...ready, ...setPhases(step, data.switch_s)]);
}

function start(step, phases, isRest) {
  run = Object.assign(new Run(phases), { step, isRest });
  run.start();
  if (step) go(step);
  tick();
}

function over() {
  const { isRest, step } = run;
  const { left, right } = run.at().done;
  run = null;
  if (!step) go(after());
  else if (left || right) save(step, left, right);
  else if (isRest && isHandsFree(step) && !straps(step)) begin(step);
  else arrive();
}

function tick() {
  if (!run) return;
  const { name, rep, remaining, share } = run.at();
  const { step, isRest, running } = run;
  const clock = !rep && onClock(remaining);
  const isBefore = step && isRest || name === "ready";
  show({
    phase: name, runs: running, add: isRest,
    next: isBefore ? named(step) : step?.name, straps: isBefore && straps(step),
    clock, remaining: clock ? "" : `${rep ?? remaining}`, spoken: rep ? `Repetition ${rep}` : `Seconds left: ${remaining}`,
  });
  draw("ring", share);
  const cue = running && run.cue();
  sound[cue]?.();
  if (cue === "beep") sound.say(remaining);
  if (cue === "phase") {
    sound.beep(true);
    sound.buzz();
    if (rep > 1) sound.say(rep);
    else if (step && name !== "over") tell(`${one("#phase").innerText} ${isBefore ? announced(step) : ""}`);
  }
  if (name === "over") over();
}

// What the taps do. `told` is what the form of a tap holds.

const asItWas = ({ state: { pain_during, skipped } }) => ({ pain_during, skipped });
const hurt = ({ state }, pain) => pain && { pain_during: Math.max(state.pain_during, pain) };

// Unless there is something to ask first: more than suggested is asked about once.
function isWorn(step, told, { elements: { heavier } }) {
  const before = loads(step);
  const typed = [told.load_left, told.load_right].map((text) => +text.replace(",", "."));
  if (heavier.disabled && most(typed) > inUnit(most([step.advised_load_g ?? Infinity, ...before]))) {
    heavier.disabled = false;
    return show({ heavier: true });
  }
  const inGrams = (load, side) => (load === inUnit(before[side]) ? before[side] : Math.round(load * data.unit_g));
  return wear(step, typed.map(inGrams));
}

const taps = {
  begin: (step) => (isTimed(step) ? begin(step) : save(step, step.amount, step.amount)),
  done(step, told, form) {
    if (isWorn(step, told, form)) save(step, told.done_left ?? told.done, told.done_right ?? told.done);
  },
  load: (step, told, form) => isWorn(step, told, form) && go(step),
  lighter: (step) => go(wear(step, lighter(step))),
  easier: (step) => go(say(step, { easier: true })),
  unhurt(step) {
    const { pain_during } = step.state;
    const since = pain_during > here().hurts && { pain_during };
    go(say(step, { ...history.state, ...since }));
  },
  undo(on) {
    const step = lastBegun(on);
    const isStart = isUnderWay(on);
    run = null;
    if (isStart) arrive();
    else go(step.state.skipped ? say(step, { skipped: "" }) : say(step, { left: null, right: null }, last(step).number));
  },
  skip(step, { skipped, pain }) {
    const before = asItWas(step);
    say(step, { skipped, ...hurt(step, pain) });
    if (pain >= data.stop_from) go(step, `?hurts=${pain}`, before);
    else go(after(step));
  },
  hurts(step, { pain }) {
    const before = asItWas(step);
    go(say(step, hurt(step, pain)), `?hurts=${pain}`, before);
  },
  where(step, { place, side }) {
    const { hurts: pain } = here();
    const word = { kind: "pain", log: step.log, pain, place, side, felt_at: new Date() };
    queue.put(word);
    go(step, `?hurts=${pain}&place=${place}`, { ...history.state, mistaken: word.uuid });
  },
  stop(step) {
    if (step.state.pain_during !== null && !isOver(step)) say(step, { skipped: "pain" });
    finish();
  },
  finish,
  next: (step) => go(after(step)),
  back: (step) => go(step),
  close: arrive,
  offers: (step) => go(step, `${location.search}&place=other`, history.state),
  count(step, { by }) {
    step.amount = Math.min(999, most([step.amount + +by]));
    paint();
  },
  add: (step, { by }) => run.add(+by),
  pause() {
    if (run?.step) run[run.running ? "pause" : "start"]();
  },
  leave() {
    if (run.at().rep) over();
    else run.leave();
  },
};

// What is set, and what is not saved.

function paintSettings() {
  for (const input of all("[data-sound]")) {
    const { sound: name } = input.dataset;
    input.checked = sound.on[name];
    show({ [name]: !sound.works(name) });
  }
}

function paintStatus({ status, inMemory }) {
  if (status === "sending") return;
  show({ status, count: `${unsent()}`, memory: inMemory });
  one("[data-status=login] a").search = `?next=${location.pathname}`;
  if (ended) finish();
}

// What is corrected starts as it is.
function offer(step) {
  const [left, right] = loads(step).map((load_g) => `${inUnit(load_g)}`);
  show({ typed: `${step.amount}`, left, right });
}

addEventListener("submit", (event) => {
  const { target, submitter: { name, value } } = event;
  const told = { ...Object.fromEntries(new FormData(target)), [name]: value };
  if (!told.action) return;
  event.preventDefault();
  taps[told.action](here().on, told, target);
});

addEventListener("click", (event) => {
  const { target } = event;
  const { on } = here();
  const told = target.closest("[data-tap]")?.dataset;
  const summary = target.closest("summary");
  const isBare = !one("[data-screen=timer]").hidden && !target.closest("a, button, details");
  sound.unlock();
  if (target.matches("details[open]")) return close(target);
  if (summary && on) offer(on);
  if (told) event.preventDefault();
  if (told || isBare || (summary && run?.running)) taps[told?.tap ?? "pause"](on, told);
  tick();
});

function close(panel) {
  panel.open = false;
  panel.firstElementChild.focus();
}

addEventListener("change", ({ target: { name, value, checked, form, dataset } }) => {
  if (dataset.sound) sound.turn(dataset.sound, checked);
  paint();
  if (name === "done_right") form.elements.done_left.required = !value;
  if (name in data && form.reportValidity()) {
    data[name] = +value;
    navigator.sendBeacon(form.getAttribute("action"), new FormData(form));
  }
});

// A key held down is one tap.
addEventListener("keydown", (event) => {
  if (event.repeat && event.key === "Enter") event.preventDefault();
  if (event.key === "Escape") all("details[open]").forEach(close);
});
addEventListener("popstate", arrive);
addEventListener("storage", ({ newValue }) => newValue && meanwhile());
document.addEventListener("visibilitychange", meanwhile);

show({ settings: true });
paintSettings();
queue.send();
for (const other of otherQueues(data)) other.send();
// A reload may be swifter than the last save.
meanwhile();
arrive();
if (!here().on) rest(undefined, data.warm_up_s);
setInterval(tick, 200);
