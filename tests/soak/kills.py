"""Kills the server at random moments while somebody logs sessions: what was acknowledged must be there."""

import random
import signal
import sys
import tempfile
import threading
from http.client import HTTPException
from pathlib import Path
from uuid import UUID, uuid4

from tests.soak.site import Site, Visitor, changed

KILLS = 20


def log_until_it_breaks(visitor: Visitor, acknowledged: list[UUID]) -> None:
    try:
        form = visitor.form("/sessions/new/")
        while True:
            uuid = uuid4()
            status, _, body = visitor.send("/sessions/new/", changed(form, uuid=str(uuid)))
            if status != 302:
                raise RuntimeError(f"Logging answered {status}: {body[:2000]}")
            acknowledged.append(uuid)
    except (OSError, HTTPException):
        return


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)  # noqa: S311
    acknowledged: list[UUID] = []
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        site.start()
        visitor = Visitor(site)
        visitor.sign_up("soak@example.org")
        try:
            for _ in range(KILLS):
                person = threading.Thread(target=log_until_it_breaks, args=[visitor, acknowledged])
                person.start()
                person.join(timeout=chance.uniform(0.2, 2.5))
                site.stop(signal.SIGKILL)
                person.join()
                site.start()
                lost = set(acknowledged) - set(site.stored_sessions())
                if lost:
                    sys.exit(f"Lost after a kill (seed {seed}): {lost}")
            stored = site.stored_sessions()
        finally:
            site.stop()
    print(f"kills: {KILLS}, acknowledged: {len(acknowledged)}, lost: 0, stored: {len(stored)} (seed {seed})")
    if len(acknowledged) < KILLS or len(stored) != len(set(stored)):
        sys.exit("Too little was logged to say anything, or something was stored twice.")


if __name__ == "__main__":
    main()
