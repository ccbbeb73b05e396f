"""Whole sessions on the mat in a browser: each ends with exactly the sets that were tapped, each once."""

import datetime as dt
import json
import re
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from accounts.models import User
from progress.models import ExerciseLog, PainNote, SetLog, State, WorkoutSession
from tests.browser.conftest import PHONE, axe
from tests.browser.mat.taps import (
    arrived,
    do_all,
    do_last,
    kept,
    pass_s,
    planned,
    saved,
    session,
    sets_of,
    settled,
    shown,
    skip_rest,
    start,
    stored,
    tap_done,
    to_the_hold,
)
from tests.factories import PASSWORD


@pytest.mark.browser_context_args(has_touch=True)
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_from_start_to_saved_by_touch_takes_fourteen_taps(phone: Page, motion: str) -> None:
    phone.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    start(phone)
    taps = 1
    expect(phone.get_by_role("timer")).to_be_visible()
    pass_s(phone, 121)
    taps += do_all(phone, lambda page: page.locator("[data-done]:visible").tap())
    expect(phone.get_by_role("heading", name="How was it?")).to_be_visible()
    for name, value in (("effort", 6), ("pain_during", 2)):
        phone.locator(
            f"label:has([name={name}][value='{value}']), [name={name}][value='{value}'] + label"
        ).tap()
    phone.locator("[name=pain_after][value='1']").tap()
    taps += 3
    expect(phone.get_by_role("heading", name="Well done. That is saved")).to_be_visible()
    assert taps == 14
    saved(phone, planned)
    assert session().state == State.DONE


def test_undo_takes_back_the_last_tap_and_it_can_be_done_anew(mat: Page) -> None:
    tap_done(mat)
    shown(mat, "Rest", "Set 2 of 2")
    mat.get_by_role("button", name="Undo").click()
    shown(mat, "Set 1 of 2")
    expect(mat.get_by_role("button", name="Undo")).to_be_hidden()
    mat.get_by_role("button", name="Fewer").click()
    tap_done(mat)
    shown(mat, "Rest")
    mat.reload()
    shown(mat, "Set 2 of 2")
    saved(mat, lambda: [(1, 1, planned()[0][2] - 1)])


def test_the_keyboard_alone_does_a_whole_session(mat: Page) -> None:
    for number in range(10):
        expect(mat.locator("[data-done]:visible")).to_be_focused()
        mat.keyboard.press("Enter")
        for phase in ["Left side", "Switch sides", "Right side"] if number >= 8 else []:
            expect(mat.get_by_role("heading", name=phase)).to_be_visible()
            pass_s(mat, 2)
            mat.keyboard.press("Enter")
        if number < 9:
            expect(mat.get_by_role("button", name="Skip the rest")).to_be_focused()
            mat.keyboard.press("Enter")
    expect(mat.get_by_role("heading", name="How was it?")).to_be_visible()
    assert [each[:2] for each in stored()] == [each[:2] for each in planned()]
    assert {each[2] for each in stored() if each[0] == 5} == {2}


def test_a_key_held_down_is_one_tap(mat: Page) -> None:
    expect(mat.locator("[data-done]:visible")).to_be_focused()
    mat.keyboard.down("Enter")
    for _ in range(5):
        mat.keyboard.down("Enter")
    mat.keyboard.up("Enter")
    shown(mat, "Rest", "Set 2 of 2")
    saved(mat, lambda: sets_of((1, 1)))


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_it_is_forms_and_links(page: Page, ready: User) -> None:
    page.set_viewport_size(PHONE)
    start(page)
    page.get_by_role("link", name="I am warm").click()
    for _ in range(10):
        page.get_by_role("button", name="Done", exact=True).click()
    expect(page.get_by_role("heading", name="How was it?")).to_be_visible()
    saved(page, planned)


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_ring_glides_only_where_motion_is_welcome(mat: Page, motion: str) -> None:
    mat.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    to_the_hold(mat)
    pass_s(mat, 5)
    ring = mat.locator("[data-ring]")
    assert float(ring.get_attribute("stroke-dashoffset") or 0) > 10
    seconds = float(ring.evaluate("(ring) => parseFloat(getComputedStyle(ring).transitionDuration)"))
    assert (seconds < 0.01) is (motion == "reduce")


def test_a_hold_runs_by_itself_and_leaving_early_keeps_what_was_held(mat: Page) -> None:
    to_the_hold(mat)
    whole = planned()[-1][2]
    pass_s(mat, whole + 0.5)
    expect(mat.get_by_role("heading", name="Switch sides")).to_be_visible()
    expect(mat.locator("[data-live]")).to_have_text("Switch sides")
    pass_s(mat, 5)
    expect(mat.get_by_role("heading", name="Right side")).to_be_visible()
    pass_s(mat, 7)
    mat.get_by_role("button", name="Enough").click()
    shown(mat, "Rest", "Set 2 of 2")
    arrived(mat, SetLog.objects.exists)
    done = {row.side: row.done for row in SetLog.objects.all()}
    assert done["left"] == whole
    assert done["right"] in range(7, 10)  # the clock goes on while the tap is on its way


def test_undo_while_a_set_runs_takes_back_its_start_and_no_set(mat: Page) -> None:
    tap_done(mat)
    saved(mat, lambda: sets_of((1, 1)))
    to_the_hold(mat)
    expect(mat.get_by_role("heading", name="Left side")).to_be_visible()
    mat.get_by_role("button", name="Undo").click()
    expect(mat.locator("[data-done]:visible")).to_be_focused()
    shown(mat, "Set 1 of 2", "Start")
    pass_s(mat, 60)
    shown(mat, "Set 1 of 2", "Start")
    saved(mat, lambda: sets_of((1, 1)))


def test_after_the_screen_slept_one_is_where_the_wall_clock_is(mat: Page) -> None:
    tap_done(mat)
    settled(mat)
    mat.clock.fast_forward("10:00")
    shown(mat, "Set 2 of 2", "Done")
    to_the_hold(mat)
    settled(mat)
    mat.clock.fast_forward("01:00")
    shown(mat, "Rest", "Set 2 of 2")
    saved(mat, lambda: sets_of((1, 1), (5, 1)))


def test_a_rest_is_longer_shorter_paused_and_off(mat: Page) -> None:
    tap_done(mat)
    left = mat.locator("[data-screen=timer] [data-clock]")
    mat.get_by_role("button", name="15 seconds more").click()
    expect(left).to_have_text("1:15")
    mat.get_by_role("button", name="15 seconds less").click()
    mat.get_by_role("heading", name="Rest").click()
    shown(mat, "Paused. Tap to go on")
    pass_s(mat, 300)
    shown(mat, "Paused. Tap to go on")
    mat.get_by_role("heading", name="Rest").click()
    skip_rest(mat)
    mat.locator("summary", has_text="Sound").click()
    mat.get_by_label("off").check()
    mat.get_by_role("button", name="Close").click()
    tap_done(mat)
    shown(mat, "2 of 5")
    arrived(mat, User.objects.filter(rest_s=0).exists)
    mat.reload()
    tap_done(mat)
    shown(mat, "Set 2 of 2", "Done")


def test_hands_free_it_counts_and_goes_on_by_itself(mat: Page) -> None:
    mat.locator("summary", has_text="Sound").click()
    mat.get_by_label("A soft tick to pace repetitions").check()
    mat.get_by_role("button", name="Close").click()
    reps = planned()[0][2]
    mat.get_by_role("button", name="Start").click()
    shown(mat, "Get ready")
    for _ in range(2):
        pass_s(mat, 5 + 2 * 6 * reps + 0.5)
        shown(mat, "Rest")
        pass_s(mat, 60)
        shown(mat, "Get ready")
    pass_s(mat, 5 + 12 + 0.5)
    mat.mouse.click(4, 60)
    shown(mat, "Paused. Tap to go on")
    mat.mouse.click(386, 700)
    expect(mat.get_by_text("Paused. Tap to go on")).to_be_hidden()
    saved(mat, lambda: sets_of((1, 1), (1, 2)))


VOICE = """
    window.told = [];
    const speech = new EventTarget();
    speech.getVoices = () => [{ lang: "en-GB", localService: true }];
    speech.cancel = () => {};
    speech.speak = ({ text }) => told.push(text);
    const fake = (name, value) => Object.defineProperty(window, name, { value });
    fake("speechSynthesis", speech);
    fake("SpeechSynthesisUtterance", class { constructor(text) { this.text = text; } });
"""


def test_the_warm_up_offers_a_voice_only_where_there_is_one(phone: Page) -> None:
    start(phone)
    expect(phone.get_by_label("A voice that counts").locator("visible=true")).to_have_count(0)
    phone.add_init_script(f"(() => {{ {VOICE} }})()")
    phone.reload()
    expect(phone.get_by_label("A voice that counts").locator("visible=true")).to_have_count(1)


def test_from_a_minute_on_it_counts_as_a_clock_and_says_it_in_seconds(phone: Page) -> None:
    start(phone)
    timer = phone.get_by_role("timer")
    seen = timer.locator("[aria-hidden]:visible")
    expect(seen).to_have_text(re.compile(r"^(2:00|1:5\d)$"))
    expect(timer.locator(".visually-hidden")).to_have_text(re.compile(r"^Seconds left: 1[12]\d$"))
    pass_s(phone, 61)
    expect(seen).to_have_text(re.compile(r"^5\d$"))
    pass_s(phone, 65)
    tap_done(phone)
    expect(seen).to_have_text(re.compile(r"^(1:00|5\d)$"))


def test_the_voice_counts_and_says_side_rest_and_what_comes_next(phone: Page) -> None:
    phone.add_init_script(f"(() => {{ {VOICE} }})()")
    start(phone)
    phone.get_by_label("A voice that counts").locator("visible=true").check()
    phone.get_by_role("link", name="I am warm").click()
    phone.get_by_role("button", name="Start").click()
    pass_s(phone, 5)
    for _ in range(planned()[0][2] * 2):
        pass_s(phone, 6)
    shown(phone, "Rest")
    told = phone.evaluate("told")
    heard = [text for text in told if isinstance(text, str)]
    name = session().logs.get(order=1).name
    assert heard[0].startswith(f"{name}. Set 1 of 2, each side.")
    assert heard[1] == f"Get ready {name}. Set 1 of 2, each side. "
    assert [text.strip() for text in heard[2:4]] == ["Left side", "Right side"]
    assert heard[4] == f"Rest {name}. Set 2 of 2, each side. "
    assert [text for text in told if not isinstance(text, str)][:7] == [3, 2, 1, 2, 2, 3, 3]


def test_the_tick_paces_a_set_that_one_can_look_at_too(mat: Page) -> None:
    mat.locator("summary", has_text="Sound").click()
    mat.get_by_label("A soft tick to pace repetitions").check()
    mat.get_by_role("button", name="Close").click()
    mat.goto(mat.url.replace("/mat/1/", "/mat/4/"))
    mat.get_by_role("button", name="Start").click()
    shown(mat, "Get ready")
    pass_s(mat, 5 + 5 + 2 * 6 * planned()[6][2] + 0.5)
    shown(mat, "Rest")
    pass_s(mat, 61)
    shown(mat, "Set 2 of 2", "Start")
    saved(mat, lambda: sets_of((4, 1)))


def test_five_sets_without_network_are_kept_and_sent_once(mat: Page, troubles: list[str]) -> None:
    mat.context.set_offline(True)
    for number in range(1, 6):
        tap_done(mat)
        shown(mat, f"Sets waiting to be saved: {number}.")
        skip_rest(mat)
    assert stored() == []
    mat.context.set_offline(False)
    expect(mat.locator("[data-status=offline]")).to_be_hidden()
    saved(mat, lambda: planned()[:5])
    mat.reload()
    shown(mat, "3 of 5", "Set 2 of 2")
    saved(mat, lambda: planned()[:5])
    do_last(mat, 5)
    troubles.clear()


def test_unsent_sets_outlive_a_reload(mat: Page, troubles: list[str]) -> None:
    mat.route("**/mat/save/", lambda route: route.abort())
    tap_done(mat)
    shown(mat, "Sets waiting to be saved: 1.")
    mat.reload()
    shown(mat, "Set 2 of 2", "Sets waiting to be saved: 1.")
    mat.unroute("**/mat/save/")
    mat.reload()
    shown(mat, "Set 2 of 2")
    expect(mat.locator("[data-status=offline]")).to_be_hidden()
    saved(mat, lambda: sets_of((1, 1)))
    troubles.clear()


def test_at_the_end_without_network_it_waits_and_goes_on_by_itself(mat: Page, troubles: list[str]) -> None:
    for _ in range(8):
        tap_done(mat)
        skip_rest(mat)
    saved(mat, lambda: planned()[:8])
    mat.context.set_offline(True)
    for _ in range(2):
        tap_done(mat)
        pass_s(mat, 46)
        if mat.get_by_role("button", name="Skip the rest").is_visible():
            skip_rest(mat)
    shown(mat, "All your sets are kept on this phone.", "Sets waiting to be saved: 2.")
    mat.context.set_offline(False)
    expect(mat.get_by_role("heading", name="How was it?")).to_be_visible()
    saved(mat, planned)
    troubles.clear()


def test_after_an_expired_login_one_logs_in_again_and_all_is_sent(mat: Page, troubles: list[str]) -> None:
    for _ in range(3):
        tap_done(mat)
        skip_rest(mat)
    expect(mat.locator("[data-done]:visible")).to_be_focused()
    saved(mat, lambda: planned()[:3])
    Session.objects.all().delete()
    tap_done(mat)
    shown(mat, "Sets waiting to be saved: 1.")
    mat.get_by_role("link", name="Log in again").click()
    mat.get_by_label("E-mail").fill("owner@example.org")
    mat.locator("[name=password]").fill(PASSWORD)
    mat.locator("main").get_by_role("button", name="Log in").click()
    expect(mat.locator("[data-undo]")).to_be_visible()
    expect(mat.locator("[data-status=login]")).to_be_hidden()
    shown(mat, "3 of 5", "Set 1 of 2")
    saved(mat, lambda: planned()[:4])
    do_last(mat, 6)
    troubles.clear()


def test_unsent_sets_never_go_out_under_another_account(
    mat: Page, stranger: User, sign_in: Callable[[User], None], troubles: list[str]
) -> None:
    """The login ends with sets unsent, and somebody else of the house logs in with the same browser."""
    Session.objects.all().delete()
    tap_done(mat)
    shown(mat, "Sets waiting to be saved: 1.")
    sign_in(stranger)
    mat.evaluate("dispatchEvent(new Event('online'))")
    shown(mat, "Somebody else is logged in here.")
    mat.goto(reverse("landing"))
    sent: list[str] = []
    mat.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    own = WorkoutSession.objects.create(
        user=stranger, state=State.RUNNING, started_at=timezone.now(), performed_on=timezone.localdate()
    )
    own.logs.create(order=1, name="Walk", measure="reps", sides="both", sets_planned=2, target=8)
    mat.goto(reverse("progress:mat", args=[own.uuid, 1]))
    shown(mat, "Walk", "Set 1 of 2")
    tap_done(mat)
    saved(mat, lambda: [(1, 1, 8)])
    assert SetLog.objects.get().log.session == own
    assert sent == [mat.url.replace("/mat/1/", "/mat/save/")]
    sign_in(User.objects.get(email="owner@example.org"))
    mat.goto(reverse("progress:mat", args=[WorkoutSession.objects.exclude(pk=own.pk).get().uuid, 1]))
    arrived(mat, lambda: SetLog.objects.count() > 1)
    assert SetLog.objects.filter(log__session__user__email="owner@example.org", number=1).exists()
    troubles.clear()


def test_two_tabs_at_once_know_of_each_other(mat: Page) -> None:
    other = mat.context.new_page()
    other.goto(mat.url)
    expect(other.locator("[data-done]:visible")).to_be_visible()
    tap_done(mat)
    shown(other, "Set 2 of 2")
    tap_done(other)
    expect(other.get_by_role("heading", name="Rest")).to_be_visible()
    skip_rest(mat)
    shown(mat, "All 2 sets done")
    mat.get_by_role("link", name="Go on").click()
    tap_done(mat)
    expect(mat.get_by_role("heading", name="Rest")).to_be_visible()
    saved(mat, lambda: sets_of((1, 1), (1, 2), (2, 1)))
    shown(other, "Rest")
    skip_rest(mat)
    do_last(mat, 7)


def test_a_session_is_ended_on_a_second_device(mat: Page, browser: Browser, base_url: str) -> None:
    for _ in range(3):
        tap_done(mat)
        skip_rest(mat)
    saved(mat, lambda: planned()[:3])
    second = browser.new_context(base_url=base_url, storage_state=mat.context.storage_state())
    other = second.new_page()
    other.clock.install(time=dt.datetime.now(tz=dt.UTC))
    other.goto(reverse("progress:today"))
    other.get_by_role("link", name="Go on").click()
    shown(other, "2 of 5", "Set 2 of 2")
    do_last(other, 7)
    other.locator("[name=pain_after][value='1']").click()
    expect(other.get_by_role("heading", name="Well done. That is saved")).to_be_visible()
    second.close()
    come_back(mat)
    expect(mat.get_by_role("heading", name="Well done. That is saved")).to_be_visible()
    saved(mat, planned)


def test_sets_of_a_session_that_was_ended_elsewhere_with_nothing_in_it_are_not_lost(
    mat: Page, ready: User, troubles: list[str]
) -> None:
    mat.route("**/mat/save/", lambda route: route.abort())
    tap_done(mat)
    shown(mat, "Sets waiting to be saved: 1.")
    other = Client()
    other.force_login(ready)
    ended = session()
    other.post(reverse("progress:session_end", args=[ended.uuid]))
    assert not WorkoutSession.objects.of(ready).exists()
    new = {"uuid": "11111111-1111-4111-8111-111111111111"}
    assert "/mat/0/" in other.post(reverse("progress:session_start"), new)["Location"]
    mat.unroute("**/mat/save/")
    mat.evaluate("dispatchEvent(new Event('online'))")
    expect(mat.locator("[data-status=offline]")).to_be_hidden()
    arrived(mat, WorkoutSession.objects.of(ready).filter(pk=ended.pk).exists)
    assert {(row.log.session_id, row.number) for row in kept()} == {(ended.pk, 1)}
    come_back(mat)
    expect(mat.get_by_role("heading", name="Well done. That is saved")).to_be_visible()
    troubles.clear()


def test_one_with_nothing_in_it_that_was_ended_elsewhere_leads_to_today(mat: Page, ready: User) -> None:
    other = Client()
    other.force_login(ready)
    other.post(reverse("progress:session_end", args=[session().uuid]))
    come_back(mat)
    expect(mat.get_by_text("There was nothing in that session yet")).to_be_visible()


def test_a_whole_session_runs_hands_free_but_for_the_starts(mat: Page) -> None:
    mat.locator("summary", has_text="Sound").click()
    mat.get_by_label("A soft tick to pace repetitions").check()
    mat.get_by_role("button", name="Close").click()
    button = mat.locator("[data-done]:visible")
    starts = []
    for log in session().logs.all():
        for number in (1, 2):
            expect(mat.get_by_role("heading", name="Get ready").or_(button)).to_be_visible()
            if button.is_visible():
                tap_done(mat)
                starts.append((log.order, number))
            pass_s(mat, seconds_of_a_set(log))
            if (log.order, number) != (5, 2):
                expect(mat.get_by_role("heading", name="Rest", exact=True)).to_be_visible()
                pass_s(mat, 60)
    expect(mat.get_by_role("heading", name="How was it?")).to_be_visible()
    saved(mat, planned)
    assert starts == [(1, 1), (4, 1), (4, 2), (5, 1), (5, 2)]


def seconds_of_a_set(log: ExerciseLog) -> float:
    """To get ready, to switch sides, and a moment more."""
    switch, amount = 5, log.target or 0
    if log.measure == "hold":
        return 2 * amount + switch + 0.5
    sides = {"both": 1, "alternating": 2, "one_after_other": 2}[log.sides]
    return switch + 6 * amount * sides + (switch if log.sides == "one_after_other" else 0) + 0.5


def come_back(page: Page) -> None:
    """As one who looked at something else meanwhile."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange')), 0")


def test_what_another_device_did_is_seen_on_return(mat: Page, ready: User) -> None:
    other = Client()
    other.force_login(ready)
    side = {"load_g": 0, "done": planned()[0][2]}
    word = {"kind": "set", "log": 1, "number": 1, "revision": 1, "left": side, "right": side}
    address = reverse("progress:mat_save", args=[session().uuid])
    words = {"words": [word | {"uuid": "11111111-1111-4111-8111-111111111111"}]}
    assert other.post(address, json.dumps(words), content_type="application/json").status_code == 200
    come_back(mat)
    shown(mat, "Set 2 of 2")
    tap_done(mat)
    saved(mat, lambda: sets_of((1, 1), (1, 2)))

    WorkoutSession.objects.update(state=State.DONE)
    come_back(mat)
    expect(mat.get_by_role("heading", name="Well done. That is saved")).to_be_visible()


def test_a_session_deleted_elsewhere_says_so(mat: Page, troubles: list[str]) -> None:
    WorkoutSession.objects.update(deleted_at=timezone.now())
    tap_done(mat)
    shown(mat, "This session was deleted.")
    troubles.clear()


def test_pain_asks_where_and_what_would_help(mat: Page) -> None:
    mat.locator("summary", has_text="It hurts").click()
    mat.locator("[data-panel=hurts]").get_by_role("button", name="6", exact=True).click()
    mat.get_by_role("button", name="Hip").click()
    expect(mat.get_by_role("heading", name="Better stop here for today")).to_be_focused()
    mat.get_by_role("button", name="Easier").click()
    shown(mat, "Easier:", "Set 1 of 2")
    mat.locator("summary", has_text="It hurts").click()
    mat.locator("[data-panel=hurts]").get_by_role("button", name="3", exact=True).click()
    mat.get_by_role("button", name="Skip this exercise").click()
    shown(mat, "2 of 5")
    mat.go_back()
    mat.go_back()
    shown(mat, "Skipped")
    mat.reload()
    arrived(mat, lambda: session().logs.get(order=1).skipped == "pain")
    log = session().logs.get(order=1)
    assert (log.pain_during, log.easier, log.skipped) == (6, True, "pain")
    note = PainNote.objects.get()
    assert (note.pain, note.place, note.exercise_log_id) == (6, "hip", log.pk)


def test_skipping_for_much_pain_advises_to_stop(mat: Page) -> None:
    mat.locator("summary", has_text="Skip").locator("visible=true").click()
    mat.get_by_text("Because of pain").click()
    mat.locator("[data-panel=skip]").get_by_role("button", name="7", exact=True).click()
    mat.get_by_role("button", name="Low back").click()
    expect(mat.get_by_role("heading", name="Better stop here for today")).to_be_focused()
    mat.get_by_role("link", name="Go on as it is").click()
    shown(mat, "Skipped")
    mat.get_by_role("link", name="Go on", exact=True).click()
    shown(mat, "2 of 5")
    arrived(mat, lambda: session().logs.get(order=1).skipped == "pain")
    assert session().logs.get(order=1).pain_during == 7


def test_pain_told_by_mistake_leaves_what_was_there_before(mat: Page) -> None:
    tell_pain(mat, "3")
    mat.get_by_role("link", name="Go on as it is").click()
    tell_pain(mat, "5")
    mat.get_by_role("button", name="Hip").click()
    arrived(mat, lambda: session().logs.get(order=1).pain_during == 5 and PainNote.objects.exists())
    mat.reload()
    mat.get_by_role("button", name="I tapped that by mistake").click()
    mat.locator("summary", has_text="It hurts").click()
    shown(mat, "So far 3 of 10.")
    mat.keyboard.press("Escape")
    arrived(mat, lambda: session().logs.get(order=1).pain_during == 3)
    mat.locator("summary", has_text="Skip").locator("visible=true").click()
    mat.get_by_text("Because of pain").click()
    mat.locator("[data-panel=skip]").get_by_role("button", name="7", exact=True).click()
    mat.get_by_role("button", name="Low back").click()
    mat.get_by_role("button", name="I tapped that by mistake").click()
    shown(mat, "Set 1 of 2")
    arrived(mat, lambda: session().logs.get(order=1).revision == 5)
    log = session().logs.get(order=1)
    assert (log.pain_during, log.skipped) == (3, "")
    assert not PainNote.objects.filter(deleted_at=None).exists()


def tell_pain(page: Page, pain: str) -> None:
    page.locator("summary", has_text="It hurts").click()
    page.locator("[data-panel=hurts]").get_by_role("button", name=pain, exact=True).click()


def test_pain_told_by_mistake_leaves_no_note(mat: Page) -> None:
    mat.locator("summary", has_text="It hurts").click()
    mat.locator("[data-panel=hurts]").get_by_role("button", name="6", exact=True).click()
    mat.get_by_role("button", name="Leg, below the knee").click()
    arrived(mat, PainNote.objects.exists)
    mat.get_by_role("button", name="I tapped that by mistake").click()
    shown(mat, "Set 1 of 2")
    arrived(mat, lambda: PainNote.objects.get().deleted_at is not None)
    mat.locator("summary", has_text="Skip").locator("visible=true").click()
    mat.get_by_role("button", name="No time").click()
    arrived(mat, lambda: session().logs.get(order=1).skipped == "time")
    assert PainNote.objects.get().deleted_at is not None
    assert session().logs.get(order=1).pain_during is None


def test_what_differed_is_typed_and_more_weight_is_asked_about_once(mat: Page) -> None:
    mat.get_by_text("Was it different?").locator("visible=true").click()
    sheet = mat.locator(".mat__sheet:visible")
    sheet.get_by_label("Left (reps)").fill("9")
    sheet.get_by_label("Right (reps)").fill("")
    sheet.get_by_label("Left ankle").fill("0,5")
    sheet.get_by_role("button", name="Save this set").click()
    expect(mat.get_by_role("alert")).to_contain_text("more than suggested")
    sheet.get_by_role("button", name="Save this set").click()
    shown(mat, "Rest", "Set 2 of 2")
    skip_rest(mat)
    shown(mat, "Left 0.5 kg, right no weight")
    mat.reload()
    arrived(mat, SetLog.objects.exists)
    rows = SetLog.objects.filter(undone=False)
    assert [(row.side, row.done, row.load_g) for row in rows] == [("left", 9, 500)]


def test_what_is_corrected_starts_as_it_is_now(mat: Page) -> None:
    """Not as it was when the page came: what is not touched must not change."""
    open_sheet(mat)
    sheet = mat.locator(".mat__sheet:visible")
    sheet.get_by_label("Left ankle").fill("0,5")
    sheet.get_by_label("Right ankle").fill("1")
    sheet.get_by_role("button", name="Only change the weight").click()
    expect(mat.get_by_role("alert")).to_contain_text("more than suggested")
    sheet.get_by_role("button", name="Only change the weight").click()
    shown(mat, "Left 0.5 kg, right 1 kg", "Put on left 0.5 kg, right 1 kg.")
    mat.get_by_role("button", name="Fewer").click()
    open_sheet(mat)
    expect(sheet.get_by_label("Left ankle")).to_have_value("0.5")
    expect(sheet.get_by_label("Right ankle")).to_have_value("1")
    expect(sheet.get_by_label("Left (reps)")).to_have_value("7")
    sheet.get_by_role("button", name="Save this set").click()
    shown(mat, "Rest", "Set 2 of 2")
    saved(mat, lambda: [(1, 1, 7)])
    assert {(row.side, row.load_g) for row in kept()} == {("left", 500), ("right", 1000)}


def test_a_set_without_any_number_or_with_an_impossible_weight_is_not_saved(mat: Page) -> None:
    for label, wrong, right in (("Right (reps)", "", "3"), ("Left ankle (kg)", "5,1", "5")):
        open_sheet(mat)
        sheet = mat.locator(".mat__sheet:visible")
        sheet.get_by_label("Left (reps)").fill("")
        sheet.get_by_label(label).fill(wrong)
        sheet.get_by_role("button", name="Save this set").click()
        expect(sheet.locator(":invalid")).to_have_count(1)
        expect(sheet).to_be_visible()
        sheet.get_by_label(label).fill(right)
        sheet.get_by_role("button", name="Save this set").click()
        if label == "Left ankle (kg)":
            expect(mat.get_by_role("alert")).to_contain_text("more than suggested")
            sheet.get_by_role("button", name="Save this set").click()
        skip_rest(mat)
    arrived(mat, lambda: len(stored()) == 2)
    assert stored() == [(1, 1, 3), (1, 2, 8)]


def open_sheet(page: Page) -> None:
    page.get_by_text("Was it different?").locator("visible=true").click()


def test_enter_in_a_setting_keeps_it_and_stays_on_the_mat(mat: Page, ready: User) -> None:
    mat.locator("summary", has_text="Sound").click()
    mat.get_by_label("Seconds to switch sides").fill("2")
    mat.get_by_label("Seconds to switch sides").press("Enter")
    expect(mat.get_by_label("Seconds to switch sides")).to_be_visible()
    mat.get_by_label("Seconds to switch sides").fill("9")
    mat.get_by_label("Seconds to switch sides").press("Enter")
    expect(mat.locator(".mat__sheet:visible")).to_have_count(0)
    expect(mat.locator("[data-done]:visible")).to_be_focused()
    assert mat.url.endswith("/mat/1/")
    arrived(mat, lambda: User.objects.get(pk=ready.pk).switch_s == 9)
    assert User.objects.get(pk=ready.pk).switch_s == 9


def test_what_is_on_is_told_and_focused_in_the_accessibility_tree(mat: Page) -> None:
    expect(mat.locator("main")).to_match_aria_snapshot("""
        - region "Back extension with a twist":
          - heading "Back extension with a twist" [level=1]
          - button "Fewer"
          - button "More"
          - button "Done"
        - group: It hurts
        - group: Skip or end
        - status: /Back extension with a twist. Set 1 of 2/
        """)
    tap_done(mat)
    expect(mat.locator("main")).to_match_aria_snapshot("""
        - region "Rest":
          - heading "Rest" [level=1]
          - timer: /\\d+/
          - button "15 seconds less"
          - button "Pause"
          - button "15 seconds more"
          - button "Skip the rest"
        - group: It hurts
        - button "Undo the last tap"
        - group: Skip or end
        - status: /Rest.*Set 2 of 2, each side/
        """)
    assert axe(mat) == []


def test_what_a_session_could_not_send_goes_out_from_the_next(mat: Page, troubles: list[str]) -> None:
    mat.route("**/mat/save/", lambda route: route.abort())
    tap_done(mat)
    shown(mat, "Sets waiting to be saved: 1.")
    WorkoutSession.objects.update(state=State.DONE)
    mat.unroute("**/mat/save/")
    mat.goto(reverse("progress:today") + "?anyway=1")
    mat.locator(".start-form button").first.click()
    expect(mat.get_by_role("heading", name="Two minutes to warm up")).to_be_visible()
    saved(mat, lambda: [(1, 1, 8)])
    troubles.clear()


@pytest.mark.parametrize("address", ["accounts:me", "account_logout"])
def test_logging_out_with_unsent_sets_asks_first(mat: Page, address: str, troubles: list[str]) -> None:
    mat.route("**/mat/save/", lambda route: route.abort())
    tap_done(mat)
    shown(mat, "Sets waiting to be saved: 1.")
    mat.goto(reverse(address))
    mat.locator("main").get_by_role("button", name="Log out").click()
    expect(mat.get_by_role("dialog")).to_contain_text("1 set is not saved yet.")
    assert axe(mat) == []
    troubles.clear()
