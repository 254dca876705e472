"""The record of a theme as a tagged PDF, from the same tree as the JSON."""

from datetime import date, datetime
from pathlib import Path

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from netvaerk.documents.typesetting import typeset
from secretariat.queries.record import ThemeRecord

TEMPLATE = Path(__file__).resolve().parent / "record.typ"


def record_pdf_bytes(record: ThemeRecord) -> bytes:
    facts = [
        (gettext("KLE number"), record.kle),
        (gettext("Case number"), record.case_number),
        (gettext("Kind"), record.kind),
        (gettext("Type of network"), record.network_type),
        (gettext("State"), record.status),
        (gettext("Period"), _period(record.begins_on, record.ends_on)),
        (gettext("Units touched"), ", ".join(record.units)),
    ]
    return typeset(
        TEMPLATE,
        title=record.title,
        subtitle=gettext("Record of a network theme"),
        lead=record.purpose,
        made=gettext("Made on %(when)s")
        % {"when": date_format(localtime(datetime.fromisoformat(record.made_at)), "DATETIME_FORMAT")},
        facts=[{"label": label, "text": text} for label, text in facts if text],
        parties_title=gettext("Roles and who has held them"),
        headings=[gettext("Role"), gettext("Name"), gettext("Period")],
        parties=[[one.role, one.name, _period(one.since, one.until)] for one in record.parties],
        sections=[
            {
                "title": part.title,
                "entries": [
                    {
                        "title": entry.title,
                        "on": _day(entry.on),
                        "lines": [{"label": line.label, "text": line.text} for line in entry.lines],
                    }
                    for entry in part.entries
                ],
            }
            for part in record.sections
        ],
        footer=gettext("What two have agreed, and what people write for themselves, is not part of it."),
    )


def _day(day: str) -> str:
    return date_format(date.fromisoformat(day), "DATE_FORMAT") if day else ""


def _period(since: str, until: str) -> str:
    return f"{_day(since)} – {_day(until)}".strip() if since or until else ""
