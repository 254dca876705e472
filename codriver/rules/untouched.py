"""Whether a field still holds what the page was loaded with: then nobody typed it, and it overwrites nothing."""

import hashlib
import json
from typing import Any


def mark_of(value: Any) -> str:
    """A short mark of a value, carried by the page beside the field. Nothing said in any shape has the same mark."""
    text = json.dumps(_said(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def says_something(value: Any) -> bool:
    """Whether there is anything in it at all, be it one row of many."""
    return _said(value) is not None


def _said(value: Any) -> Any:
    """The value without its empty parts, None if nothing is left."""
    if isinstance(value, dict):
        parts = {key: _said(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part is not None} or None
    if isinstance(value, list):
        return [_said(part) for part in value] or None
    return value or None
