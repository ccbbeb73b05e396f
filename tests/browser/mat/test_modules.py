"""The script modules of mat mode, one by one: time is passed in or driven, the server is played."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from accounts.models import User
from tests.browser.conftest import axe
from tests.browser.mat.taps import arrived

SESSION = "/sessions/11111111-1111-4111-8111-111111111111/mat/"
OTHER_SESSION = "/sessions/22222222-2222-4222-8222-222222222222/mat/"

Run = Callable[..., Any]


def run_in(page: Page, module: str, script: str, given: Any = None) -> Any:
    """What `script`, a function of the module and what is given, returns."""
    address = staticfiles_storage.url(f"js/mat/{module}.js")
    return page.evaluate(
        f"async ([address, given]) => await ({script})(await import(address), given)", [address, given]
    )


@pytest.fixture
def mat(page: Page) -> Page:
    page.goto(reverse("account_login"))
    return page


# The timer: where one is by the wall clock.

PLANS = [
    ({"measure": "hold", "sides": "one_after_other", "amount": 20}, "left 20, switch 5, right 20"),
    ({"measure": "hold", "sides": "both", "amount": 20}, "both 20"),
    ({"measure": "reps", "sides": "alternating", "amount": 2}, "left 6, right 6, left 6, right 6"),
    (
        {"measure": "reps", "sides": "one_after_other", "amount": 2},
        "left 6, left 6, switch 5, right 6, right 6",
    ),
    ({"measure": "reps", "sides": "both", "amount": 2}, "both 6, both 6"),
    ({"measure": "reps", "sides": "both", "amount": 0}, ""),
]


def test_a_hold_and_a_set_are_planned_as_phases(mat: Page) -> None:
    planned = run_in(
        mat,
        "timer",
        """(timer, plans) => plans.map(([step]) =>
            timer.setPhases(step, 5).map((phase) => `${phase.name} ${phase.ms / 1000}`).join(", "))""",
        PLANS,
    )
    assert planned == [phases for *_, phases in PLANS]


LOOKS_AT_A_HOLD = [
    (0, "left 20: 0 and 0"),
    (1, "left 20: 0 and 0"),
    (999, "left 20: 0 and 0"),
    (1_000, "left 19: 1 and 0"),
    (19_999, "left 1: 19 and 0"),
    (20_000, "switch 5: 20 and 0"),
    (24_999, "switch 1: 20 and 0"),
    (25_000, "right 20: 20 and 0"),
    (44_999, "right 1: 20 and 19"),
    (45_000, "over 0: 20 and 20"),
    (3_600_000, "over 0: 20 and 20"),  # the screen slept for an hour
]
LOOKS_AT_REPS = [
    (0, "left 0 1: 0 and 0"),
    (1_999, "left 0 1: 0 and 0"),
    (2_000, "left 1 1: 0 and 0"),
    (2_999, "left 1 1: 0 and 0"),
    (3_000, "left 2 1: 0 and 0"),
    (5_999, "left 2 1: 0 and 0"),
    (6_000, "right 0 1: 1 and 0"),
    (12_000, "left 0 2: 1 and 1"),
    (23_999, "right 2 2: 2 and 1"),
    (24_000, "over undefined undefined: 2 and 2"),
]
# No real clock starts at nought.
START = 1_700_000_000_000


def test_one_is_where_the_wall_clock_says(mat: Page) -> None:
    script = """({ Run, setPhases }, { holds, reps, start }) => {
        const hold = new Run(setPhases({ measure: "hold", sides: "one_after_other", amount: 20 }, 5));
        const set = new Run(setPhases({ measure: "reps", sides: "alternating", amount: 2 }, 5));
        hold.start(start);
        set.start(start);
        return [
            holds.map((ms) => hold.at(start + ms))
                .map(({ name, remaining, done }) => `${name} ${remaining}: ${done.left} and ${done.right}`),
            reps.map((ms) => set.at(start + ms))
                .map(({ name, turn, rep, done }) => `${name} ${turn} ${rep}: ${done.left} and ${done.right}`),
        ];
    }"""
    holds, reps = [ms for ms, _ in LOOKS_AT_A_HOLD], [ms for ms, _ in LOOKS_AT_REPS]

    seen = run_in(mat, "timer", script, {"holds": holds, "reps": reps, "start": START})
    assert seen[0] == [look for _, look in LOOKS_AT_A_HOLD]
    assert seen[1] == [look for _, look in LOOKS_AT_REPS]


def test_the_ring_empties_with_the_phase(mat: Page) -> None:
    script = """({ Run, phase }) => {
        const run = new Run([phase("rest", 30)]);
        run.start(0);
        return [0, 7500, 15000, 30000].map((ms) => run.at(ms).share);
    }"""
    assert run_in(mat, "timer", script) == [0, 0.25, 0.5, 1]


# What is done to a run (verb, arguments, the moment last), and how it stands a moment later.
HANDLED: list[tuple[str, list[list[Any]], int, str]] = [
    ("not begun", [], 9_000, "left 20: 0 and 0"),
    ("paused", [["start", 0], ["pause", 8_000]], 60_000, "left 12: 8 and 0"),
    ("gone on with", [["start", 0], ["pause", 8_000], ["start", 60_000]], 61_000, "left 11: 9 and 0"),
    ("begun twice", [["start", 0], ["start", 5_000]], 8_000, "left 12: 8 and 0"),
    ("paused twice", [["start", 0], ["pause", 8_000], ["pause", 9_000]], 9_000, "left 12: 8 and 0"),
    ("longer", [["start", 0], ["add", 15, 8_000]], 8_000, "left 27: 8 and 0"),
    ("shorter", [["start", 0], ["add", -11, 8_000]], 8_000, "left 1: 8 and 0"),
    ("shorter than what is left", [["start", 0], ["add", -12, 8_000]], 8_000, "switch 5: 8 and 0"),
    ("much shorter", [["start", 0], ["add", -15, 8_000]], 9_000, "switch 4: 8 and 0"),
    ("left early", [["start", 0], ["leave", 8_900]], 8_900, "switch 5: 8 and 0"),
    ("left on both sides", [["start", 0], ["leave", 8_000], ["leave", 9_000], ["leave", 12_400]], 12_400,
     "over 0: 8 and 3"),
    ("left when it was over", [["start", 0], ["leave", 45_000]], 46_000, "over 0: 20 and 20"),
    ("lengthened when it was over", [["start", 0], ["add", 15, 45_000]], 46_000, "over 0: 20 and 20"),
    ("met by a clock set back", [["start", 0], ["at", 8_000], ["at", 2_000]], 4_000, "left 10: 10 and 0"),
    ("met by a clock set back far", [["start", 0], ["at", 8_000]], -90_000, "left 12: 8 and 0"),
]  # fmt: skip


def test_a_run_can_be_paused_changed_and_left(mat: Page) -> None:
    script = """({ Run, setPhases }, runs) => runs.map(([, verbs, moment]) => {
        const run = new Run(setPhases({ measure: "hold", sides: "one_after_other", amount: 20 }, 5));
        for (const [verb, ...given] of verbs) run[verb](...given);
        const { name, remaining, done } = run.at(moment);
        return `${name} ${remaining}: ${done.left} and ${done.right}`;
    })"""
    seen = run_in(mat, "timer", script, HANDLED)
    assert {case[0]: look for case, look in zip(HANDLED, seen, strict=True)} == {
        case[0]: case[-1] for case in HANDLED
    }


# When one looked, and what was to be sounded each time.
CUES: list[tuple[str, list[tuple[int, str]]]] = [
    ("hold", [(0, "phase"), (250, ""), (16_999, ""), (17_000, "beep"), (17_250, ""), (18_000, "beep"),
              (19_000, "beep"), (19_900, ""), (20_000, "phase"), (20_100, ""), (22_000, "beep")]),
    ("hold", [(0, "phase"), (1_000, ""), (43_500, "phase"), (43_600, ""), (44_000, "beep")]),  # slept
    ("hold", [(0, "phase"), (1_000, ""), (3_600_000, "phase"), (3_600_100, "")]),  # slept through
    ("hold", [(16_000, "phase"), (19_500, "beep"), (19_600, "")]),  # three beeps due, one heard
    ("reps", [(0, "phase"), (1_999, ""), (2_000, "tick"), (2_500, ""), (3_000, "tick"), (5_000, ""),
              (6_000, "phase"), (11_900, "tick"), (11_999, "")]),
]  # fmt: skip


def test_a_cue_sounds_once_and_after_a_sleep_only_the_latest(mat: Page) -> None:
    script = """({ Run, setPhases }, runs) => runs.map(([kind, looks]) => {
        const hold = setPhases({ measure: "hold", sides: "one_after_other", amount: 20 }, 5);
        const reps = setPhases({ measure: "reps", sides: "alternating", amount: 2 }, 5);
        const run = new Run(kind === "hold" ? hold : reps);
        run.start(0);
        return looks.map(([moment]) => run.cue(moment));
    })"""
    heard = run_in(mat, "timer", script, CUES)
    assert heard == [[cue for _, cue in looks] for _, looks in CUES]


def test_leaving_sounds_the_next_phase_and_more_rest_sounds_its_end_again(mat: Page) -> None:
    script = """({ Run, phase, setPhases }) => {
        const hold = new Run(setPhases({ measure: "hold", sides: "one_after_other", amount: 20 }, 5));
        const rest = new Run([phase("rest", 30)]);
        hold.start(0);
        rest.start(0);
        const heard = [hold.cue(8000)];
        hold.leave(8000);
        heard.push(hold.cue(8000), rest.cue(28_000));
        rest.add(15, 28_000);
        heard.push(rest.cue(28_500), rest.cue(41_900), rest.cue(42_000));
        return heard;
    }"""
    assert run_in(mat, "timer", script) == ["phase", "phase", "phase", "", "", "beep"]


# The queue: unsent words.


class Server:
    """Plays the server: says which answer each request gets, and remembers what it was sent."""

    def __init__(self, page: Page, troubles: list[str]) -> None:
        self.page = page
        self.troubles = troubles
        self.answers: list[int | str | dict[str, Any]] = []
        self.sent: list[list[str]] = []
        self.tokens: list[str] = []
        self.bodies: list[Any] = []
        page.context.route("**/mat/save/", self.save)

    def save(self, route: Route) -> None:
        words = json.loads(route.request.post_data or "")["words"]
        self.bodies.append(words)
        self.sent.append(sorted(word["uuid"] for word in words))  # in which order does not matter
        self.tokens.append(route.request.headers["x-csrftoken"])
        answer = self.answers.pop(0) if self.answers else 200
        if answer == "cut":
            route.abort()
        elif answer == "login page":
            route.fulfill(status=302, headers={"Location": reverse("account_login")})
        elif isinstance(answer, dict):
            route.fulfill(json=answer)
        elif answer == 200:
            route.fulfill(json={"saved": self.sent[-1], "refused": []})
        else:
            route.fulfill(status=int(answer), json={"csrf": "fresh"} if answer == 403 else {})

    def say(self, *uuids: str, **word: Any) -> Any:
        """Puts one word after the other and gives the status and what waits then."""
        for uuid in uuids:
            self.page.evaluate("(word) => { queue.put(word); }", {"kind": "set", "uuid": uuid, **word})
            self.now()
        return self.now()

    def soon_holds(self, *uuids: str) -> None:
        """What another tab changed in the storage they share is seen here a moment later."""
        arrived(self.page, lambda: self.now()[1] == [*uuids])
        assert self.now()[1] == [*uuids]

    def now(self) -> Any:
        """The status and what waits, after every answer has come."""
        while self.page.evaluate("queue.status") == "sending":
            pass
        return self.page.evaluate(LOOK)


OPEN = """({ Queue, otherQueues }, [owner, address]) => {
    const options = { owner, csrf: "stale", save: `${address}save/` };
    window.heard = [];
    window.queue = new Queue({ ...options, onchange: (queue) => heard.push(queue.status) });
    window.others = () => otherQueues(options);
}"""
LOOK = "[queue.status, queue.waiting().map((word) => word.uuid).sort()]"


@pytest.fixture
def server(mat: Page, troubles: list[str]) -> Server:
    run_in(mat, "queue", OPEN, ["owner", SESSION])
    return Server(mat, troubles)


def test_what_was_said_is_sent_at_once_and_only_what_is_named_leaves(server: Server) -> None:
    assert server.say("a") == ["saved", []]
    server.answers = [{"saved": [], "refused": []}]
    assert server.say("b") == ["offline", ["b"]]
    server.answers = [{"saved": ["c", "stranger"], "refused": ["b"]}]
    assert server.say("c") == ["saved", []]
    assert server.sent == [["a"], ["b"], ["b", "c"]]
    assert server.page.evaluate("heard") == ["sending", "saved", "sending", "offline", "sending", "saved"]


REFUSALS: list[tuple[int | str, list[Any]]] = [
    ("cut", ["offline", ["a"]]),
    (500, ["offline", ["a"]]),
    (503, ["offline", ["a"]]),
    (400, ["offline", ["a"]]),
    (401, ["login", ["a"]]),
    ("login page", ["login", ["a"]]),
    (404, ["not yours", ["a"]]),
    (410, ["deleted", []]),
]


def test_whatever_goes_wrong_is_told_and_nothing_is_lost_but_what_was_deleted(server: Server) -> None:
    seen = []
    for answer, _ in REFUSALS:
        server.answers = [answer]
        seen.append((answer, server.say("a")))
    assert seen == REFUSALS
    server.troubles.clear()


def test_an_old_token_is_renewed_once(server: Server) -> None:
    server.answers = [403, 200]
    assert server.say("a") == ["saved", []]
    server.answers = [403, 403]
    assert server.say("b") == ["offline", ["b"]]
    assert server.tokens == ["stale", "fresh", "fresh", "fresh"]
    server.answers = [403, 401]
    assert server.say("c") == ["login", ["b", "c"]]
    server.answers = [403, 404]
    assert server.say("d") == ["not yours", ["b", "c", "d"]]
    server.troubles.clear()


def test_it_tries_again_after_growing_waits_and_at_once_when_the_network_is_back(server: Server) -> None:
    clock = server.page.clock
    clock.install(time=0)
    clock.pause_at(1_000)
    server.answers = ["cut"] * 8
    server.say("a")
    waited = []
    for wait in (5, 10, 20, 40, 60, 60):
        clock.run_for(wait * 1000 - 1)
        early = len(server.sent)
        clock.run_for(1)
        server.now()
        waited.append((wait, early, len(server.sent)))
    assert waited == [(5, 1, 2), (10, 2, 3), (20, 3, 4), (40, 4, 5), (60, 5, 6), (60, 6, 7)]
    clock.run_for(30_000)
    server.page.evaluate("dispatchEvent(new Event('online')), 0")
    assert (server.now(), len(server.sent)) == (["offline", ["a"]], 8)
    clock.run_for(30_000)  # the wait begins anew
    assert (server.now(), len(server.sent)) == (["offline", ["a"]], 8)
    server.page.evaluate("document.dispatchEvent(new Event('visibilitychange')), 0")
    assert (server.now(), len(server.sent)) == (["saved", []], 9)
    clock.run_for(600_000)
    assert len(server.sent) == 9
    server.answers = ["cut"]
    server.say("b")
    clock.run_for(5_000)  # what was saved starts the waits anew
    assert server.now() == ["saved", []]
    server.troubles.clear()


def test_words_said_while_others_are_sent_go_together_with_the_next(server: Server) -> None:
    words = [{"kind": "set", "uuid": uuid} for uuid in "agdcfbe"]
    server.page.evaluate("(words) => { for (const word of words) queue.put(word); }", words)
    assert server.now() == ["saved", []]
    assert server.sent == [["a"], list("bcdefg")]


def test_a_long_evening_without_network_goes_out_in_portions(server: Server) -> None:
    server.answers = ["cut"]
    server.say("first")
    server.troubles.clear()
    words = [{"kind": "set", "uuid": f"{number}"} for number in range(60)]
    server.page.evaluate("(words) => { for (const word of words) queue.put(word); }", words)
    assert server.now() == ["saved", []]
    assert [len(uuids) for uuids in server.sent] == [1, 2, 50, 9]


def test_words_outlive_the_page_and_go_out_from_the_next_under_the_same_name_only(
    server: Server,
) -> None:
    page = server.page
    server.answers = ["cut", "cut"]
    server.say("a", "b")
    server.troubles.clear()

    page.reload()
    seen = []
    for opened in [["somebody else", SESSION], ["somebody else", OTHER_SESSION], ["owner", SESSION]]:
        run_in(page, "queue", OPEN, opened)
        seen.append(page.evaluate("[queue.waiting().length, others().length]"))
    assert seen == [[0, 0], [0, 0], [2, 0]]
    run_in(page, "queue", OPEN, ["owner", OTHER_SESSION])
    assert page.evaluate("queue.waiting()") == []
    assert len(server.sent) == 2
    page.evaluate("Promise.all(others().map((other) => other.send()))")
    assert server.sent[2:] == [["a", "b"]]
    assert page.evaluate("[others().length, localStorage.length]") == [0, 0]


def test_another_tab_neither_loses_nor_overwrites_what_this_one_said(server: Server) -> None:
    clock = server.page.clock
    clock.install(time=0)
    clock.pause_at(1_000)  # or it would try again by itself meanwhile
    server.answers = ["cut", "cut"]
    server.say("a")
    clock.run_for(10)
    other = server.page.context.new_page()
    other.goto(reverse("account_login"))
    run_in(other, "queue", OPEN, ["owner", SESSION])
    other.evaluate("queue.put({ kind: 'set', uuid: 'b' })")
    server.soon_holds("a", "b")
    other.evaluate("queue.send()")
    assert server.sent[-1] == ["a", "b"]
    server.soon_holds()
    server.page.evaluate("queue.send()")
    assert server.now() == ["saved", []]
    assert len(server.sent) == 3
    server.troubles.clear()


BROKEN_STORAGES = {
    "full": "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }",
    "closed": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException(''); } })",
}


def test_without_a_storage_the_page_keeps_what_was_said_and_says_so(server: Server) -> None:
    page = server.page
    server.say("x")
    assert page.evaluate("queue.inMemory") is False
    for how, breaks in BROKEN_STORAGES.items():
        page.evaluate(f"{breaks}, 0")
        server.answers = ["cut"]
        assert (how, server.say("a")) == (how, ["offline", ["a"]])
        assert page.evaluate("queue.inMemory") is True
        assert (how, server.say("b")) == (how, ["saved", []])
        assert page.evaluate("queue.inMemory") is False
    server.troubles.clear()


def test_what_is_unsent_is_counted_by_sets_whatever_was_corrected(server: Server) -> None:
    server.answers = ["cut"] * 6
    server.say("a", log=1, number=1, revision=1)
    server.say("b", log=1, number=1, revision=2)
    server.say("c", log=1, number=2, revision=1)
    server.say("d", log=2, number=1, revision=1)
    server.say("e", kind="log", log=1, revision=1)
    server.say("f", kind="log", log=1, revision=2)
    assert run_in(server.page, "queue", "({ unsent }) => [unsent(), unsent(false)]") == [3, 1]
    server.troubles.clear()


def test_ids_are_random_uuids_where_the_browser_makes_none(mat: Page) -> None:
    mat.evaluate("delete Crypto.prototype.randomUUID")
    made = run_in(mat, "queue", "({ uuid }) => Array.from({ length: 500 }, uuid)")
    assert len(set(made)) == 500
    assert all(str(UUID(text)) == text and UUID(text).version == 4 for text in made)


# Sound: what the device is asked for.

DEVICE = """
    window.told = [];
    const tell = (what) => { told.push(what); };
    const voices = [
        { name: "far away", lang: "en-US", localService: false },
        { name: "foreign", lang: "de-DE", localService: true },
        { name: "near", lang: "en-GB", localService: true },
    ];
    window.voices = voices;
    const fake = (where, name, value) => Object.defineProperty(where, name, { value, configurable: true });
    const speech = new EventTarget();
    speech.getVoices = () => window.voices;
    speech.cancel = () => tell("hush");
    speech.speak = ({ text, voice, lang }) => {
        tell(`${voice.name} (${lang}): ${text}`);
        speech.speaking = true;
    };
    fake(window, "speechSynthesis", speech);
    fake(window, "SpeechSynthesisUtterance", class { constructor(text) { this.text = text; } });
    fake(navigator, "vibrate", () => tell("buzz"));
    window.refuses = false;
    fake(navigator, "wakeLock", { async request() {
        if (window.refuses) throw new DOMException("", "NotAllowedError");
        tell("awake");
        return { release: async () => tell("let go") };
    } });
    let hidden = false;
    Object.defineProperty(document, "hidden", { get: () => hidden });
    window.hide = (now) => { hidden = now; document.dispatchEvent(new Event("visibilitychange")); };
    window.asked = () => told.splice(0);
"""
MAKE = "({ Sound }) => { window.changes = 0; window.sound = new Sound(() => { changes += 1; }); }"
NAMES = ["beep", "tick", "voice", "vibration", "awake"]


@pytest.fixture
def phone(mat: Page) -> Page:
    mat.evaluate(f"() => {{ {DEVICE} }}")
    run_in(mat, "sound", MAKE)
    assert mat.evaluate("asked()") == ["awake"]
    return mat


def idle(page: Page) -> list[str]:
    """The switches that do nothing here."""
    return [name for name in NAMES if not page.evaluate("(name) => !!sound.works(name)", name)]


def test_the_switches_are_remembered_on_the_device(phone: Page) -> None:
    def switches() -> list[bool]:
        return [phone.evaluate("(name) => !!sound.on[name]", name) for name in NAMES]

    assert switches() == [True, False, False, True, True]
    phone.evaluate("sound.turn('voice', true), sound.turn('beep', false), 0")
    run_in(phone, "sound", MAKE)
    assert switches() == [False, False, True, True, True]
    phone.evaluate(f"{BROKEN_STORAGES['closed']}, 0")
    run_in(phone, "sound", MAKE)
    assert switches() == [True, False, False, True, True]
    phone.evaluate("sound.turn('tick', true), 0")
    assert switches() == [True, True, False, True, True]


def test_only_a_voice_of_the_device_in_the_language_of_the_page_speaks(phone: Page) -> None:
    phone.evaluate("sound.say('Left'), 0")
    assert phone.evaluate("asked()") == []
    phone.evaluate("sound.turn('voice', true), asked(), sound.say('Left'), sound.say('Right'), 0")
    assert phone.evaluate("asked()") == ["near (en-GB): Left", "hush", "near (en-GB): Right"]
    phone.evaluate("sound.turn('voice', false), sound.say('Rest'), 0")
    assert phone.evaluate("asked()") == ["hush"]

    phone.evaluate("sound.turn('voice', true), asked(), voices.pop(), sound.say('Left'), 0")
    assert phone.evaluate("asked()") == []
    assert idle(phone) == ["voice"]
    phone.evaluate("changes = 0, speechSynthesis.dispatchEvent(new Event('voiceschanged')), 0")
    assert phone.evaluate("changes") == 1


def test_it_vibrates_only_after_a_tap_and_if_wanted(phone: Page) -> None:
    phone.evaluate("sound.buzz(), 0")
    assert phone.evaluate("asked()") == []
    phone.mouse.click(1, 1)
    phone.evaluate("sound.unlock(), sound.buzz(), 0")
    assert phone.evaluate("asked()") == ["buzz"]
    phone.evaluate("sound.turn('vibration', false), asked(), sound.buzz(), 0")
    assert phone.evaluate("asked()") == []


AWAKE: list[tuple[str, list[str]]] = [
    ("hide(true)", ["let go"]),
    ("hide(false)", ["awake"]),
    ("(hide(true), hide(false))", ["awake", "let go"]),
    ("sound.turn('awake', false)", ["let go"]),
    ("hide(false)", []),
    ("sound.turn('awake', true)", ["awake"]),
    ("sound.turn('beep', false)", []),
]


def test_the_screen_stays_on_while_wanted_also_after_a_look_elsewhere(phone: Page) -> None:
    seen = []
    phone.evaluate("speechSynthesis.cancel = () => {}, 0")
    for what, _ in AWAKE:
        phone.evaluate(f"async () => {{ await {what}; await new Promise((done) => setTimeout(done)); }}")
        seen.append((what, phone.evaluate("asked()")))
    assert seen == AWAKE


def test_a_screen_that_the_device_lets_go_dark_is_told_while_it_is_wanted(phone: Page) -> None:
    def idle_after(what: str) -> list[str]:
        phone.evaluate(f"async () => {{ {what}; await new Promise((done) => setTimeout(done)); }}")
        return idle(phone)

    assert idle(phone) == []
    assert idle_after("refuses = true, hide(true), hide(false)") == ["awake"]
    assert idle_after("sound.turn('awake', false)") == []
    assert idle_after("refuses = false, sound.turn('awake', true)") == []


def test_in_a_browser_that_can_do_nothing_no_switch_works_and_nothing_breaks(mat: Page) -> None:
    mat.evaluate(
        """() => {
            const nothing = { value: undefined };
            Object.defineProperty(window, "speechSynthesis", nothing);
            Object.defineProperty(window, "AudioContext", nothing);
            Object.defineProperty(navigator, "vibrate", nothing);
            Object.defineProperty(navigator, "wakeLock", nothing);
        }"""
    )
    run_in(mat, "sound", MAKE)
    assert idle(mat) == NAMES
    mat.evaluate(
        """async () => {
            for (const name of ["tick", "voice"]) sound.turn(name, true);
            sound.unlock();
            for (const what of ["beep", "tick", "say", "buzz"]) await sound[what]("Left");
        }"""
    )


HEARD = """() => {
    window.heard = [];
    window.AudioContext = class extends AudioContext {
        constructor() {
            super();
            window.audio = this;
            window.made = (window.made ?? 0) + 1;
            this.onstatechange = () => { document.title = this.state; };
        }
    };
    window.OscillatorNode = class extends OscillatorNode {
        start() { heard.push(this.frequency.value); super.start(); }
    };
}"""


def test_beeps_sound_after_a_tap_and_the_output_rests_when_idle(mat: Page) -> None:
    def heard_after(*calls: str) -> Any:
        return mat.evaluate(f"async () => {{ {';'.join(calls)}; await audio.resume(); return heard; }}")

    mat.clock.install()
    mat.evaluate(HEARD)
    run_in(mat, "sound", MAKE)
    mat.evaluate("sound.beep(), 0")
    assert mat.evaluate("[heard, window.audio ?? null]") == [[], None]

    mat.mouse.click(1, 1)
    mat.evaluate("sound.unlock(), sound.unlock(), 0")
    assert heard_after("sound.beep()", "sound.beep(true)", "sound.tick()") == [587, 880]
    switched = ["sound.turn('tick', true)", "sound.turn('beep', false)"]
    assert heard_after(*switched, "sound.tick()", "sound.beep()") == [587, 880, 330]
    expect(mat).to_have_title("running")
    mat.clock.run_for(2_000)
    expect(mat).to_have_title("suspended")
    assert heard_after("sound.tick()") == [587, 880, 330, 330]
    assert mat.evaluate("made") == 1


def test_a_beep_that_would_come_late_is_left_out(mat: Page) -> None:
    mat.clock.install(time=0)
    mat.clock.pause_at(1_000)
    mat.evaluate(HEARD)
    run_in(mat, "sound", MAKE)
    mat.mouse.click(1, 1)
    mat.evaluate("sound.unlock(), audio.resume = () => new Promise((done) => { window.wake = done; }), 0")
    heard = []
    for wait in (700, 701):
        mat.evaluate("sound.beep(), 0")
        mat.clock.run_for(wait)
        mat.evaluate("wake()")
        heard.append(mat.evaluate("heard.length"))
    assert heard == [1, 1]


# Logging out with something unsent.


@pytest.fixture
def leaving(page: Page, owner: User, sign_in: Callable[[User], None]) -> Page:
    sign_in(owner)
    page.goto(reverse("account_logout"))
    run_in(page, "logout", "() => {}")
    return page


def leave_unsent(page: Page, *words: dict[str, Any]) -> None:
    for number, word in enumerate(words):
        text = json.dumps({"owner": "owner", "save": SESSION, "word": word})
        page.evaluate("([key, text]) => { localStorage.setItem(key, text); }", [f"steadyback:{number}", text])


def test_logging_out_with_nothing_unsent_just_logs_out(leaving: Page) -> None:
    leaving.locator("main").get_by_role("button", name="Log out").click()
    expect(leaving.locator("main").get_by_role("link", name="Log in")).to_be_visible()


def test_logging_out_with_unsent_sets_asks_first(leaving: Page) -> None:
    leave_unsent(leaving, *({"kind": "set", "log": 1, "number": number} for number in (1, 2, 3)))
    button = leaving.locator("main").get_by_role("button", name="Log out", exact=True)
    question = leaving.get_by_role("dialog")
    button.press("Enter")
    expect(question).to_contain_text("3 sets are not saved yet. Log out anyway and lose them, or stay?")
    expect(question.get_by_role("button", name="Stay")).to_be_focused()
    assert axe(leaving) == []
    leaving.keyboard.press("Escape")
    expect(leaving.locator("dialog")).to_have_count(0)
    expect(button).to_be_focused()

    button.press("Enter")
    leaving.keyboard.press("Enter")
    expect(leaving.locator("dialog")).to_have_count(0)
    assert leaving.evaluate("localStorage.length") == 3

    button.press("Enter")
    leaving.keyboard.press("Tab")
    leaving.keyboard.press("Enter")
    expect(leaving.locator("main").get_by_role("link", name="Log in")).to_be_visible()
    assert leaving.evaluate("localStorage.length") == 0


def test_the_question_names_what_would_be_lost(leaving: Page) -> None:
    button = leaving.locator("main").get_by_role("button", name="Log out", exact=True)
    question = leaving.get_by_role("dialog")
    leave_unsent(leaving, {"kind": "pain", "log": 1})
    button.click()
    expect(question).to_contain_text("1 answer is not saved yet. Log out anyway and lose it, or stay?")
    question.get_by_role("button", name="Stay").click()
    leave_unsent(leaving, {"kind": "pain", "log": 1}, {"kind": "set", "log": 1, "number": 1})
    button.click()
    expect(question).to_contain_text("1 set is not saved yet. Log out anyway and lose it, or stay?")
