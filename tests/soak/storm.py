"""Two hundred senders at once, each session sent twice: no answer is an error, and each is stored once."""

import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from uuid import uuid4

from tests.soak.site import Site, Visitor, changed

SENDERS = 200


def main() -> None:
    uuids = [str(uuid4()) for _ in range(SENDERS // 2)] * 2
    together = Barrier(SENDERS)
    with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
        visitor = Visitor(site.url)
        visitor.sign_up("soak@example.org")
        form = visitor.form("/sessions/new/")

        def send(uuid: str) -> int:
            together.wait()
            return visitor.send("/sessions/new/", changed(form, uuid=uuid))[0]

        with ThreadPoolExecutor(SENDERS) as senders:
            statuses = Counter(senders.map(send, uuids))
        stored = Counter(uuid for (uuid,) in site.rows("SELECT uuid FROM progress_workoutsession"))
    print(f"senders: {SENDERS}, answers: {dict(statuses)}, sent: {len(set(uuids))}, stored: {stored.total()}")
    if set(statuses) != {302} or stored != Counter(uuid.replace("-", "") for uuid in set(uuids)):
        sys.exit("Not every sender was answered well, or a session was not stored exactly once.")


if __name__ == "__main__":
    main()
