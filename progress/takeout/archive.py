"""The file somebody brings, which may be anything: nothing is unpacked, its one text is read as it comes."""

import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import SEEK_END, TextIOWrapper
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from progress.takeout.export import CSV_NAME, JSON_NAME, README_NAME

MAX_UPLOAD = 10 * 1024 * 1024
MAX_TEXT = 64 * 1024 * 1024
KNOWN = {JSON_NAME, CSV_NAME, README_NAME}
# How a zip ends: four letters, disks, entries here and in all, length of their list, where it is, no comment.
END = struct.Struct("<4s4H2LH")
LONGEST_LIST = 4096
LARGE_ZIP_MARK = b"PK\6\7"
LARGE_ZIP_LINK = 20  # bytes, just before the end
IS_ENCRYPTED = 1

NO_ZIP = "This is not the zip that Steadyback made, or not all of it. Take the file as it was saved."
DAMAGED = "This zip is damaged, or it did not arrive whole. Save it anew and try again."
# What the reading of a zip that was tampered with may raise. A place beyond all files overflows.
UNREADABLE = (
    BadZipFile, EOFError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip


class RefusedError(Exception):
    """The file is not taken; `reasons` say why, each with its place in the file where it has one."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


@contextmanager
def opened_text(file: IO[bytes]) -> Iterator[IO[str]]:
    """The JSON in the zip, to be read from its start. Raises `RefusedError`."""
    refuse_unlikely_end(file)
    try:
        archive = ZipFile(file)
        for entry in archive.infolist():
            refuse_strange(entry)
        text = TextIOWrapper(archive.open(only_text(archive)), encoding="utf-8", newline="")
    except UNREADABLE as error:
        raise RefusedError(DAMAGED) from error
    with archive, text:
        yield text


def read_on(text: IO[str], characters: int) -> str:
    """What comes next; empty at the end. Raises `RefusedError` where the zip or its text breaks."""
    try:
        return text.read(characters)
    except UnicodeDecodeError as error:
        raise RefusedError("The text in this file is not UTF-8. Take the file as it was saved.") from error
    except UNREADABLE as error:
        raise RefusedError(DAMAGED) from error


def refuse_unlikely_end(file: IO[bytes]) -> None:
    """Before anything reads the list of what is in there: one of a million entries would fill the memory."""
    file.seek(max(0, file.seek(0, SEEK_END) - END.size - LARGE_ZIP_LINK))
    last = file.read()
    mark, *_disks, entries, length, _start, comment = (
        END.unpack(last[-END.size :]) if len(last) > END.size else (b"", 0, 0, 0, 0, 0, 0, 0)
    )
    if mark != b"PK\5\6" or comment or last.startswith(LARGE_ZIP_MARK):
        raise RefusedError(NO_ZIP)
    if entries > len(KNOWN) or length > LONGEST_LIST:
        raise RefusedError(
            "This zip holds too many files. Take the one that Steadyback made, as it was saved."
        )


def refuse_strange(entry: ZipInfo) -> None:
    name = ascii(entry.filename[:60])
    if entry.filename not in KNOWN:
        raise RefusedError(f"There is something in this zip that does not belong there: {name}.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise RefusedError(f"{name} is only a link to something else.")
    if entry.flag_bits & IS_ENCRYPTED:
        raise RefusedError("This zip has a password. Unlock it first: Steadyback makes it without one.")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise RefusedError(NO_ZIP)
    if entry.file_size > MAX_TEXT:
        raise RefusedError(f"{name} would be larger than {MAX_TEXT // 1024**2} MiB when unpacked.")


def only_text(archive: ZipFile) -> ZipInfo:
    names = archive.namelist()
    if JSON_NAME not in names:
        raise RefusedError(f"There is no {JSON_NAME} in this zip.")
    if len(names) != len({*names}):
        raise RefusedError("There are two files of one name in this zip.")
    return archive.getinfo(JSON_NAME)
