"""How often something may be asked for, counted where all web processes see it."""

from datetime import datetime
from hashlib import sha256

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def counted(name: str, key: str, *, most: int, seconds: int, at: datetime) -> bool:
    """Count one more, and say whether that is still within `most` of this stretch of so many seconds."""
    place = _place(name, key, seconds, at)
    cache.add(place, 0, seconds)
    try:
        return cache.incr(place) <= most
    except ValueError:  # it ran out between the two lines
        return True


def within(name: str, key: str, *, most: int, seconds: int, at: datetime) -> bool:
    """Whether fewer than `most` have been counted in this stretch."""
    return cache.get(_place(name, key, seconds, at), 0) < most


def network_of(request: HttpRequest) -> str:
    """The address a request comes from, behind the proxies that the settings know."""
    return str(get_adapter().get_client_ip(request))


def _place(name: str, key: str, seconds: int, at: datetime) -> str:
    """No address of a network and no secret stands in the cache as such."""
    stretch = int(at.timestamp()) // seconds
    return f"limit:{name}:{stretch}:{sha256(key.encode()).hexdigest()}"
