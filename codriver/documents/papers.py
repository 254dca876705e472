"""From the page's own data to a PDF/UA document, in the reader's language."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, gettext_lazy, pgettext_lazy

from codriver.queries.agreed import AgreedPage
from codriver.queries.comparing import Answered, Compared, ComparingPage
from codriver.rules.differences import Verdict
from codriver.wording import Line

FOLDER = Path(__file__).resolve().parent
FONTS = FOLDER / "fonts"
VERDICTS = {
    Verdict.TALK.value: gettext_lazy("Talk about it"),
    Verdict.CLOSE.value: pgettext_lazy("difference", "Close"),
    Verdict.AGREED.value: gettext_lazy("Agreed"),
    Verdict.SIDE_BY_SIDE.value: gettext_lazy("Side by side"),
}


def agreement_pdf_bytes(page: AgreedPage) -> bytes:
    """The agreed text as it was approved, with who approved when."""
    agreement = page.agreement
    return _compile(
        "agreement.typ",
        title=gettext("Agreement on expectations"),
        theme=str(agreement.alignment.theme),
        version=gettext("Version %(number)s") % {"number": agreement.number},
        parties=[{"role": one.role_label, "name": one.person.name} for one in page.parties],
        sections=[
            {
                "title": section.title,
                "points": [{"text": point.text, "lines": _lines(point.lines)} for point in section.points],
            }
            for section in page.sections
        ],
        approvals=[
            gettext("%(name)s approved on %(when)s")
            % {"name": one.person.name, "when": date_format(localtime(one.approved_at), "DATETIME_FORMAT")}
            for one in page.approvals
        ],
        footer=gettext("An agreement between colleagues, not an employment contract."),
        fingerprint=gettext("Fingerprint of the text: %(code)s") % {"code": page.fingerprint[:16]},
    )


def talk_sheet_pdf_bytes(page: ComparingPage) -> bytes:
    """One A4: what to talk about first, then what is close, then the rest by name."""
    alignment = page.alignment
    return _compile(
        "talk_sheet.typ",
        title=gettext("Talk sheet"),
        theme=str(alignment.theme),
        names=" · ".join(one.person.name for one in alignment.sides().values()),
        lead=gettext("45 to 60 minutes. Begin at the top; what you do not reach can wait for the next time."),
        groups=[
            {
                "title": str(VERDICTS[verdict]),
                "points": [_point(one) for one in page.compared if one.verdict == verdict],
            }
            for verdict in VERDICTS
            if page.count(verdict)
        ],
        headings=[
            gettext("Question"),
            page.compared[0].first.person.first_name,
            page.compared[0].second.person.first_name,
        ]
        if page.compared
        else [],
        joint_title=gettext("Write together"),
        joint=[one.text for one in page.joint],
        footer=gettext("Only the two of you can see this sheet. Take it with you when you leave."),
    )


def _point(one: Compared) -> dict[str, Any]:
    agreed = one.verdict == Verdict.AGREED.value
    return {
        "code": one.code,
        "text": one.text,
        "first": "" if agreed else _short(one.first, one.second),
        "second": "" if agreed else _short(one.second, one.first),
    }


def _short(answered: Answered, other: Answered, longest: int = 160) -> str:
    """An answer on the few lines a talk sheet has room for; of a list with labels, the lines that differ."""
    lines = [line for line in answered.lines if not line.label or line not in other.lines]
    words = "; ".join(": ".join(str(part) for part in (line.label, line.text) if part) for line in lines)
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def _lines(lines: list[Line]) -> list[dict[str, Any]]:
    return [{"label": str(line.label), "text": str(line.text), "level": line.level} for line in lines]


def _compile(name: str, **data: Any) -> bytes:
    """Typeset a paper as PDF/UA. A sign that no shipped font knows costs the paper that standard, not the text."""
    import typst

    document = {"language": get_language() or "da", "municipality": settings.MUNICIPALITY_NAME, **data}
    given = {
        "input": str(FOLDER / name),
        "root": str(FOLDER),
        "font_paths": [str(FONTS)],
        "sys_inputs": {"document": json.dumps(document, ensure_ascii=False)},
    }
    try:
        return typst.compile(**given, pdf_standards=["ua-1"])
    except typst.TypstError:
        return typst.compile(**given)
