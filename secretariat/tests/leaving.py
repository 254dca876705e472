"""A town that somebody has left: the co-driver of a pair that is over, who leaves something of every kind behind."""

from allauth.socialaccount.models import SocialAccount
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from codriver.actions.leaving import leave
from codriver.actions.pairing import end_pairing
from codriver.models import (
    ClosingWords,
    CompetenceOffer,
    CompetenceRating,
    DiplomaStudy,
    ExamAttempt,
    LeadershipCompetence,
    PairClosing,
    PracticeEvidence,
    PracticeFile,
)
from codriver.rules.forms import Side
from codriver.tests.factories import answered, handed_in, running_pair
from netvaerk.actions.people import place
from netvaerk.models import Competence, OutboxLetter, Person, ProposalComment, SentLetter
from netvaerk.tests.factories import OutboxLetterFactory, ThemeNoteFactory, UnitFactory
from roles.tests.factories import SparringFactory, TopicFactory
from secretariat.actions.data_requests import answer_data_request, ask_about_data
from secretariat.tests.cast import Cast
from secretariat.tests.secrets import sealed_town
from secretariat.tests.support import brought_to

NAME = "Bertil Bortrejst"
EMAIL = "bertil.bortrejst@kommune.example"
SAID = {
    "practice": "Bertil øvede sig på en stige",
    "look back": "Bertil ser en regnbue bagude",
    "request": "Bertil spørger efter en hængekøje",
    "about data": "Bertil vil gerne glemmes som en drøm",
    "topic": "Bertil vil tale om havet",
    "file": "Bertils hemmelige filnavn",
}
"""What the one who left has written, each in a sentence that stands nowhere else."""


def town_that_was_left() -> Cast:
    """The pair's agreement is over, and the co-driver has left today."""
    town = sealed_town("over")
    person, now = town["co_driver"], timezone.now()
    Person.objects.filter(pk=person.pk).update(name=NAME, email=EMAIL)
    person.refresh_from_db()
    write(town, person)
    others_write_of(town, person)
    leave(person, by=town["officer"], at=now)
    SocialAccount.objects.create(user=person, provider="idp", uid=EMAIL, extra_data={"name": NAME})
    SentLetter.objects.create(person=person, occasion=f"hilsen til {EMAIL}", sent_at=now)
    OutboxLetterFactory(person=person, status=OutboxLetter.Status.FAILED, problem="fault", over_at=now)
    return town


def write(town: Cast, person: Person) -> None:
    """What the person leaves behind of every kind that the sealed town lacks."""
    now, today, officer = timezone.now(), timezone.localdate(), town["officer"]
    practice = PracticeEvidence.objects.create(
        pairing=town.pairing, done_on=today, plans=True, what_done=SAID["practice"], what_learned="Alt", written_at=now
    )
    PracticeFile.objects.create(
        evidence=practice, place=1, kept_at=now, kept_by=person, name=SAID["file"], kind="txt", size=3, content=b"abc"
    )
    closing = PairClosing.objects.get(pairing=town.pairing)
    ClosingWords.objects.create(closing=closing, person=person, answers={"best": SAID["look back"]})
    CompetenceRating.objects.create(
        pairing=town.pairing,
        author=person,
        side="own",
        moment="start",
        level=2,
        rated_at=now,
        competence=LeadershipCompetence.objects.first(),
    )
    brought_to("closed", by=person, officer=officer, subject=SAID["request"], text=SAID["request"])
    about_data = ask_about_data(person, kind="objection", text=SAID["about data"], by=person, at=now)
    answer_data_request(about_data, is_met=True, answer="Det er rettet", by=officer, at=now)
    place(person, unit=UnitFactory(), personnel_leader=None, by=officer)
    CompetenceOffer.objects.create(person=person, competence=Competence.objects.first(), wish="want")
    ExamAttempt.objects.create(study_module=town.study_module, number=1, outcome="failed", grade="00", held_on=today)
    handed_in(DiplomaStudy.objects.get(person=town["other_co_driver"]))
    TopicFactory(relation=SparringFactory(ended_on=today), by=person, text=SAID["topic"])
    lapsed = running_pair()
    answered(lapsed.alignment, Side.FIRST)
    end_pairing(lapsed, by=officer, on=today, reason="Andet", at=now)


def others_write_of(town: Cast, person: Person) -> None:
    """The name in what others have written: on a theme, in a letter to somebody else, in the administration's log."""
    ThemeNoteFactory(theme=town.theme, text=f"Spørg {NAME.upper()} eller skriv til {EMAIL}", by=town["leader"])
    ProposalComment.objects.create(
        theme=town.proposal, by=town["employee"], at=timezone.now(), text="Som Bertil  Bortrejst sagde"
    )
    OutboxLetterFactory(person=town["leader"], content={"words": {"name": NAME}, "lines": [f"Hej fra {NAME}"]})
    LogEntry.objects.create(
        user=town["superuser"],
        content_type=ContentType.objects.get_for_model(Person),
        object_id=str(person.pk),
        object_repr=NAME,
        action_flag=CHANGE,
        change_message=f"Ændrede {EMAIL}",
    )
