"""What a file brings, ready to be stored. It waits compressed in memory: on a disk it would lie about."""

import pickle
import zlib
from collections.abc import Iterator
from typing import Any

# The quickest: it is unpacked while the database is locked.
LEVEL = 1


class Ready:
    """Batches of rows in the order they are to be stored in, each with the name of its section."""

    def __init__(self) -> None:
        self.packed: list[tuple[str, bytes]] = []

    def add(self, section: str, batch: Any) -> None:
        self.packed.append((section, zlib.compress(pickle.dumps(batch, pickle.HIGHEST_PROTOCOL), LEVEL)))

    def batches(self) -> Iterator[tuple[str, Any]]:
        for section, packed in self.packed:
            yield section, pickle.loads(zlib.decompress(packed))  # noqa: S301  # ours, of a moment ago
