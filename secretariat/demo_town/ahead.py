"""Who may lead next in the demo town: somebody whose diploma the secretariat has seen, and a leader whose time ends
before the theme does."""

from datetime import timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from codriver.actions import diploma as steps
from codriver.actions.path import say_wish
from codriver.models import DiplomaModule, DiplomaProgramme, DiplomaStudy
from roles.actions.releases import release_time
from secretariat.demo_town.diploma import SCHOOL, pass_exam, take_module
from secretariat.demo_town.town import Town

GRADUATE = "yasmin"
WISHES = "Et tema med borgerne tæt på. Gerne om et halvt år."


def build_ahead(built: Town) -> None:
    study = _study(built)
    steps.verify_diploma(study, by=built.officer, at=built.ago(30))
    say_wish(study.person, wish="yes", about=WISHES, by=study.person, at=built.ago(28))
    theme = built.themes["overgang"]
    leader = built.people["signe"]
    release_time(
        leader,
        theme=theme,
        hours=Decimal("5"),
        began_on=localdate(built.ago(150)),
        ended_on=localdate(built.now) + timedelta(days=90),
        sets_aside="Teamets ugentlige møde ledes af to kolleger på skift.",
        by=leader.personnel_leader,
        at=built.ago(150),
    )


def _study(built: Town) -> DiplomaStudy:
    """Modules credited for an earlier education in leadership, and the final project passed here."""
    person = built.people[GRADUATE]
    study = steps.begin_diploma(person, programme=DiplomaProgramme.objects.get(), at=built.ago(420))
    admission = {"basis": "degree", "assessment": "", "assessed_on": None, "admitted_on": localdate(built.ago(410))}
    steps.note_admission(study, **admission, by=person, at=built.ago(409))
    *earlier, _spare, project = DiplomaModule.objects.filter(programme=study.programme)
    for module in earlier:
        credited = steps.plan_module(study, module=module, by=person, at=built.ago(400))
        decided_on = localdate(built.ago(395))
        steps.credit_module(credited, decided_on=decided_on, decided_by=SCHOOL, by=person, at=built.ago(395))
    pass_exam(built, take_module(built, study, project, days=260), "10", days=45)
    return study
