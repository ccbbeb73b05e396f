// Beeps, voice, vibration, and a screen that stays on. Each may be switched off, or missing here.

const KEY = "steadyback-device";
const DEFAULTS = { beep: true, tick: false, voice: false, vibration: true, awake: true };
const LATE_MS = 700;
const IDLE_MS = 1500;

const { speechSynthesis: speech, AudioContext: Audio } = globalThis;
const { wakeLock } = navigator;

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

// Other voices send what they say to somebody's server.
function localVoice() {
  const { lang } = document.documentElement;
  return speech?.getVoices().find((voice) => voice.localService && voice.lang.startsWith(lang));
}

export class Sound {
  #on = { ...DEFAULTS, ...remembered() };
  #onchange;
  #touched = false;
  #audio;
  #idle;
  #wanted = false;
  #lock;
  #denied = false;

  constructor(onchange = () => {}) {
    this.#onchange = onchange;
    speech?.addEventListener("voiceschanged", onchange);
    document.addEventListener("visibilitychange", () => this.#watch());
  }

  isOn(name) {
    return this.#on[name];
  }

  turn(name, on) {
    this.#on[name] = on;
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#on));
    } catch {
      // Then it holds for this page.
    }
    if (name === "voice") this.hush();
    this.#watch();
  }

  // Why a switch does nothing here; empty where it works.
  whyNot(name) {
    const cannot = {
      beep: !Audio && "This browser cannot beep.",
      tick: !Audio && "This browser cannot tick.",
      voice: !localVoice() && "This device has no voice of its own.",
      vibration: !navigator.vibrate && "This browser cannot vibrate.",
      awake: (!isSecureContext && "The screen stays on only over https.")
        || (!wakeLock && "This browser cannot keep the screen on.")
        || (this.#denied && "The device did not keep the screen on. Is its battery low?"),
    };
    return cannot[name] || "";
  }

  // For a tap: before the first, no page may sound or vibrate.
  unlock() {
    this.#touched = true;
    if (this.#audio || !Audio) return;
    // Over the music of other apps, not instead of it.
    if (navigator.audioSession) navigator.audioSession.type = "transient";
    this.#audio = new Audio();
    this.#audio.resume();
    this.#rest();
  }

  beep(high) {
    if (this.#on.beep) this.#tone(high ? 880 : 587, high ? 0.4 : 0.2);
  }

  tick() {
    if (this.#on.tick) this.#tone(330, 0.1);
  }

  say(text) {
    const voice = this.#on.voice && localVoice();
    if (!voice) return;
    if (speech.speaking) this.hush(); // to stop what is silent makes some browsers swallow what follows
    speech.speak(Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }));
  }

  hush() {
    speech?.cancel();
  }

  buzz() {
    if (this.#on.vibration && this.#touched) navigator.vibrate?.(80);
  }

  keepAwake(wanted) {
    this.#wanted = wanted;
    return this.#watch();
  }

  async #tone(frequency, seconds) {
    const audio = this.#audio;
    if (!audio) return;
    const asked = performance.now();
    this.#rest();
    await audio.resume().catch(() => {});
    if (performance.now() - asked > LATE_MS) return; // a late beep would count wrong
    const tone = new OscillatorNode(audio, { frequency });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueCurveAtTime([0, 0.3, 0], audio.currentTime, seconds);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + seconds);
  }

  // An output held open may hold back the music of other apps.
  #rest() {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#audio.suspend(), IDLE_MS);
  }

  // A hidden page loses the screen: it is asked for again on return.
  async #watch() {
    const before = this.#lock;
    const wanted = this.#wanted && this.#on.awake && !document.hidden;
    this.#lock = wanted ? before ?? wakeLock?.request("screen") : null;
    try {
      await this.#lock;
      this.#denied = false;
      if (!wanted) (await before)?.release();
    } catch {
      this.#lock = null;
      this.#denied = true;
    }
    this.#onchange();
  }
}
