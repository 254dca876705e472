"""How often something may be asked for."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from netvaerk.limits import counted, within

NOW = timezone.now()
THREE = {"most": 3, "seconds": 60}


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


def test_so_many_are_let_through_and_no_more_until_the_next_stretch():
    tries = [counted("try", "a", at=NOW, **THREE) for _ in range(5)]

    assert tries == [True, True, True, False, False]
    assert counted("try", "a", at=NOW + timedelta(seconds=60), **THREE)


def test_another_key_and_another_name_are_counted_by_themselves():
    for _ in range(4):
        counted("try", "a", at=NOW, **THREE)

    assert not within("try", "a", at=NOW, **THREE)
    assert within("try", "b", at=NOW, **THREE)
    assert within("else", "a", at=NOW, **THREE)


def test_asking_whether_there_is_room_takes_none():
    for _ in range(9):
        assert within("try", "a", at=NOW, **THREE)
