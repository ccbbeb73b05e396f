// Carries the session on one page: each tap is kept and sent, and the next screen follows at once.

import { Queue, otherQueues, unsent } from "./queue.js";
import { Sound } from "./sound.js";
import { Run, holdPhases, repPhases, restPhases } from "./timer.js";

const one = (selector) => document.querySelector(selector);
const all = (selector) => document.querySelectorAll(selector);
const now = () => Date.now();
const most = (numbers) => Math.max(0, ...numbers);

const data = JSON.parse(one("#mat-data").textContent);
const { steps, unit } = data;
const sound = new Sound(paintSettings);
const server = { ...data, csrf: one("[name=csrfmiddlewaretoken]").value };
const queue = new Queue({ ...server, onchange: paintStatus });
let run; // what the clock drives: a set, a rest, or the warm-up that has no step
let ended = false;

// Texts are written, and shown where there is any; true and false show and hide.
function fill(values) {
  for (const [name, value] of Object.entries(values)) {
    for (const element of all(`[data-${name}]`)) {
      if (value?.at) element.textContent = value;
      element.hidden = !value;
    }
  }
}

// Of what stands for one thing or another, shows the one.
function choose(name, value) {
  for (const element of all(`[data-${name}]`)) element.hidden = element.dataset[name] !== value;
}

const draw = (line, share) => one(`[data-${line}]`).setAttribute("stroke-dashoffset", share * 100);
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

function tell(words) {
  fill({ live: words });
  sound.say(words);
}

// What is known: all that the server told, and every word since.

const stepAt = (place) => steps.find(({ log }) => log === place);
const loads = ({ state }) => [state.planned_left_g, state.planned_right_g];
const setsDone = ({ state }) => state.sets.filter(({ left, right }) => left || right);
const last = (step) => setsDone(step).sort((set, other) => set.number - other.number).at(-1);
const next = (step, number = 1) => (setsDone(step).some((set) => set.number === number) ? next(step, number + 1) : number);
const setsOver = (step) => (isOver(step) ? step.sets_planned : setsDone(step).length);
const isOver = (step) => step.state.skipped !== "" || next(step) > step.sets_planned;
const lastBegun = (on) => steps.findLast((step) => step.log <= on.log && (step.state.skipped || last(step)));

function known({ log, number }) {
  const { state } = stepAt(log);
  return number
    ? state.sets.find((set) => set.number === number) ?? state.sets[state.sets.push({ number, revision: 0 }) - 1]
    : state;
}

function take(word) {
  if (word.revision >= known(word).revision) Object.assign(known(word), word);
}

function say(word) {
  const { sets, uuid, ...before } = known(word);
  const said = { ...before, ...word, revision: before.revision + 1 };
  take(said);
  queue.put(said);
}

function change(step, told) {
  say({ kind: "log", log: step.log, ...told });
  return step;
}

function changeSet(step, number, left, right) {
  say({ kind: "set", log: step.log, number, left, right });
  return step;
}

const wear = (step, [planned_left_g, planned_right_g]) => change(step, { planned_left_g, planned_right_g });

function save(step, ...amounts) {
  const [left, right] = loads(step).map((load_g, side) => amounts[side] === "" ? null : { load_g, done: +amounts[side] });
  changeSet(step, next(step), left, right);
  step.amount = step.target;
  const following = isOver(step) ? after(step) : step;
  if (following) start(following, restPhases(data.rest_s), "rest");
  else finish();
}

// Where one is, as the address says it.

function after(step) {
  const open = steps.filter((each) => !isOver(each));
  return open.find(({ log }) => log > step?.log) ?? open[0];
}

function here() {
  const query = new URLSearchParams(location.search);
  const on = stepAt(+location.pathname.split("/").at(-2));
  return { on, pain: query.get("hurts"), where: query.get("place") };
}

function seen({ on, pain, where }) {
  if (ended) return "kept";
  if (!on) return "warm-up";
  if (pain) return pain >= data.where_from && !where ? "where" : "offers";
  return run?.step === on ? "timer" : `step ${on.log}`;
}

function go(step, query = "") {
  if (!step) return finish();
  ended = false;
  const address = data.mat.replace(/0\/$/, `${step.log}/${query}`);
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  arrive();
}

// The closing questions need the server, and all that was done.
async function finish() {
  ended = true;
  if (queue.status === "sending") return;
  const answer = queue.waiting().length || await fetch(data.state).catch(() => 0);
  if (answer.ok) location = data.finish;
  else arrive();
}

// What is seen.

const PER_UNIT = { kg: 1000, lb: 453.59237 }[unit];
const inUnit = (load_g) => +(load_g / PER_UNIT).toFixed(2);
const weight = (load_g) => (load_g ? `${inUnit(load_g)} ${unit}` : "no weight");
const lighter = (step) => loads(step).map((load_g) => most(data.owned.map((own) => own.load_g).filter((own) => own < load_g)));

function carried([left, right]) {
  if (left !== right) return `Left ${weight(left)}, right ${weight(right)}`;
  return left ? `${weight(left)} per ankle` : "No weight";
}

function worn(step) {
  const set = last(step);
  if (set) return loads(step).map((load_g, side) => [set.left, set.right][side]?.load_g ?? load_g);
  const before = steps[steps.indexOf(step) - 1];
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
  return `Set ${next(step)} of ${step.sets_planned}${step.sides === "both" ? "" : ", each side"}`;
}

const announced = (step) => `${step.name}. ${which(step)}. ${straps(step)}`;
const isHandsFree = (step) => step.hands_free && (sound.isOn("voice") || sound.isOn("tick"));
const isTimed = (step) => step.measure === "hold" || sound.isOn("tick") || isHandsFree(step);

function paint({ on, pain, where }) {
  const { easier, pain_during } = on.state;
  const isSign = where === "leg_below_knee" && pain > 0 && !data.leg_is_known;
  const hasRisen = data.pain_before !== null && pain - data.pain_before >= data.rise_to_stop;
  const stop = pain !== null && (pain >= data.stop_from || hasRisen || isSign);
  on.amount ??= on.target;
  draw("way", 1 - sum(steps.map(setsOver)) / sum(steps.map((step) => step.sets_planned)));
  fill({
    where: `${on.log} of ${steps.length}`, on: on.name, set: which(on), amount: `${on.amount}`, load: carried(loads(on)), straps: straps(on),
    over: isOver(on), todo: !isOver(on), done: isTimed(on) ? "Start" : "Done", undo: !!lastBegun(on),
    easier, heavier: false, stop, calm: !stop,
    "so-far": pain_during === null ? "" : `So far ${pain_during} of 10.`,
    lighter: most(loads(on)) && `Lighter: ${carried(lighter(on)).toLowerCase()}`,
    simpler: !easier && on.easier_words && `Easier: ${on.easier_words}`,
  });
}

function refresh() {
  if (here().on) paint(here());
}

// Another device may have gone on, or ended it.
async function meanwhile() {
  const answer = !document.hidden && await fetch(data.state, { redirect: "manual" }).catch(() => 0);
  if (!answer.ok) return;
  const { running, logs } = await answer.json();
  if (!running) return finish();
  for (const { sets, ...state } of logs) [state, ...sets].forEach(take);
  queue.waiting().forEach(take);
  refresh();
}

function picture({ log }) {
  one("[data-figure]").replaceChildren(...document.importNode(one(`#mat-${log} .mat__figure`), true)?.children ?? []);
}

function arrive() {
  const place = here();
  const screen = seen(place);
  for (const panel of all("details[open]")) panel.open = false;
  if (place.on) paint(place);
  if (screen === "timer") picture(place.on);
  choose("screen", screen);
  fill({ edges: /step|timer/.test(screen) });
  [...all("section .mat__done, section h1")].findLast((element) => element.offsetParent).focus();
  if (/step/.test(screen)) tell(announced(place.on));
}

// What runs by the clock.

function start(step, phases, kind) {
  run = Object.assign(new Run(phases), { step, kind });
  run.start(now());
  if (step) go(step);
  tick();
}

function begin(step) {
  const plan = { ...step, seconds: step.amount, reps: step.amount, switchSeconds: data.switch_s };
  start(step, step.measure === "hold" ? holdPhases(plan) : [{ name: "ready", s: data.switch_s }, ...repPhases(plan)]);
}

function over() {
  const { kind, step } = run;
  const { left, right } = run.at(now()).done;
  run = null;
  if (!step) go(after());
  else if (left || right) save(step, left, right);
  else if (kind && isHandsFree(step) && !straps(step)) begin(step);
  else arrive();
}

function tick() {
  if (!run) return;
  const { name, rep, remaining, share } = run.at(now());
  const { step, kind, running } = run;
  choose("phase", name);
  choose("runs", `${running}`);
  const words = kind || name === "ready" ? announced(step) : "";
  fill({ remaining: `${rep ?? remaining}`, add: !!kind, next: words || step?.name });
  draw("ring", share);
  const cue = running && run.cue(now());
  sound[cue]?.();
  if (cue === "beep") sound.say(remaining);
  if (cue === "phase") {
    sound.beep(true);
    sound.buzz();
    if (rep > 1) sound.say(rep);
    else if (step && name !== "over") tell(`${one("#phase").innerText} ${words}`);
  }
  if (name === "over") over();
}

// What the taps do. `told` is what the form of a tap holds.

const hurt = ({ state }, pain) => pain && { pain_during: Math.max(state.pain_during, pain) };

// More than suggested is asked about once. Rounding may add a gram or two.
function isWorn(step, told, { elements: { heavier } }) {
  const before = loads(step);
  const wanted = [told.load_left, told.load_right].map((text, side) => {
    const typed = +text.replace(",", ".");
    return typed === inUnit(before[side]) ? before[side] : Math.round(typed * PER_UNIT);
  });
  if (heavier.disabled && most(wanted) > most([step.advised_load_g ?? data.max_load_g, ...before]) + 4) {
    heavier.disabled = false;
    fill({ heavier: true });
    return false;
  }
  return wear(step, wanted);
}

const taps = {
  done(step, told, form) {
    if (told.load_left === undefined) return isTimed(step) ? begin(step) : save(step, step.amount, step.amount);
    if (isWorn(step, told, form)) save(step, told.done_left ?? told.done, told.done_right ?? told.done);
  },
  load(step, told, form) {
    if (isWorn(step, told, form)) go(step);
  },
  lighter: (step) => go(wear(step, lighter(step))),
  easier: (step) => go(change(step, { easier: true })),
  unhurt: (step) => go(change(step, { pain_during: null })),
  undo(on) {
    const step = lastBegun(on);
    run = null;
    go(step.state.skipped ? change(step, { skipped: "" }) : changeSet(step, last(step).number, null, null));
  },
  skip: (step, { skipped, pain }) => go(after(change(step, { skipped, ...hurt(step, pain) }))),
  hurts: (step, { pain }) => go(change(step, hurt(step, pain)), `?hurts=${pain}`),
  where(step, { place, side }) {
    const { pain } = here();
    queue.put({ kind: "pain", log: step.log, pain, place, side, felt_at: new Date(now()).toISOString() });
    go(step, `?hurts=${pain}&place=${place}`);
  },
  stop(step) {
    if (step.state.pain_during !== null && !isOver(step)) change(step, { skipped: "pain" });
    finish();
  },
  finish,
  next: (step) => go(after(step)),
  back: (step) => go(step),
  offers: (step) => go(step, `${location.search}&place=other`),
  add: (step, { by }) => run.add(+by, now()),
  pause() {
    if (!run?.step) return;
    if (run.running) run.pause(now());
    else run.start(now());
  },
  leave() {
    if (run.at(now()).rep) over();
    else run.leave(now());
  },
};

// What is set, and what is not saved.

function paintSettings() {
  for (const input of all("[data-sound]")) {
    input.checked = sound.isOn(input.dataset.sound);
    input.parentNode.querySelector("small").textContent = sound.whyNot(input.dataset.sound);
  }
}

function paintStatus({ status, inMemory }) {
  if (status === "sending") return;
  choose("status", status);
  fill({ count: `${unsent().sets}`, memory: inMemory });
  one("[data-status=login] a").search = `?next=${location.pathname}`;
  if (ended) finish();
}

addEventListener("submit", (event) => {
  const { target, submitter: { name, value, dataset } } = event;
  const told = { ...Object.fromEntries(new FormData(target)), [name]: value };
  const { on } = here();
  if (dataset.by) on.amount = Math.min(999, most([on.amount + +dataset.by]));
  else if (!told.action) return;
  event.preventDefault();
  if (dataset.by) refresh();
  else taps[told.action](on, told, target);
});

addEventListener("click", (event) => {
  const { target } = event;
  const link = target.closest("[data-tap]");
  const isBare = !one("[data-screen=timer]").hidden && !target.closest("a, button, details");
  const opens = run?.running && target.closest("summary");
  sound.unlock();
  if (target.matches("details[open], [data-close]")) return close(target.closest("details"));
  if (link) event.preventDefault();
  if (link || isBare || opens) taps[link?.dataset.tap ?? "pause"](here().on, link?.dataset);
  tick();
});

function close(panel) {
  panel.open = false;
  panel.firstElementChild.focus();
}

addEventListener("change", ({ target }) => {
  if (target.dataset.sound) sound.turn(target.dataset.sound, target.checked);
  refresh();
  if (target.name in data) {
    data[target.name] = +target.value;
    const body = new FormData(target.form);
    fetch(data.preferences, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => {});
  }
});

// A key held down is one tap.
addEventListener("keydown", (event) => {
  if (event.repeat && event.key === "Enter") event.preventDefault();
  if (event.key === "Escape") all("details[open]").forEach(close);
});
addEventListener("popstate", arrive);
addEventListener("storage", ({ newValue }) => {
  const { save: address, word } = JSON.parse(newValue) ?? {};
  if (address !== data.save) return;
  take(word);
  refresh();
});
document.addEventListener("visibilitychange", meanwhile);

queue.waiting().forEach(take);
fill({ settings: true });
paintSettings();
sound.keepAwake(true);
queue.send();
for (const other of otherQueues(server)) other.send();
arrive();
meanwhile(); // a reload may be swifter than the last save
if (!here().on) start(undefined, restPhases(data.warm_up_s));
setInterval(tick, 200);
