"""A thousand sets with corrections and undos, said again and again in any order by eight devices at once:
the end of each is what its highest revision says."""

import itertools
import random
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from tests.soak.site import Site, Visitor

SETS = 1000
REPLAYS = 20
DEVICES = 8
AT_ONCE = 50
SEED = 20
MOST_WORDS_ON_A_SET = 4
SETS_OF_AN_EXERCISE = 20
MOST_POSTS = 5000
BUSY = 503  # nothing was stored; the device tries again

Word = dict[str, Any]
STORED = """
    SELECT session.uuid, log."order", sets.number, sets.side, sets.load_g, sets.done
    FROM progress_setlog sets
    JOIN progress_exerciselog log ON log.id = sets.log_id
    JOIN progress_workoutsession session ON session.id = log.session_id
    WHERE NOT sets.undone
"""
SUMS = """
    SELECT COUNT(*) FROM progress_exerciselog log
    WHERE log.load_left_g IS NOT (
        SELECT MAX(load_g) FROM progress_setlog sets
        WHERE sets.log_id = log.id AND NOT sets.undone AND sets.side IN ('left', 'both')
    )
"""


def main() -> None:
    chance = random.Random(SEED)  # noqa: S311  made-up sets guard nothing
    answers: Counter[int] = Counter()
    with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
        visitor = Visitor(site.url)
        visitor.sign_up("soak@example.org")
        visitor.accept()
        sessions = begin_sessions(visitor)
        said = [(session, word) for session, places in sessions.items() for word in told(places, chance)]

        def post(session: str, words: list[Word], token: str) -> None:
            """As a device does: what is not taken yet is sent again."""
            status = 0
            while status != 200 and answers.total() < MOST_POSTS:
                status = visitor.send_json(f"/sessions/{session}/mat/save/", {"words": words}, token)
                answers[status] += 1

        with ThreadPoolExecutor(DEVICES) as devices:
            list(devices.map(lambda one: post(*one), posts(said, visitor, chance)))
        stored = {
            (session, log, number, one, load_g, done)
            for session, log, number, side, load_g, done in site.rows(STORED)
            for one in (("left", "right") if side == "both" else (side,))
        }
        [(wrong_sums,)] = site.rows(SUMS)
    expected = set(itertools.chain.from_iterable(ends(session, words) for session, words in grouped(said)))
    missing, too_many = len(expected - stored), len(stored - expected)
    print(
        f"sets {SETS}, words {len(said)}, each said {REPLAYS} times by {DEVICES} devices, "
        f"posts and answers {dict(answers)}; sides that should be there {len(expected)}, "
        f"missing {missing}, too many {too_many}, wrong sums {wrong_sums}"
    )
    if set(answers) - {200, BUSY} or stored != expected or wrong_sums:
        sys.exit("The end is not what the highest revisions say, or an answer was an error.")


def begin_sessions(visitor: Visitor) -> dict[str, list[int]]:
    """As many sessions as the sets need, begun one after the other, each with the places of its exercises."""
    sessions: dict[str, list[int]] = {}
    while sum(map(len, sessions.values())) * SETS_OF_AN_EXERCISE < SETS:
        uuid = str(uuid4())
        running = next(reversed(sessions), "")
        token = visitor.form("/sessions/new/")[0]
        status, address, body = visitor.send(
            "/sessions/start/", [token, ("uuid", uuid), ("end", running), ("anyway", "1")]
        )
        if status != 302 or uuid not in address:
            raise RuntimeError(f"Starting answered {status} {address}: {body[:2000]}")
        sessions[uuid] = [log["log"] for log in visitor.state(uuid)["logs"]]
        # A session with nothing in it leaves no trace when the next begins.
        first = {"kind": "log", "log": 1, "revision": 0, "uuid": str(uuid4()), "pain_during": 1}
        first |= {"planned_left_g": 0, "planned_right_g": 0}
        visitor.send_json(f"/sessions/{uuid}/mat/save/", {"words": [first]}, visitor.token())
    return sessions


def told(places: list[int], chance: random.Random) -> list[Word]:
    """What a device says of every set of a session: done, corrected, taken back, done again."""
    return [
        {
            "kind": "set",
            "log": place,
            "number": number,
            "revision": revision,
            "uuid": str(UUID(int=chance.getrandbits(128), version=4)),
            **sides(chance),
        }
        for place in places
        for number in range(1, SETS_OF_AN_EXERCISE + 1)
        for revision in range(1, 1 + chance.randint(1, MOST_WORDS_ON_A_SET))
    ]


def sides(chance: random.Random) -> dict[str, Any]:
    if chance.random() < 0.2:
        return {"left": None, "right": None}
    load_g = 500 * chance.randint(0, 4)
    return {side: {"load_g": load_g, "done": chance.randint(0, 15)} for side in ("left", "right")}


def posts(
    said: list[tuple[str, Word]], visitor: Visitor, chance: random.Random
) -> list[tuple[str, list[Word], str]]:
    """Everything, over and over, each time in another order, in posts of one session each."""
    token = visitor.token()
    made = []
    for _ in range(REPLAYS):
        for session, words in grouped(said):
            shuffled = chance.sample(words, len(words))
            made += [
                (session, shuffled[start : start + AT_ONCE], token)
                for start in range(0, len(shuffled), AT_ONCE)
            ]
    chance.shuffle(made)
    return made


def grouped(said: list[tuple[str, Word]]) -> list[tuple[str, list[Word]]]:
    return [
        (session, [word for _, word in pairs])
        for session, pairs in itertools.groupby(said, key=lambda pair: pair[0])
    ]


def ends(session: str, words: list[Word]) -> set[tuple[Any, ...]]:
    """What the last word on each set says of each side."""
    last: dict[tuple[int, int], Word] = {}
    for word in words:
        key = word["log"], word["number"]
        last[key] = max(last.get(key, word), word, key=lambda one: one["revision"])
    rows = set()
    for (log, number), word in last.items():
        for side in ("left", "right"):
            if word[side]:
                rows.add(
                    (session.replace("-", ""), log, number, side, word[side]["load_g"], word[side]["done"])
                )
    return rows


if __name__ == "__main__":
    main()
