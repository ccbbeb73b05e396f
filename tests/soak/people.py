"""People who log sessions, and try again until they are told that it is saved."""

import re
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.soak.site import CANNOT_REACH, Fields, Site, Visitor, changed, form_in, wait_until

PEOPLE = 8
PATIENCE = 90  # seconds that one may try again
PAUSE = 0.2  # seconds between two tries
READ = ["/sessions/", "/sessions/new/", "/history/", "/pain/", "/exercises/"]
LIVE, READY = "/health/live/", "/health/ready/"
ERROR_ID = re.compile(r"[Ee]rror ([0-9A-F]{4}-[0-9A-F]{2})")
SAVED_SESSIONS = """
    SELECT session.uuid, account.email, session.note, session.log_count, COUNT(sets.id)
    FROM (
        SELECT session.*, COUNT(log.id) AS log_count FROM progress_workoutsession session
        LEFT JOIN progress_exerciselog log ON log.session_id = session.id GROUP BY session.id
    ) session
    JOIN accounts_user account ON account.id = session.user_id
    LEFT JOIN progress_exerciselog log ON log.session_id = session.id
    LEFT JOIN progress_setlog sets ON sets.log_id = log.id
    GROUP BY session.id
"""


GIVE_UP = threading.Event()  # when somebody stops the soak


class BadAnswerError(Exception):
    """The site said something that no trying again makes good."""


@dataclass
class Person:
    email: str
    visitor: Visitor
    sent: dict[str, str] = field(default_factory=dict)  # the note of each session, by its uuid
    acknowledged: set[str] = field(default_factory=set)
    answers: Counter[str] = field(default_factory=Counter)
    error_ids: set[str] = field(default_factory=set)

    def log_session(self) -> None:
        """Fills in the form, and sends it until it is acknowledged: after a 503, the form on that page."""
        fields = self.form("/sessions/new/")
        uuid = dict(fields)["uuid"]
        note = self.sent[uuid] = f"Ärger & <b>Mühe</b> no. {len(self.sent) + 1} of {self.email}"
        fields = changed(fields, note=note)
        deadline = time.monotonic() + PATIENCE
        while not self.is_acknowledged(uuid, fields):
            if time.monotonic() > deadline or GIVE_UP.is_set():
                raise BadAnswerError(f"A session was not saved in {PATIENCE} s: {self.answers}")
            time.sleep(PAUSE)

    def is_acknowledged(self, uuid: str, fields: Fields) -> bool:
        try:
            status, address, body = self.visitor.send("/sessions/new/", fields)
        except CANNOT_REACH:
            self.answers["broken off"] += 1
            return False
        self.answers[f"{status}"] += 1
        if status == 302 and address == f"/sessions/{uuid}/":
            self.acknowledged.add(uuid)
            return True
        if status == 503 and typed(form_in(body)) == typed(fields):
            self.error_ids.update(ERROR_ID.findall(body))
            return False
        raise BadAnswerError(f"Logging answered {status} {address}: {body[:2000]}")

    def form(self, path: str) -> Fields:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and not GIVE_UP.is_set():
            try:
                status, _, body = self.visitor.send(path)
            except CANNOT_REACH:
                self.answers["broken off"] += 1
            else:
                self.answers[f"{status}"] += 1
                if status == 200:
                    return form_in(body)
                if status != 503:
                    raise BadAnswerError(f"{path} answered {status}: {body[:2000]}")
            time.sleep(PAUSE)
        raise BadAnswerError(f"{path} was not shown in {PATIENCE} s")


@dataclass
class Reader:
    """Somebody who only looks, and how long that took them."""

    visitor: Visitor
    answers: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    seconds: list[float] = field(default_factory=list)

    def read_all(self) -> None:
        for path in READ:
            began = time.monotonic()
            self.look(path)
            self.seconds.append(time.monotonic() - began)
            time.sleep(PAUSE)

    def look(self, path: str) -> None:
        self.answers[path][self.visitor.send(path)[0]] += 1

    def is_served(self) -> bool:
        """Whether every page was always shown."""
        return all(set(self.answers[path]) == {200} for path in READ)


def typed(fields: Fields) -> Counter[tuple[str, str]]:
    """All that a form holds but the token, which is the page's."""
    return Counter(each for each in fields if each[0] != "csrfmiddlewaretoken")


def refusals(people: list[Person]) -> int:
    return sum(person.answers["503"] for person in people)


def everybody_saves(people: list[Person], look_for_trouble: Callable[[], None], seconds: float) -> float:
    """How long it took until each has saved one more."""
    had = [len(person.acknowledged) for person in people]

    def has_saved() -> bool:
        look_for_trouble()
        return all(len(person.acknowledged) > before for person, before in zip(people, had, strict=True))

    return wait_until(has_saved, seconds)


def told_in_log(site: Site, people: list[Person]) -> tuple[str, bool]:
    """Figures, and whether the log has every error id that was shown, and nothing that is somebody's."""
    log = site.log.read_text()
    shown = set[str]().union(*(person.error_ids for person in people))
    unknown = shown - set(ERROR_ID.findall(log))
    texts = [text for person in people for text in (person.email, *person.sent, *person.sent.values())]
    personal = [text for text in [*texts, "Ärger", "Mühe", *map(repr, texts)] if text in log]
    figures = f"error ids shown {len(shown)}, not in the log {len(unknown)}, personal texts {len(personal)}"
    return figures, not (unknown or personal)


def people_of(site: Site) -> list[Person]:
    """Each with an account of their own, logged in as anybody does."""
    people = []
    for number in range(PEOPLE):
        email = f"person{number}@example.org"
        Visitor(site.url).sign_up(email)
        visitor = Visitor(site.url)
        visitor.log_in(email)
        people.append(Person(email, visitor))
    return people


@contextmanager
def busy(*works: Callable[[], object]) -> Iterator[Callable[[], None]]:
    """Does each over and over meanwhile. At the end each finishes its last; what went wrong is raised,
    then or when the given function is called."""
    is_over = threading.Event()

    def repeat(work: Callable[[], object]) -> None:
        while not is_over.is_set():
            work()

    with ThreadPoolExecutor(len(works)) as threads:
        repeating = [threads.submit(repeat, work) for work in works]

        def look_for_trouble() -> None:
            for done in wait(repeating, timeout=0).done:
                done.result()

        try:
            yield look_for_trouble
        except (KeyboardInterrupt, SystemExit):
            GIVE_UP.set()
            raise
        finally:
            is_over.set()
    for done in repeating:
        done.result()


def what_was_stored(site: Site, people: list[Person]) -> tuple[str, bool]:
    """Figures, and whether every acknowledged session is there once, whole, and as it was typed."""
    rows = site.rows(SAVED_SESSIONS)
    stored = {uuid.replace("-", ""): (email, note) for uuid, email, note, _, _ in rows}
    acknowledged = {
        uuid.replace("-", ""): (person.email, person.sent[uuid])
        for person in people
        for uuid in person.acknowledged
    }
    lost = len(acknowledged.keys() - stored.keys())
    twice = len(rows) - len(stored)
    altered = sum(stored[uuid] != told for uuid, told in acknowledged.items() if uuid in stored)
    in_part = len(rows) - max(Counter((logs, sets) for _, _, _, logs, sets in rows).values(), default=0)
    [(integrity,)] = site.rows("PRAGMA integrity_check")
    answers = sum((person.answers for person in people), Counter())
    figures = (
        f"acknowledged {len(acknowledged)}, stored {len(rows)}, lost {lost}, twice {twice}, "
        f"altered {altered}, in part {in_part}, integrity_check {integrity}, answers {dict(answers)}"
    )
    is_well = len(acknowledged) == len(rows) and not (lost or twice or altered or in_part)
    return figures, is_well and integrity == "ok" and len(acknowledged) >= PEOPLE
