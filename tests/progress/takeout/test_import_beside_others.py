"""Nobody waits long for an import: what can be done before the database is locked is done before."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from progress.models import (
    ExerciseLog,
    OwnedWeight,
    PainNote,
    PendingImport,
    SetLog,
    WorkoutSession,
)
from progress.takeout import services
from progress.takeout.archive import RefusedError
from tests.factories import OwnedWeightFactory, UserFactory
from tests.progress.takeout.person import NOW, catalogue, lead_a_life, told
from tests.progress.takeout.test_import import bring_in, counted, taken_out
from tests.progress.takeout.zips import zipped
from tests.test_pages import rows_of

pytestmark = pytest.mark.django_db
LOCKED = "_store"


@pytest.fixture
def file(owner: User) -> dict[str, Any]:
    catalogue()
    lead_a_life(owner)
    return told(taken_out(User.objects.get(pk=owner.pk)))


def repeated(file: dict[str, Any], sessions: int) -> bytes:
    """With so many sessions of two exercises and eight sets, and as many notes of pain in them."""
    session = next(one for one in file["sessions"] if one["state"] == "done")
    note = next(one for one in file["pain_notes"] if one["session"] == session["uuid"])
    uuids = [str(uuid4()) for _ in range(sessions)]
    notes = [{**note, "uuid": str(uuid4()), "session": uuid} for uuid in uuids]
    told = [{**session, "uuid": uuid} for uuid in uuids]
    return zipped(json.dumps({**file, "sessions": told, "pain_notes": notes}))


def asked_while_locked(content: bytes, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    queries: list[str] = []
    store = services._store

    def watched(**told: Any) -> bool:
        with CaptureQueriesContext(connection) as captured:
            is_stored = store(**told)
        queries.extend(query["sql"] for query in captured.captured_queries)
        return is_stored

    with monkeypatch.context() as patched:
        patched.setattr(services, LOCKED, watched)
        bring_in(UserFactory.create(), content)
    return queries


def test_the_questions_while_it_is_locked_do_not_grow_with_the_sessions(
    file: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = (asked_while_locked(repeated(file, number), monkeypatch) for number in (2, 150))
    assert len(few) == len(many)
    assert SetLog.objects.count() > 152 * 8


def test_each_further_part_of_the_file_is_stored_in_five_statements(
    file: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, three = (asked_while_locked(repeated(file, number), monkeypatch) for number in (150, 450))
    assert services.BATCH < 450 * 11 < 3 * services.BATCH
    # Sessions, their keys, their exercises, the keys of these, and the sets.
    assert len(three) - len(one) == 2 * 5


def test_what_is_here_is_not_read_again_while_it_is_locked(
    file: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = asked_while_locked(repeated(file, 50), monkeypatch)
    reads = [sql for sql in queries if sql.startswith("SELECT")]
    assert len(reads) < 20
    assert [sql for sql in reads if "progress_setlog" in sql or '"content"' in sql] == []


@pytest.mark.django_db(transaction=True)
def test_the_file_is_gone_through_before_anything_is_locked(
    file: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh, seen = UserFactory.create(), []
    pending = services.look_at(user=fresh, content=repeated(file, 3), now=NOW, today=NOW.date())
    go_through = services._go_through

    def gone_through(**told: Any) -> Any:
        result = go_through(**told)
        seen.append(("gone through", connection.in_atomic_block))
        return result

    def put(user: User, batch: Any) -> None:
        seen.append(("stored", connection.in_atomic_block))
        weights.put(user, batch)

    weights = services.STORES["weights"]
    monkeypatch.setattr(services, "_go_through", gone_through)
    monkeypatch.setitem(services.STORES, "weights", weights._replace(put=put))
    services.bring_in(user=fresh, uuid=pending.uuid, with_preferences=False, now=NOW, today=NOW.date())

    assert seen == [("gone through", False), ("stored", True)]


# What comes or goes between the two


def meanwhile(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object], *, times: int = 1) -> None:
    """So often, something of the user's is saved just before the database is locked."""
    store, left = services._store, [happens] * times

    def crossed(**told: Any) -> bool:
        if left:
            left.pop()()
        return store(**told)

    monkeypatch.setattr(services, LOCKED, crossed)


def test_a_weight_that_was_added_meanwhile_is_not_doubled(
    file: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = UserFactory.create()
    meanwhile(monkeypatch, lambda: OwnedWeightFactory.create(user=fresh, load_g=500))

    summary = bring_in(fresh, zipped(json.dumps(file)))

    assert summary["counts"]["weights"] == {"new": 2, "same": 1}
    assert OwnedWeight.objects.of(fresh).count() == 3


def test_what_was_deleted_meanwhile_is_not_revived(
    owner: User, file: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = UserFactory.create()
    bring_in(fresh, zipped(json.dumps(file)))
    rows = WorkoutSession.objects.of(fresh).filter(state="done")
    meanwhile(monkeypatch, lambda: rows.update(deleted_at=NOW))

    summary = bring_in(fresh, zipped(json.dumps(file)))

    assert set(counted(summary, "deleted")) == {"sessions"}
    assert WorkoutSession.objects.of(fresh).count() == 1


def test_a_session_begun_meanwhile_is_the_one_that_runs(
    file: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = UserFactory.create()
    begun: dict[str, Any] = {"user": fresh, "state": "running", "started_at": NOW, "performed_on": NOW.date()}
    meanwhile(monkeypatch, lambda: WorkoutSession.objects.create(**begun))

    summary = bring_in(fresh, zipped(json.dumps(file)))

    assert "comes as ended" in summary["remarks"][0]
    assert WorkoutSession.objects.of(fresh).filter(state="running").count() == 1


def test_where_something_comes_each_time_it_asks_to_try_once_more(
    file: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh, loads = UserFactory.create(), iter(range(1, 9))
    pending = services.look_at(user=fresh, content=zipped(json.dumps(file)), now=NOW, today=NOW.date())
    meanwhile(monkeypatch, lambda: OwnedWeightFactory.create(user=fresh, load_g=next(loads)), times=3)
    given: dict[str, Any] = {
        "user": fresh,
        "uuid": pending.uuid,
        "with_preferences": True,
        "now": NOW,
        "today": NOW.date(),
    }

    with pytest.raises(RefusedError, match="Try once more"):
        services.bring_in(**given)
    assert not WorkoutSession.objects.of(fresh).exists()

    services.bring_in(**given)
    assert WorkoutSession.objects.of(fresh).exists()


def test_two_answers_at_once_bring_it_in_once(file: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = UserFactory.create()
    pending = services.look_at(user=fresh, content=zipped(json.dumps(file)), now=NOW, today=NOW.date())
    given: dict[str, Any] = {
        "user": fresh,
        "uuid": pending.uuid,
        "with_preferences": True,
        "now": NOW,
        "today": NOW.date(),
    }
    meanwhile(monkeypatch, lambda: services.bring_in(**given))

    with pytest.raises(services.GoneError):
        services.bring_in(**given)

    assert not PendingImport.objects.filter(user=fresh).exists()
    assert WorkoutSession.objects.of(fresh).count() == len(file["sessions"])


def test_notes_find_the_exercises_they_belong_to_in_every_part_of_the_file(
    file: dict[str, Any], stranger: User
) -> None:
    """The keys of what is stored are asked for part by part, and belong to the right rows."""
    content = repeated(file, 450)
    before = rows_of(stranger)
    fresh = UserFactory.create()
    bring_in(fresh, content)

    assert told(taken_out(fresh))["sessions"] == told(content)["sessions"]
    assert told(taken_out(fresh))["pain_notes"] == told(content)["pain_notes"]
    assert PainNote.objects.of(fresh).exclude(exercise_log=None).count() == 450
    assert ExerciseLog.objects.of(fresh).count() == 900
    assert rows_of(stranger) == before
