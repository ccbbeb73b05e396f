// Words not saved yet: kept on the device and sent until the server says it has them.

const KEY = "steadyback:";
const AT_ONCE = 50;
const PATIENCE_MS = 20_000;
const REFUSALS = { 0: "login", 401: "login", 404: "not yours", 410: "deleted" };

// Where the browser keeps nothing (private mode, full disk), the page does.
const memory = {};

function attempt(action) {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

// On plain http there is no crypto.randomUUID, but the address of each blob ends in such an id.
export const uuid = () => URL.createObjectURL(new Blob()).slice(-36);

function entries() {
  const texts = {};
  attempt(() => Object.assign(texts, localStorage));
  return Object.entries({ ...texts, ...memory })
    .filter(([key]) => key.startsWith(KEY))
    .map(([, text]) => JSON.parse(text));
}

// How many sets wait on this device, or other answers, whoever gave them. A corrected set is one.
export function unsent(isSet = true) {
  const told = entries().filter(({ word }) => isSet === (word.kind === "set"));
  return new Set(told.map(({ save, word }) => `${save} ${word.kind} ${word.log} ${word.number}`)).size;
}

// What earlier pages of this owner could not send: a queue for each session.
export function otherQueues({ owner, csrf, save }) {
  const others = entries().filter((entry) => entry.owner === owner && entry.save !== save);
  return Array.from(new Set(others.map((entry) => entry.save)), (save) => new Queue({ owner, csrf, save }));
}

export class Queue {
  // Or: sending, offline, login, not yours, deleted.
  status = "saved";
  #sending = false;
  #tries = 0;
  #timer;

  // `save` is the address of the session's words.
  constructor({ owner, csrf, save, onchange }) {
    Object.assign(this, { owner, csrf, save, onchange });
    addEventListener("online", () => this.send());
    document.addEventListener("visibilitychange", () => this.send());
  }

  // Whether closing the page would lose something.
  get inMemory() {
    return Object.keys(memory).length > 0;
  }

  put(word) {
    const { owner, save } = this;
    const key = KEY + (word.uuid ??= uuid());
    const text = JSON.stringify({ owner, save, word });
    if (!attempt(() => localStorage.setItem(key, text))) memory[key] = text;
    return this.send();
  }

  waiting() {
    const own = entries().filter(({ owner, save }) => owner === this.owner && save === this.save);
    return own.map(({ word }) => word);
  }

  async send() {
    // What came meanwhile goes with the next round.
    if (this.#sending) return;
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
    this.onchange?.(this);
  }

  #sendLater() {
    const wait = Math.min(60, 5 * 2 ** this.#tries++);
    this.#timer = setTimeout(() => this.send(), wait * 1000);
  }

  async #post(words, again = true) {
    const type = "application/json";
    const answer = await fetch(this.save, {
      method: "POST",
      headers: { Accept: type, "Content-Type": type, "X-CSRFToken": this.csrf },
      body: JSON.stringify({ words }),
      keepalive: true,
      // A login page looks like success.
      redirect: "manual",
      signal: AbortSignal.timeout?.(PATIENCE_MS),
    });
    if (answer.ok) return this.#settle(words, await answer.json());
    if (answer.status === 403 && again) {
      // Renewed by a login meanwhile.
      this.csrf = (await answer.json()).csrf;
      return this.#post(words, false);
    }
    if (answer.status === 410) this.#drop(this.waiting());
    return REFUSALS[answer.status] ?? "offline";
  }

  #settle(words, { saved, refused }) {
    const settled = words.filter((word) => [...saved, ...refused].includes(word.uuid));
    this.#drop(settled);
    return settled.length ? "saved" : "offline";
  }

  #drop(words) {
    for (const word of words) {
      delete memory[KEY + word.uuid];
      attempt(() => localStorage.removeItem(KEY + word.uuid));
    }
  }
}
