// Beeps, voice, vibration, and a screen that stays on. Each may be switched off, or missing here.

const KEY = "steadyback-device";
const LATE_MS = 700;
const IDLE_MS = 1500;

const { speechSynthesis: speech, AudioContext: Audio } = globalThis;
const { wakeLock } = navigator;

// Other voices send what they say to somebody's server.
function localVoice() {
  const { lang } = document.documentElement;
  return speech?.getVoices().find((voice) => voice.localService && voice.lang.startsWith(lang));
}

export class Sound {
  // Beside tick and voice.
  on = { beep: true, vibration: true, awake: true };
  #onchange;
  // From the first tap on: before, no page may sound or vibrate.
  #audio;
  #idle;
  #lock;
  #isAwake;

  constructor(onchange) {
    this.#onchange = onchange;
    try {
      Object.assign(this.on, JSON.parse(localStorage.getItem(KEY)));
    } catch {
      // Then it is as for anybody new.
    }
    speech?.addEventListener("voiceschanged", onchange);
    document.addEventListener("visibilitychange", () => this.#watch());
    this.#watch();
  }

  turn(name, on) {
    this.on[name] = on;
    try {
      localStorage.setItem(KEY, JSON.stringify(this.on));
    } catch {
      // Then it holds for this page.
    }
    speech?.cancel();
    this.#watch();
  }

  // Whether a switch does something here.
  works(name) {
    const { vibrate: vibration } = navigator;
    const awake = this.#isAwake || !this.on.awake;
    return { beep: Audio, tick: Audio, voice: localVoice(), vibration, awake }[name];
  }

  // For a tap.
  unlock() {
    if (this.#audio || !Audio) return;
    // Over the music of other apps, not instead of it.
    if (navigator.audioSession) navigator.audioSession.type = "transient";
    this.#audio = new Audio();
    this.#audio.resume();
    this.#rest();
  }

  beep(high) {
    if (this.on.beep) this.#tone(high ? 880 : 587, high ? 0.4 : 0.2);
  }

  tick() {
    if (this.on.tick) this.#tone(330, 0.1);
  }

  say(text) {
    const voice = this.on.voice && localVoice();
    if (!voice) return;
    // To stop what is silent makes some browsers swallow what follows.
    if (speech.speaking) speech.cancel();
    speech.speak(Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }));
  }

  buzz() {
    if (this.on.vibration && this.#audio) navigator.vibrate?.(80);
  }

  async #tone(frequency, seconds) {
    const audio = this.#audio;
    if (!audio) return;
    const asked = performance.now();
    this.#rest();
    await audio.resume().catch(() => {});
    // A late beep would count wrong.
    if (performance.now() - asked > LATE_MS) return;
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
    const wanted = this.on.awake && !document.hidden;
    this.#lock = wanted ? before ?? wakeLock?.request("screen").catch(() => {}) : null;
    if (!wanted) (await before)?.release();
    this.#isAwake = await this.#lock;
    this.#onchange();
  }
}
