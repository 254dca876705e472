"""A pool as plain JSON and back, and its fingerprint: ids and numbers only, so that a run can be explained later."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from codriver.rules.pairing.pool import Candidate, Opening, Pool

SETS = ("profiles", "little_known_units", "units", "tasks", "known_units", "themes", "released", "asked_for")
MAPS = ("asked", "tasks", "levels", "wishes")
GROWS_BY_ITSELF = {"waited", "begins"}


def as_json(pool: Pool) -> dict[str, Any]:
    """The pool in a shape JSON knows, the same for the same pool in whatever order."""
    return {
        "openings": [_flat(asdict(one)) for one in sorted(pool.openings, key=lambda one: one.key)],
        "candidates": [_flat(asdict(one)) for one in sorted(pool.candidates, key=lambda one: one.key)],
        "parents": {str(unit): parent for unit, parent in sorted(pool.parents.items())},
        "barred": [[*pair, name] for pair, name in sorted(pool.barred.items())],
        "pinned": [list(pair) for pair in sorted(pool.pinned)],
    }


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return {str(key): value[key] for key in sorted(value)}
    return value


def from_json(stored: Mapping[str, Any]) -> Pool:
    """The pool that `as_json` wrote."""
    return Pool(
        openings=[Opening(**_rich(one)) for one in stored["openings"]],
        candidates=[Candidate(**_rich(one)) for one in stored["candidates"]],
        parents={int(unit): parent for unit, parent in stored["parents"].items()},
        barred={(opening, candidate): name for opening, candidate, name in stored["barred"]},
        pinned=frozenset((opening, candidate) for opening, candidate in stored["pinned"]),
    )


def _rich(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _as_it_was(name, value) for name, value in values.items()}


def _as_it_was(name: str, value: Any) -> Any:
    if name in MAPS and isinstance(value, Mapping):
        return {int(key): much for key, much in value.items()}
    return frozenset(value) if name in SETS else value


def lasting(one: Mapping[str, Any]) -> dict[str, Any]:
    """A stored opening or candidate without what a new day alone makes another."""
    return {name: value for name, value in one.items() if name not in GROWS_BY_ITSELF}


def fingerprint(pool: Pool, weights: Mapping[str, float]) -> str:
    """SHA-256 in hex of all that a pairing is made of, but for what grows by itself and for pins, which are choices."""
    stored = as_json(pool)
    stored.pop("pinned")
    for side in ("openings", "candidates"):
        stored[side] = [lasting(one) for one in stored[side]]
    text = json.dumps([stored, dict(sorted(weights.items()))], sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
