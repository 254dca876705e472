"""The file of a backup: what was written comes back, and whatever happened to it on the way is told."""

import gzip
import io
import json
import stat
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from cryptography.fernet import Fernet

from netvaerk.backup.archive import Manifest, put_end, put_head, put_table, read_whole, written_whole
from netvaerk.backup.crypt import MAGIC, PIECE_BYTES, BrokenFile, DecryptingReader, EncryptingWriter, key_bytes
from netvaerk.backup.rows import line_of

KEY, OTHER_KEY = Fernet.generate_key().decode(), Fernet.generate_key().decode()
ROWS = {"netvaerk.person": ['[1,"Bashir"]', '[2,"Åse"]'], "netvaerk.unit": []}


# --- under a key --------------------------------------------------------------------------------------------------


def encrypted(data):
    target = io.BytesIO()
    writer = EncryptingWriter(target, KEY)
    for first in range(0, len(data), 300_000):
        writer.write(data[first : first + 300_000])
    writer.finish()
    return target.getvalue()


def opened(file, *keys):
    assert file.startswith(MAGIC)
    return io.BufferedReader(DecryptingReader(io.BytesIO(file[len(MAGIC) :]), keys)).read()


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES])
def test_what_was_put_under_a_key_comes_back(size):
    data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)

    assert opened(encrypted(data), OTHER_KEY, KEY) == data


def test_the_same_is_never_written_twice_alike_and_says_nothing_of_itself():
    first, second = encrypted(b"Bashir" * 100), encrypted(b"Bashir" * 100)

    assert first[-50:] != second[-50:]
    assert b"Bashir" not in first


WHOLE = encrypted(bytes(2 * PIECE_BYTES + 5))
BODY, PIECE = len(MAGIC) + 16, PIECE_BYTES + 16
DAMAGE = {
    "ends within a piece": WHOLE[:-1],
    "ends after a piece": WHOLE[: BODY + PIECE],
    "has lost its first piece": WHOLE[:BODY] + WHOLE[BODY + PIECE :],
    "has its pieces in another order": WHOLE[:BODY]
    + WHOLE[BODY + PIECE : BODY + 2 * PIECE]
    + WHOLE[BODY : BODY + PIECE],
    "has one bit turned": WHOLE[:-9] + bytes([WHOLE[-9] ^ 1]) + WHOLE[-8:],
    "goes on after its end": WHOLE + WHOLE[-21:],
    "holds nothing": WHOLE[:BODY],
}


@pytest.mark.parametrize("file", DAMAGE.values(), ids=DAMAGE)
def test_a_file_under_a_key_tells_that_it(file):
    with pytest.raises(BrokenFile):
        opened(file, KEY)


@pytest.mark.parametrize("keys", [[], [OTHER_KEY]], ids=["none", "another"])
def test_without_its_key_it_stays_shut(keys):
    with pytest.raises(BrokenFile, match="BACKUP_KEYS"):
        opened(WHOLE, *keys)


@pytest.mark.parametrize("key", ["", "kort", "a" * 44 + "="])
def test_what_is_not_a_key_is_told(key):
    with pytest.raises(ValueError):
        key_bytes(key)


# --- the lines ----------------------------------------------------------------------------------------------------


def write(path, key=""):
    manifest = Manifest("2026-11-26T02:00:00+00:00", "sqlite", {("netvaerk", "0001_initial")}, keys=["0a"])
    manifest.columns, manifest.last_ids = dict.fromkeys(ROWS, ["id", "name"]), {"netvaerk.person": 2}
    with written_whole(path, key) as file:
        put_head(file, manifest, list(ROWS))
        for label, lines in ROWS.items():
            put_table(file, manifest, label, iter(lines))
        put_end(file, manifest)
    return manifest


@pytest.mark.parametrize("key", ["", KEY], ids=["in the clear", "under a key"])
def test_what_was_written_is_read(tmp_path, key):
    path, taken = tmp_path / "b.backup", {}
    written = write(path, key)
    read = read_whole(path, [KEY], lambda manifest, label, lines: taken.update({label: list(lines)}))

    assert taken == ROWS
    assert replace(read, is_under_key=False) == replace(written, last_ids={"netvaerk.person": 2, "netvaerk.unit": 0})
    assert read.is_under_key == bool(key)
    assert {label: number for label, (number, _) in read.tables.items()} == {"netvaerk.person": 2, "netvaerk.unit": 0}


def test_who_leaves_rows_unread_is_told_of_their_damage_all_the_same(tmp_path):
    write(tmp_path / "b.backup")

    assert read_whole(tmp_path / "b.backup", [], lambda *_: None).rows == 2


def test_it_is_read_by_its_owner_alone(tmp_path):
    write(tmp_path / "b.backup")

    assert stat.S_IMODE((tmp_path / "b.backup").stat().st_mode) == 0o600


def test_what_was_not_finished_leaves_no_file(tmp_path):
    with pytest.raises(ZeroDivisionError), written_whole(tmp_path / "b.backup", KEY) as file:
        file.write("noget")
        1 / 0  # noqa: B018

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    (tmp_path / "b.backup").write_text("i går")
    with pytest.raises(FileExistsError):
        write(tmp_path / "b.backup")

    assert (tmp_path / "b.backup").read_text() == "i går"


def changed(lines, number, **words):
    return [*lines[:number], json.dumps({**json.loads(lines[number]), **words}), *lines[number + 1 :]]


FAULTS = {
    "a row is changed": lambda lines: [line.replace("Bashir", "Basher") for line in lines],
    "a row is missing": lambda lines: [*lines[:2], *lines[3:]],
    "two rows have changed places": lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]],
    "a table is missing": lambda lines: [*lines[:1], *lines[5:]],
    "the end is missing": lambda lines: lines[:-1],
    "all but the head is missing": lambda lines: lines[:1],
    "something follows the end": lambda lines: [*lines, "[3]"],
    "the end tells of another table": lambda lines: changed(lines, -1, sha256="0" * 64)[: len(lines)],
    "it is of a newer kind": lambda lines: changed(lines, 0, netvaerk_backup=2),
    "it is no backup": lambda lines: ["hest"],
    "it is empty": lambda lines: [],
}


@pytest.mark.parametrize("harm", FAULTS.values(), ids=FAULTS)
def test_it_is_told_that(tmp_path, harm):
    write(tmp_path / "b.backup")
    lines = gzip.decompress((tmp_path / "b.backup").read_bytes()).decode().splitlines()
    (tmp_path / "harmed.backup").write_bytes(gzip.compress("".join(f"{line}\n" for line in harm(lines)).encode()))

    with pytest.raises(BrokenFile):
        read_whole(tmp_path / "harmed.backup", [])


@pytest.mark.parametrize("harm", [lambda b: b[:-4], lambda b: b[: len(b) // 2], lambda b: b"hest", lambda b: b""])
def test_a_packed_file_that_is_cut_or_is_none_is_told(tmp_path, harm):
    write(tmp_path / "b.backup")
    (tmp_path / "harmed.backup").write_bytes(harm((tmp_path / "b.backup").read_bytes()))

    with pytest.raises(BrokenFile):
        read_whole(tmp_path / "harmed.backup", [])


def test_values_are_written_the_same_from_either_database():
    row = (None, True, 7, "Åse", datetime(2026, 1, 2, 3, tzinfo=UTC), date(2026, 1, 2), time(9, 30), Decimal("1.50"))
    more = (UUID(int=1), timedelta(seconds=2), b"\x00\xff", {"b": 1, "a": [None]})

    assert json.loads(line_of(row + more)) == [
        *(None, True, 7, "Åse", "2026-01-02T03:00:00+00:00", "2026-01-02", "09:30:00", "1.50"),
        *("00000000-0000-0000-0000-000000000001", 2_000_000, "AP8=", {"a": [None], "b": 1}),
    ]


def test_a_kind_of_value_that_is_not_known_stops_the_backup():
    with pytest.raises(TypeError, match="complex"):
        line_of((1j,))
