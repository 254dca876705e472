"""Addresses that open something to whoever has them: how long their secret is, and what is kept of it."""

from hashlib import sha256

BYTES = 32
"""So many random bytes are in a secret: nobody finds one by trying."""


def fingerprint(secret: str) -> str:
    """What is kept of a secret: 64 signs from which it cannot be found."""
    return sha256(secret.encode()).hexdigest()
