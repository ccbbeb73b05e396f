"""Everything that is one person's as a zip. The same data gives the same bytes but for the moment."""

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.contrib.auth import get_user_model
from django.template.loader import render_to_string

from progress.owner import Owner
from progress.takeout import schema
from progress.takeout.one_moment import one_moment
from progress.takeout.rows import rows_of
from progress.takeout.sections import SECTIONS
from progress.takeout.spreadsheet import Spreadsheet
from progress.takeout.times import Moment

JSON_NAME, CSV_NAME, README_NAME = "steadyback.json", "sets.csv", "README.txt"
# Larger ones go on in a file without a name, which is gone once it is closed.
IN_MEMORY = 2 * 1024 * 1024
BEFORE_ALL_TIME = (1980, 1, 1, 0, 0, 0)

Notice = Callable[[dict[str, Any]], None]


def export(*, user: Owner, now: dt.datetime) -> IO[bytes]:
    """The zip, from its start, with all as it was at one moment. Deleted rows stay out."""
    # Not closed here: whoever sends it does that.
    file: Any = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    with one_moment():
        _write(file, get_user_model().objects.get(pk=user.pk), now)
    file.seek(0)
    return file


def _write(file: IO[bytes], user: Owner, now: dt.datetime) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, SpooledTemporaryFile(max_size=IN_MEMORY) as table:
        sheet = TextIOWrapper(table, encoding="utf-8-sig", newline="")
        with _entry(archive, JSON_NAME) as entry:
            for piece in written(user=user, now=now, notice_session=Spreadsheet(sheet).take):
                entry.write(piece.encode())
        sheet.flush()
        table.seek(0)
        with _entry(archive, CSV_NAME) as entry:
            shutil.copyfileobj(table, entry)
        with _entry(archive, README_NAME) as entry:
            entry.write(render_to_string("progress/takeout_readme.txt").encode())


@contextmanager
def _entry(archive: ZipFile, name: str) -> Iterator[IO[bytes]]:
    info = ZipInfo(name, BEFORE_ALL_TIME)
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
    with archive.open(info, "w") as entry:
        yield entry


def written(*, user: Owner, now: dt.datetime, notice_session: Notice = lambda session: None) -> Iterator[str]:
    """The JSON, a line for each entry."""
    preferences = {name: getattr(user, name) for name in schema.PREFERENCES.fields}
    yield f'{{\n"format": "{schema.FORMAT}",\n"version": {schema.VERSION},\n'
    yield f'"exported_at": "{Moment().written(now)}",\n'
    yield f'"preferences": {as_json(schema.PREFERENCES.written(preferences))}'
    for section in SECTIONS:
        yield f',\n"{section.name}": ['
        before = "\n"
        for row in rows_of(user, section):
            entry = section.record.written(row)
            if section.record is schema.SESSION:
                notice_session(entry)
            yield f"{before}{as_json(entry)}"
            before = ",\n"
        yield "\n]"
    yield "\n}\n"


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
