"""The copy of somebody's data as one file to take along: the page, the same for machines, and their files."""

import json
from dataclasses import replace
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from netvaerk.models import Person
from secretariat.queries.own_copy import own_copy
from secretariat.queries.own_files import own_files, with_places

NAME = "mine-oplysninger"
KEPT_IN_MEMORY = 4_000_000
"""Bytes; a larger copy is put together in a file without a name, which is gone when it is closed."""


def _reach_us() -> dict[str, str]:
    return {
        "municipality": settings.MUNICIPALITY_NAME,
        "secretariat_email": settings.SECRETARIAT_EMAIL,
        "secretariat_phone": settings.SECRETARIAT_PHONE,
    }


def zipped_copy(person: Person, *, at: datetime) -> IO[bytes]:
    """A ZIP file, open at its beginning, in the present language; the caller closes it."""
    files = list(own_files(person))
    copy = own_copy(person, at=at)
    copy = replace(copy, sections=with_places(copy.sections, files))
    context = {"copy": copy, "looks": copy.looks, "person": person, "LANGUAGE_CODE": get_language(), **_reach_us()}
    made: IO[bytes] = SpooledTemporaryFile(max_size=KEPT_IN_MEMORY)  # noqa: SIM115 - it is handed on open
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        packed.writestr(f"{NAME}.html", render_to_string("secretariat/own_copy_file.html", context))
        packed.writestr(f"{NAME}.json", json.dumps(copy.as_data(), ensure_ascii=False, indent=2))
        for one in files:
            packed.writestr(one.place, bytes(one.kept.content))
    made.seek(0)
    return made
