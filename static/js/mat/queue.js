// Words not saved yet: kept on the device and sent until the server says it has them.

const KEY = "steadyback:";
const WAITS_S = [5, 10, 20, 40, 60];
const AT_ONCE = 50;
const PATIENCE_MS = 20_000;
const REFUSALS = { 0: "login", 401: "login", 404: "not yours", 410: "deleted" };

// Where the browser keeps nothing (private mode, full disk), the page does.
const memory = {};
let newest = 0;

function attempt(action) {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

// On plain http there is no crypto.randomUUID.
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-4$3-8$4-");
}

function entries() {
  const texts = {};
  attempt(() => Object.assign(texts, localStorage));
  return Object.entries({ ...texts, ...memory })
    .filter(([key]) => key.startsWith(KEY))
    .map(([, text]) => JSON.parse(text))
    .sort((one, other) => one.at - other.at);
}

// How much waits on this device, whoever did it. A corrected set is one set.
export function unsent() {
  const kinds = { sets: new Set(), answers: new Set() };
  for (const { save, word } of entries()) {
    kinds[word.kind === "set" ? "sets" : "answers"].add([save, word.kind, word.log, word.number].join());
  }
  return { sets: kinds.sets.size, answers: kinds.answers.size };
}

// What earlier pages of this owner could not send: a queue for each session.
export function otherQueues({ owner, csrf, save }) {
  const others = entries().filter((entry) => entry.owner === owner && entry.save !== save);
  const states = new Map(others.map((entry) => [entry.save, entry.state]));
  return Array.from(states, ([address, state]) => new Queue({ owner, csrf, save: address, state }));
}

export class Queue {
  status = "saved"; // or: sending, offline, login, not yours, deleted
  #options;
  #sending = false;
  #tries = 0;
  #timer;

  // `save` and `state` are the addresses of the session.
  constructor(options) {
    this.#options = { ...options };
    addEventListener("online", () => this.send());
    document.addEventListener("visibilitychange", () => document.hidden || this.send());
  }

  // Whether closing the page would lose something.
  get inMemory() {
    return Object.keys(memory).length > 0;
  }

  put(word) {
    const { owner, save, state } = this.#options;
    const key = KEY + (word.uuid ??= uuid());
    newest = Math.max(newest + 1, Date.now());
    const text = JSON.stringify({ owner, save, state, at: newest, word });
    if (!attempt(() => localStorage.setItem(key, text))) memory[key] = text;
    return this.send();
  }

  waiting() {
    const { owner, save } = this.#options;
    return entries().filter((entry) => entry.owner === owner && entry.save === save).map(({ word }) => word);
  }

  async send() {
    if (this.#sending) return; // what came meanwhile goes with the next round
    this.#sending = true;
    clearTimeout(this.#timer);
    let status = "saved";
    while (status === "saved" && this.waiting().length) {
      this.#say("sending");
      status = await this.#post(this.waiting().slice(0, AT_ONCE)).catch(() => "offline");
    }
    this.#sending = false;
    if (status === "offline") this.#sendLater();
    else this.#tries = 0;
    this.#say(status);
  }

  #say(status) {
    this.status = status;
    this.#options.onchange?.(this);
  }

  #sendLater() {
    const wait = WAITS_S[this.#tries++] ?? WAITS_S.at(-1);
    this.#timer = setTimeout(() => this.send(), wait * 1000);
  }

  async #post(words, again = true) {
    const { save, state } = this.#options;
    const answer = await this.#ask(save, { method: "POST", body: JSON.stringify({ words }), keepalive: true });
    if (answer.ok) return this.#settle(words, await answer.json());
    if (answer.status !== 403 || !again) return this.#refused(answer);
    const fresh = await this.#ask(state);
    if (!fresh.ok) return this.#refused(fresh);
    this.#options.csrf = (await fresh.json()).csrf;
    return this.#post(words, false);
  }

  #ask(address, options) {
    const type = "application/json";
    return fetch(address, {
      ...options,
      redirect: "manual", // a login page looks like success
      signal: AbortSignal.timeout?.(PATIENCE_MS),
      headers: { Accept: type, "Content-Type": type, "X-CSRFToken": this.#options.csrf },
    });
  }

  #settle(words, { saved, refused }) {
    const settled = words.filter((word) => [...saved, ...refused].includes(word.uuid));
    this.#drop(settled);
    return settled.length ? "saved" : "offline";
  }

  #refused({ status }) {
    if (status === 410) this.#drop(this.waiting());
    return REFUSALS[status] ?? "offline";
  }

  #drop(words) {
    for (const word of words) {
      delete memory[KEY + word.uuid];
      attempt(() => localStorage.removeItem(KEY + word.uuid));
    }
  }
}
