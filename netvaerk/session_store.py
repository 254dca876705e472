"""Sessions in the database, read by a query that is put into words once: every page asks for its session first."""

from functools import cache
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

SOMEBODY, SOME_TIME = "", timezone.now()  # stand in the query where its two values belong


@cache
def one_session() -> str:
    """The query for what a session holds; its values are a key and the moment after which it must end."""
    found = Session.objects.filter(session_key=SOMEBODY).filter(expire_date__gt=SOME_TIME)
    return str(found.values_list("session_data").query.sql_with_params()[0])


class SessionStore(DatabaseStore):
    def load(self) -> dict[str, Any]:
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(one_session(), [self.session_key, now])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        return self.decode(found[0])

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session
