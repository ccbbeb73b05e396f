"""How the advice thinks: the page shows the very words of docs/rules.md, and their numbers are the rules'."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse

from progress.rules import constants as c
from progress.rules.derived import Facts
from progress.sentences import SENTENCES
from progress.today.back import PEAK_DAYS
from progress.why import build_why, why_page
from tests.progress.rules.situations import situation

RULES = (settings.BASE_DIR / "docs" / "rules.md").read_text(encoding="utf-8")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twice|week)\b", re.IGNORECASE)


def ladder(**changes: object) -> str:
    *most, last = Facts(situation(**changes)).ladder
    return f"{', '.join(map(str, most))} and {last}"


def kg(grams: int) -> str:
    return f"{grams / 1000:g} kg"


REST_AFTER_HIGH = f"up to {c.REST_AFTER_HIGH_DAYS} days"
REST_AFTER_UNSETTLED = f"up to {c.REST_AFTER_UNSETTLED_DAYS} days after"
PAIN_COUNTS = f"up to {c.PAIN_COUNTS_DAYS} days ago"
HARDER = f"After {c.RUN_FOR_HARDER_VERSION} calm sessions"

# Every number that a part of the text may name, in the words around it.
QUOTED = {
    "what-your-ratings-mean": [
        f"from 0 to {c.RATING_MAX}",
        f"0 to {c.PAIN_CALM_MAX} is calm",
        f"{c.PAIN_DISCOMFORT} or {c.PAIN_ACCEPTABLE_MAX} is discomfort",
        f"{c.PAIN_HIGH} or {c.PAIN_SEVERE - 1} is high",
        f"{c.PAIN_SEVERE} to {c.RATING_MAX} is severe",
        f"1 to {c.NEXT_WITHIN_DAYS} days later",
        f"at {c.NEXT_SETTLED_MAX} or less",
        f"at most {c.PAIN_NOISE} point above",
        f"sessions of {c.USUAL_DAYS} days",
        f"at least {c.USUAL_RATINGS} of them",
        f"a {c.NEXT_SORE_MAX + 1} or {c.PAIN_HIGH - 1} stays open",
        f"a next morning of {c.NEXT_SORE_MAX} is a little sore",
        f"one of {c.NEXT_SORE_MAX + 1} or more is unsettled",
        f"Up to {c.EFFORT_CARRIED_MAX} you could have done about four more",
        f"From {c.EFFORT_HARD} it is hard",
        f"At {c.EFFORT_TOO_MUCH} and more",
        f"no pain above {c.PAIN_CALM_MAX}",
        f"effort of {c.EFFORT_CARRIED_MAX} or less",
    ],
    "evidence": [
        f"Discomfort up to {c.PAIN_ACCEPTABLE_MAX}",
        "from week to week",
        f"A change of {c.PAIN_REAL_CHANGE} points",
        f"a change of {c.PAIN_NOISE} is not",
        "Two good sessions",
    ],
    "our-rules-of-thumb": [
        "55 to 70 kg",
        "0.5 kg adds about 9 to 12 %",
        "1 kg about 19 to 23 %",
        "0.5 kg",
        "1 kg",
    ],
    "what-is-not-known": [f"from 0 to {c.RATING_MAX}"],
    "the-ladder": [
        f"from 10 repetitions the steps are {ladder(base=10)}",
        f"from 20 seconds they are {ladder(base=20, measure='hold')}",
    ],
    "severe_pain": [f"{c.PAIN_SEVERE} or more", PAIN_COUNTS],
    "repeated_high_pain": [
        f"at least {c.HIGH_STOPPING} of your last {c.HIGH_LOOKED_AT} sessions",
        f"within {c.PAIN_COUNTS_DAYS} days",
        f"{c.PAIN_HIGH} or more",
    ],
    "unsettled_without_weight": [
        f"last {c.UNSETTLED_STOPPING} sessions",
        f"within {c.PAIN_COUNTS_DAYS} days",
    ],
    "high_pain_now": [f"{c.PAIN_HIGH} or {c.PAIN_SEVERE - 1} now"],
    "rest_day": [f"{c.REST_AFTER_WEIGHT_DAYS} day off"],
    "first_session": [f"{c.PAIN_DISCOMFORT} or more now", f"{c.PAIN_HIGH} or more in the last days"],
    "unsettled_twice": [f"last {c.UNSETTLED_DROPPING} sessions"],
    "high_pain_last_time": [PAIN_COUNTS, f"{c.PAIN_HIGH} or more", REST_AFTER_HIGH],
    "after_a_flare": [
        PAIN_COUNTS,
        f"{c.PAIN_HIGH} or more",
        f"within the last {PEAK_DAYS} days",
        REST_AFTER_UNSETTLED,
    ],
    "unsettled_once": [f"up to {c.UNSETTLED_COUNTS_DAYS} days ago", REST_AFTER_UNSETTLED],
    "long_gap": [
        f"{c.LONG_GAP_DAYS} days ago or more",
        f"Up to {c.REDUCE_GAP_MAX_DAYS} days you come back one weight lighter",
        f"up to {c.HALF_GAP_MAX_DAYS} days with half",
        f"After {c.SAFETY_ANSWERS_DAYS} days the safety questions",
    ],
    "usual_pain_rising": [
        f"{c.PAIN_REAL_CHANGE} points or more above the week before",
        f"the last {c.RISE_WEEK_DAYS} days",
        f"up to {c.RISE_BOTH_WEEKS_DAYS} days back",
        f"at least {c.RISE_RATINGS} in each",
        f"within the last {c.STEP_DOWN_COUNTS_DAYS} days",
    ],
    "too_much_twice": [
        f"In {c.TOO_MUCH_SESSIONS} sessions",
        f"less than {c.DONE_TOO_LITTLE * 100} %",
        f"{c.EFFORT_TOO_MUCH} or more",
    ],
    "target_not_met_for_a_while": [f"In {c.NOT_MET_SESSIONS} sessions"],
    "next_day_not_known": [f"at most {c.NEXT_ASKED_DAYS} day ago"],
    "always-a-little-pain": [
        f"below {c.PAIN_DISCOMFORT}",
        f"at most {c.PAIN_NOISE} point above",
        f"never above {c.PAIN_ACCEPTABLE_MAX}",
    ],
    "back_to_full_version": [
        f"{c.FULL_VERSION_SESSIONS} sessions in a row",
        f"within {c.SHORT_GAP_DAYS - 1} days",
    ],
    "steady_discomfort": [f"{c.STEADY_RUNG_SESSIONS} sessions", f"after {c.DAYS_AT_TARGET} days"],
    "steady_raise": [f"{c.STEADY_RAISE_SESSIONS} sessions", f"at least {c.STEADY_RAISE_DAYS} days"],
    "discomfort": [f"{c.PAIN_DISCOMFORT} or more"],
    "a_little_sore": [f"at {c.NEXT_SORE_MAX}, and", f"more than {c.PAIN_NOISE} point"],
    "short_gap": [f"{c.SHORT_GAP_DAYS} to {c.LONG_GAP_DAYS - 1} days ago"],
    "hard_effort": [f"{c.EFFORT_HARD} or more"],
    "usual_pain_slightly_up": [f"{c.PAIN_NOISE} point or more above the week before"],
    "easier_version_for_now": [f"After {c.FULL_VERSION_SESSIONS} such sessions"],
    "one_good_session": [f"With {c.RUN_FOR_RAISE} in a row"],
    "a-step-up": [f"last {c.RUN_FOR_RAISE} sessions"],
    "back_to_known_load": [
        f"at least {c.KNOWN_LOAD_SESSIONS} calm sessions",
        f"last {c.KNOWN_LOAD_DAYS} days",
        f"After {c.DAYS_BEFORE_KNOWN_LOAD} days",
        f"after {c.RUN_FOR_BIGGER_STEP} calm sessions it may be bigger",
        f"last {c.KNOWN_LOAD_CALM_SESSIONS} sessions",
        f"a pain of {c.PAIN_HIGH}",
    ],
    "too_soon_at_this_target": [f"at least {c.DAYS_AT_TARGET} days"],
    "weight_would_not_help": [HARDER],
    "nothing_heavier": [HARDER],
    "at_cap": [HARDER],
    "step_too_big": [f"more than {kg(c.STEP_MAX_G)} above", HARDER.lower()],
    "too_soon_at_this_load": [f"at least {c.MIN_DAYS_AT_LOAD} days"],
    "bigger_step_needs_one_more": [
        f"more than {kg(c.STEP_SMALL_MAX_G)} above",
        f"{c.RUN_FOR_BIGGER_STEP} calm sessions",
    ],
    "one_raise_a_week": [f"next {c.DAYS_BETWEEN_RAISES} days"],
}


def parts() -> dict[str, str]:
    """The text below each heading, by the heading's anchor; rules by their names."""
    found = {}
    for part in re.split(r"^#{1,3} ", RULES, flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        name = heading.lower().replace(" ", "_")
        found[name if name in SENTENCES else name.replace("_", "-")] = text
    return found


class Anchors(HTMLParser):
    """What can be linked to, in its order, and the text, with that of pictures."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.words += [value for name, value in attrs if name == "alt" and value]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.fixture
def html(client) -> str:
    response = client.get(reverse("progress:why"))
    assert response.status_code == 200
    return response.content.decode()


def test_every_rule_can_be_linked_to_in_the_order_of_the_table(html: str) -> None:
    anchors = [name.replace("_", "-") for name in SENTENCES]
    assert [each for each in Anchors(html).ids if each in anchors] == anchors


def test_no_anchor_stands_twice(html: str) -> None:
    ids = Anchors(html).ids
    assert sorted(set(ids)) == sorted(ids)


def test_the_page_says_the_very_words_of_the_document(html: str) -> None:
    shown = " ".join(words(" ".join(Anchors(html).words)))
    for section in why_page().sections:
        assert f'href="#{section.slug}">{section.title}</a>' in html
    for paragraph in re.sub(r"!\[(.*?)\]\(.*?\)", r"\1", RULES).split("\n\n"):
        assert " ".join(words(re.sub(r"^- ", "", paragraph.replace("**", ""), flags=re.MULTILINE))) in shown


@pytest.mark.parametrize("part", QUOTED)
def test_a_number_in_the_text_is_the_one_of_the_rules(part: str) -> None:
    text = " ".join(parts()[part].split())
    for phrase in QUOTED[part]:
        assert " ".join(phrase.split()) in text
        text = text.replace(" ".join(phrase.split()), "")
    assert NUMBER.findall(YEAR.sub("", text)) == []


@pytest.mark.parametrize("part", sorted(parts().keys() - QUOTED.keys() - {"sources", "over-the-months"}))
def test_a_text_without_a_checked_number_names_none(part: str) -> None:
    assert NUMBER.findall(parts()[part]) == []


@pytest.mark.parametrize("word", [r"\bcure", r"\bheal", "fail", r"\bmissed", "streak", "guarantee", "relief"])
def test_it_promises_nothing_and_shames_nobody(word: str) -> None:
    assert re.search(word, RULES, re.IGNORECASE) is None


def test_who_is_signed_in_finds_the_way_back(client, owner_client) -> None:
    address = reverse("progress:why")
    assert "Back to Today" in owner_client.get(address).content.decode()
    assert "Back to Today" not in client.get(address).content.decode()


def test_a_picture_is_one_of_our_static_files() -> None:
    page = build_why("# Title\n\n## Part\n\n![Three rising lines](../static/img/favicon.svg)\n")
    address = staticfiles_storage.url("img/favicon.svg")
    assert (
        page.sections[0].html == f'<p class="figure"><img src="{address}" alt="Three rising lines" /></p>\n'
    )
    assert Path(address).name != "favicon.svg"


def test_tags_in_the_text_are_text() -> None:
    page = build_why("# Title\n\nOpening <b>words</b>\n\n<script>alert(1)</script>\n")
    assert "<b>" not in page.opening
    assert "<script>" not in page.opening


def test_it_is_read_once() -> None:
    assert why_page() is why_page()
