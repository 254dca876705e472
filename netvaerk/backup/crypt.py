"""A file under a key: AES-256-GCM in pieces of 1 MiB. Each piece is numbered and the last one says that it is, so that
pieces that are lost, moved or altered, and a file that ends too early, are told from a whole one.

A key is 32 bytes as base64, as `manage.py encryption_keys new` prints it. Each file has one of its own, made from it.
"""

import io
import secrets
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"netvaerk backup under a key 1\n"
SALT_BYTES, KEY_BYTES, TAG_BYTES = 16, 32, 16
PIECE_BYTES = 1024 * 1024


class BrokenFile(Exception):
    """The file is not whole, is not a backup, or no key opens it; the message says which."""


def key_bytes(key: str) -> bytes:
    """The 32 bytes of a key. Raises ValueError for what is not one."""
    found = urlsafe_b64decode(key)
    if len(found) != KEY_BYTES:
        raise ValueError("A key is 32 bytes, written as base64.")
    return found


def _cipher(key: str, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), KEY_BYTES, salt, MAGIC).derive(key_bytes(key)))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


class EncryptingWriter(io.RawIOBase):
    """What is written comes out encrypted in `target`, which stays open. Only `finish` makes the file whole."""

    def __init__(self, target: BinaryIO, key: str):
        salt = secrets.token_bytes(SALT_BYTES)
        self.target, self.cipher = target, _cipher(key, salt)
        self.waiting, self.number = bytearray(), 0
        target.write(MAGIC + salt)

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.waiting += data
        while len(self.waiting) > PIECE_BYTES:
            self._put(bytes(self.waiting[:PIECE_BYTES]), is_last=False)
            del self.waiting[:PIECE_BYTES]
        return len(data)

    def _put(self, piece: bytes, *, is_last: bool) -> None:
        self.target.write(self.cipher.encrypt(_nonce(self.number, is_last=is_last), piece, None))
        self.number += 1

    def finish(self) -> None:
        self._put(bytes(self.waiting), is_last=True)


class DecryptingReader(io.RawIOBase):
    """Reads what an EncryptingWriter wrote, `source` standing after the magic. Raises BrokenFile."""

    def __init__(self, source: BinaryIO, keys: Sequence[str]):
        salt = source.read(SALT_BYTES)
        self.source, self.ciphers = source, [_cipher(key, salt) for key in keys]
        self.ahead = source.read(PIECE_BYTES + TAG_BYTES)
        self.ready, self.number, self.is_over = b"", 0, False
        if not keys:
            raise BrokenFile("The file is under a key, and BACKUP_KEYS holds none.")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self.ready and not self.is_over:
            self.ready = self._next_piece()
        taken = self.ready[: len(buffer)]
        buffer[: len(taken)] = taken
        self.ready = self.ready[len(taken) :]
        return len(taken)

    def _next_piece(self) -> bytes:
        piece, self.ahead = self.ahead, self.source.read(PIECE_BYTES + TAG_BYTES)
        self.is_over = not self.ahead
        nonce = _nonce(self.number, is_last=self.is_over)
        self.number += 1
        for cipher in self.ciphers:
            try:
                opened = cipher.decrypt(nonce, piece, None)
            except InvalidTag:
                continue
            self.ciphers = [cipher]
            return opened
        raise BrokenFile(
            "No key of BACKUP_KEYS opens the file, or it was altered."
            if self.number == 1
            else "The file is not whole: a piece of it is missing or was altered."
        )
