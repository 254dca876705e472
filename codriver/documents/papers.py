"""From the page's own data to a PDF/UA document, in the reader's language."""

from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from codriver.queries.agreed import AgreedPage
from codriver.queries.comparing import ComparingPage
from codriver.queries.talk_sheet import Block, TalkSheet
from codriver.rules.differences import Verdict
from codriver.wording import Line
from netvaerk.documents.typesetting import typeset

FOLDER = Path(__file__).resolve().parent
VERDICTS = {
    Verdict.TALK.value: gettext_lazy("Talk about it"),
    Verdict.CLOSE.value: pgettext_lazy("difference", "Close"),
    Verdict.AGREED.value: gettext_lazy("Agreed"),
    Verdict.SIDE_BY_SIDE.value: gettext_lazy("Side by side"),
}


def agreement_pdf_bytes(page: AgreedPage) -> bytes:
    """The agreed text as it was approved, with who approved when."""
    agreement = page.agreement
    return typeset(
        FOLDER / "agreement.typ",
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


def talk_sheet_pdf_bytes(page: ComparingPage, sheet: TalkSheet) -> bytes:
    """One A4: what to talk about first, a box beside each point, and lines to write on where there is room."""
    alignment = page.alignment
    return typeset(
        FOLDER / "talk_sheet.typ",
        title=gettext("Talk sheet"),
        theme=str(alignment.theme),
        names=" · ".join(one.person.name for one in alignment.sides().values()),
        day=date_format(sheet.day, "DATE_FORMAT"),
        lead=gettext("45 to 60 minutes. Begin at the top; what you do not reach can wait for the next time."),
        groups=[_block(one) for one in sheet.blocks],
        headings=[gettext("Question"), *sheet.headings],
        done=gettext("Talked through"),
        joint_title=_timed(gettext("Write together"), sheet.writing),
        joint=sheet.together,
        footer=gettext("Only the two of you can see this sheet. Take it with you when you leave."),
    )


def _block(block: Block) -> dict[str, Any]:
    title = gettext(VERDICTS[block.verdict])
    return {
        "title": _timed(title, block.minutes),
        "agreed": block.is_agreed,
        "points": [
            {"text": one.text, "first": _in_a_line(one.first), "second": _in_a_line(one.second)} for one in block.points
        ],
    }


def _timed(title: str, minutes: str) -> str:
    long = gettext("%(minutes)s min.") % {"minutes": minutes}
    return f"{title}, {long}" if minutes else title


def _in_a_line(lines: list[Line]) -> str:
    return "; ".join(": ".join(filter(None, (str(line.label), _levelled(line)))) for line in lines)


def _levelled(line: Line) -> str:
    return ", ".join(filter(None, (_level(line.level), str(line.text))))


def _level(level: int) -> str:
    return gettext("%(level)s of 5") % {"level": level} if level else ""


def _lines(lines: list[Line]) -> list[dict[str, Any]]:
    return [{"label": str(line.label), "text": str(line.text), "level": _level(line.level)} for line in lines]
