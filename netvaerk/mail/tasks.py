"""What the worker does: `manage.py db_worker` in production; at once, in the same process, in the demo and in tests."""

from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django_tasks import task

from netvaerk.mail.outbox import deliver


@task()
def deliver_letters(keys: list[int]) -> None:
    """Send these letters. What fails for now is asked for again when its pause is over, where the worker can wait for
    that; elsewhere the daily run takes it up."""
    for at, again in deliver(keys).items():
        if deliver_letters.get_backend().supports_defer:
            deliver_letters.using(run_after=at).enqueue(again)


def hand_over(keys: Sequence[int]) -> None:
    """Give letters to the worker once they are stored. If the process falls over before it has, the daily run does."""
    if keys:
        transaction.on_commit(partial(deliver_letters.enqueue, list(keys)), robust=True)
