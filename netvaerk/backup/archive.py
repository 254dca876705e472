"""The file of a backup: lines of JSON, packed with gzip, under a key if there is one.

{"netvaerk_backup": 1, "made_at": ..., "migrations": [[app, name], ...], "keys": [...], "tables": [...]}
{"table": "netvaerk.person", "columns": [...], "last_id": 17}
[1, "Bashir", ...]                                                            one line a row
{"rows": 17, "sha256": "..."}                                                 the end of each table
{"rows": 4711, "tables": 140, "sha256": "..."}                                the end of the file
"""

import gzip
import io
import json
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from netvaerk.backup.crypt import MAGIC, BrokenFile, DecryptingReader, EncryptingWriter
from netvaerk.backup.rows import Tally

FORMAT = 1
GZIP = b"\x1f\x8b"


@dataclass
class Manifest:
    """What a backup says of itself. `tables`: label to (number of rows, SHA-256 of their lines). `keys`: by what the
    keys are told apart that open its texts. `last_ids`: the last number given in each table."""

    made_at: str
    made_from: str
    migrations: set[tuple[str, str]]
    keys: list[str] = field(default_factory=list)
    tables: dict[str, tuple[int, str]] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    last_ids: dict[str, int] = field(default_factory=dict)
    is_under_key: bool = False
    erased_since: list[int] = field(default_factory=list)
    """After a restore over another database: whose names had been erased there, and stand here again."""

    @property
    def rows(self) -> int:
        return sum(number for number, _ in self.tables.values())

    def seal(self) -> str:
        """The SHA-256 of what all tables hold."""
        lines = (f"{label} {number} {digest}\n" for label, (number, digest) in sorted(self.tables.items()))
        return sha256("".join(lines).encode()).hexdigest()


# --- writing ------------------------------------------------------------------------------------------------------


@contextmanager
def written_whole(path: Path, key: str) -> Iterator[IO[str]]:
    """A file to write lines into. It stands under its name once it is whole, and is readable by its owner alone.
    Raises FileExistsError."""
    if path.exists():
        raise FileExistsError(f"{path} is there already.")
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            outer: Any = EncryptingWriter(file, key) if key else file
            packed = gzip.GzipFile(filename="", mode="wb", fileobj=outer, mtime=0)
            with packed, io.TextIOWrapper(packed, encoding="utf-8", newline="\n") as lines:
                yield lines
            if key:
                outer.finish()
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)


def put(file: IO[str], **words: Any) -> None:
    file.write(json.dumps(words, ensure_ascii=False) + "\n")


def put_head(file: IO[str], manifest: Manifest, tables: Sequence[str]) -> None:
    put(
        file,
        netvaerk_backup=FORMAT,
        made_at=manifest.made_at,
        made_from=manifest.made_from,
        migrations=sorted(manifest.migrations),
        keys=manifest.keys,
        tables=list(tables),
    )


def put_table(file: IO[str], manifest: Manifest, label: str, lines: Iterator[str]) -> None:
    """The rows of a table, its columns and last number being in the manifest already."""
    put(file, table=label, columns=manifest.columns[label], last_id=manifest.last_ids.get(label, 0))
    counted = Tally()
    for line in lines:
        file.write(line + "\n")
        counted.add(line)
    manifest.tables[label] = number, digest = counted.result()
    put(file, rows=number, sha256=digest)


def put_end(file: IO[str], manifest: Manifest) -> None:
    put(file, rows=manifest.rows, tables=len(manifest.tables), sha256=manifest.seal())


# --- reading ------------------------------------------------------------------------------------------------------

TakeRows = Callable[[Manifest, str, Iterator[str]], None]


def head_of(path: Path, keys: Sequence[str]) -> tuple[Manifest, list[str]]:
    """What stands at the beginning: the manifest without its tables, and their labels. Raises BrokenFile."""
    with _lines(path, keys) as (lines, is_under_key):
        return _head(_words(next(lines, "")), is_under_key)


def read_whole(path: Path, keys: Sequence[str], take: TakeRows = lambda manifest, label, lines: None) -> Manifest:
    """Go through the file to its end, handing the lines of each table to `take`, which may leave some. Raises
    BrokenFile where anything is missing or is not what its hash says; what was taken until then is to be undone."""
    with _lines(path, keys) as (lines, is_under_key):
        manifest, expected = _head(_words(next(lines, "")), is_under_key)
        for label in expected:
            head = _words(next(lines, ""))
            if head.get("table") != label:
                raise BrokenFile(f"The table {label} is missing.")
            manifest.columns[label], manifest.last_ids[label] = head["columns"], head["last_id"]
            _read_table(manifest, label, lines, take)
        end = _words(next(lines, ""))
        if (end.get("tables"), end.get("sha256")) != (len(manifest.tables), manifest.seal()) or next(lines, None):
            raise BrokenFile("The end of the file does not fit what stands before it.")
    return manifest


def _read_table(manifest: Manifest, label: str, lines: Iterator[str], take: TakeRows) -> None:
    counted, end = Tally(), []

    def rows() -> Iterator[str]:
        for line in lines:
            if not line.startswith("["):
                end.append(line)
                return
            row = line.removesuffix("\n")
            counted.add(row)
            yield row

    each = rows()
    take(manifest, label, each)
    for _ in each:
        pass
    said = _words(end[0] if end else "")
    if (said.get("rows"), said.get("sha256")) != counted.result():
        raise BrokenFile(f"The rows of {label} are not those that were written.")
    manifest.tables[label] = counted.result()


def _head(words: dict[str, Any], is_under_key: bool) -> tuple[Manifest, list[str]]:
    if words.get("netvaerk_backup") != FORMAT:
        raise BrokenFile("This is no backup, or one of a newer kind than this version reads.")
    migrations = {(app, name) for app, name in words["migrations"]}
    manifest = Manifest(words["made_at"], words["made_from"], migrations, words["keys"], is_under_key=is_under_key)
    return manifest, words["tables"]


def _words(line: str) -> dict[str, Any]:
    """Raises BrokenFile for what is not one of our lines."""
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise BrokenFile("The file ends too early, or is no backup.")
    return found


@contextmanager
def _lines(path: Path, keys: Sequence[str]) -> Iterator[tuple[Iterator[str], bool]]:
    """The lines, each with its end, and whether they stood under a key."""
    with path.open("rb") as file:
        start = file.read(len(MAGIC))
        is_under_key = start == MAGIC
        if not is_under_key and not start.startswith(GZIP):
            raise BrokenFile("This is no backup.")
        if not is_under_key:
            file.seek(0)
        source: Any = io.BufferedReader(DecryptingReader(file, keys)) if is_under_key else file
        try:
            with (
                gzip.GzipFile(mode="rb", fileobj=source) as packed,
                io.TextIOWrapper(packed, "utf-8", newline="\n") as text,
            ):
                yield iter(text), is_under_key
        except (EOFError, zlib.error, UnicodeDecodeError, OSError) as problem:
            raise BrokenFile("The file is not whole.") from problem
