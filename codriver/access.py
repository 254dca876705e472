"""Who may do what with pairings and agreements. The table in the specification, one function a question."""

from codriver.facts.candidacies import parts_of
from codriver.facts.diploma import parts_in_study
from codriver.facts.mandate import holders_of, parties_today
from codriver.facts.room import room_facts
from codriver.models import (
    AlignmentAgreement,
    CoDriverCandidacy,
    DiplomaPaper,
    DiplomaStudy,
    ExpectationAlignment,
    LaterEffect,
    Pairing,
    PairingHandover,
    PairingRun,
    PracticeEvidence,
    PracticeFile,
    Pulse,
    RoomEntry,
    RoomStep,
    StudyModule,
)
from codriver.rules import diploma as diploma_rules
from codriver.rules.candidacy import Part, Step, may_take
from codriver.rules.diploma import ModuleStep
from codriver.rules.mandate import OPENED_BY_HAND
from netvaerk.models import NetworkTheme, Person
from roles.access import Role, holds, may_look_inside, reads_as


def may_pair(person: Person) -> bool:
    return person.is_secretariat


def may_pair_on(person: Person, theme: NetworkTheme) -> bool:
    return person.is_secretariat


def may_see_run(person: Person, run: PairingRun) -> bool:
    """A pairing of the pool, and every choice in it: the secretariat alone."""
    return person.is_secretariat


def may_see_pairing(person: Person, pairing: Pairing) -> bool:
    return person.is_secretariat or pairing.is_party(person)


def may_answer_offer(person: Person, pairing: Pairing) -> bool:
    return pairing.is_party(person)


def may_prepare_talk(person: Person, pairing: Pairing) -> bool:
    """The two alone: what they talk about before they answer is theirs."""
    return pairing.is_party(person)


def may_end_pairing(person: Person, pairing: Pairing) -> bool:
    return person.is_secretariat


def may_ask_for_talk(person: Person, pairing: Pairing) -> bool:
    return person.is_secretariat or pairing.is_party(person)


def may_follow_talks(person: Person, pairing: Pairing) -> bool:
    """That a pair needs a talk, and why a pairing ended: the secretariat, but nobody about a pair of their own."""
    return person.is_secretariat and not pairing.is_party(person)


def may_read_handover(person: Person, pairing: Pairing) -> bool:
    """A note that is there: the writer, the leader, and the co-driver after; a writer also before it is there."""
    written = PairingHandover.objects.readable_by(person).filter(pairing=pairing).exists()
    return written or may_write_handover(person, pairing)


def may_write_handover(person: Person, pairing: Pairing) -> bool:
    return pairing.ended_early and person.pk == pairing.co_driver_id


def may_look_back(person: Person, pairing: Pairing) -> bool:
    """The two alone: what they write when they end, and what each of them tells the secretariat."""
    return pairing.is_party(person)


def may_say_what_next(person: Person, pairing: Pairing) -> bool:
    """The co-driver is asked about leading; the one who leads is not."""
    return pairing.co_driver_id == person.pk


def may_see_evaluations(person: Person) -> bool:
    return person.is_secretariat


def may_say_effect(person: Person, effect: LaterEffect) -> bool:
    return effect.person_id == person.pk


def may_read_effects(person: Person, theme: NetworkTheme) -> bool:
    """Those on the theme, of a closed one those who held a role to the end, and the secretariat."""
    return may_look_inside(person, theme)


def may_see_coming_leaders(person: Person) -> bool:
    return person.is_secretariat


def may_see_succession(person: Person) -> bool:
    return person.is_secretariat


def may_ask_to_lead(person: Person, leader: Person) -> bool:
    return person.is_secretariat


def may_request_competences(person: Person, theme: NetworkTheme) -> bool:
    return holds(person, theme, Role.NETWORK_LEADER)


def is_party(person: Person, alignment: ExpectationAlignment) -> bool:
    """The two alone: not the secretariat, not an administrator."""
    return alignment.side_of(person) is not None


def may_write_agreement(person: Person, agreement: AlignmentAgreement) -> bool:
    return is_party(person, agreement.alignment)


def may_read_agreement(person: Person, agreement: AlignmentAgreement) -> bool:
    """Both parties, drafts included; the secretariat an agreed text that both share."""
    return AlignmentAgreement.objects.readable_by(person).filter(pk=agreement.pk).exists()


def reads_agreed_hours(person: Person, alignment: ExpectationAlignment) -> bool:
    """Hours are a part of the text: they are for the two, and for an officer if both share. Asks no query of an
    alignment that was read with its responses."""
    shared = all(response.shared_at for response in alignment.responses.all())
    return is_party(person, alignment) or (person.is_secretariat and shared)


def may_see_mandate(person: Person, theme: NetworkTheme) -> bool:
    """Whether the agreements are in place, and who holds the ball: those on the theme and the secretariat."""
    return may_look_inside(person, theme)


def may_see_hours(person: Person, theme: NetworkTheme) -> bool:
    """Expected and released hours side by side: leader, co-driver and the secretariat; not the reference leader."""
    return person.is_secretariat or reads_as(person, theme, Role.NETWORK_LEADER, Role.CO_DRIVER)


def may_open_agreements(person: Person, theme: NetworkTheme) -> bool:
    """The two who are to agree, a personnel leader too, and the secretariat."""
    if person.is_secretariat:
        return theme.is_running
    parties = parties_today(holders_of(theme)) if theme.is_running else []
    return any(person in one.people for one in parties if one.kind in OPENED_BY_HAND)


def may_see_paths(person: Person) -> bool:
    return person.is_secretariat


def may_note_ready(person: Person, walker: Person) -> bool:
    """The secretariat; nobody for themself."""
    return person.is_secretariat and person.pk != walker.pk


def may_see_candidacies(person: Person) -> bool:
    return person.is_secretariat


def may_see_candidacy(person: Person, candidacy: CoDriverCandidacy) -> bool:
    """Whom `visible_to` gives it to: the person, a personnel leader who was asked, and the secretariat once told."""
    return bool(parts_of(person, candidacy))


def may_send_to_leader(person: Person, candidacy: CoDriverCandidacy) -> bool:
    return may_take(Step.ASK_LEADER, parts_of(person, candidacy))


def may_answer_candidacy(person: Person, candidacy: CoDriverCandidacy) -> bool:
    return may_take(Step.GIVE_TIME, parts_of(person, candidacy))


def may_read_shared_reflection(person: Person, candidacy: CoDriverCandidacy) -> bool:
    """An officer, if the person shares it; not a personnel leader, and not an administrator."""
    return Part.SECRETARIAT in parts_of(person, candidacy)


def may_use_room(person: Person, pairing: Pairing) -> bool:
    """The two of a pair that runs or ran: not the secretariat, not an administrator, not who comes after."""
    return room_facts(pairing, person).is_of_the_two


def may_change_entry(person: Person, entry: RoomEntry) -> bool:
    """Who wrote it; the other reads it once it is shared."""
    return entry.author_id == person.pk


def may_tick_step(person: Person, step: RoomStep) -> bool:
    return step.pairing.is_party(person)


def may_answer_pulse(person: Person, pulse: Pulse) -> bool:
    return pulse.person_id == person.pk


def may_settle_wish(person: Person, pulse: Pulse) -> bool:
    """The secretariat; but not in a pair that the officer is one of."""
    return person.is_secretariat and not pulse.pairing.is_party(person)


def may_read_practice(person: Person, evidence: PracticeEvidence) -> bool:
    """Whom `visible_to` gives it to: the co-driver, the network leader once asked, the secretariat once shown."""
    return PracticeEvidence.objects.visible_to(person).filter(pk=evidence.pk).exists()


def may_decide_on_practice(person: Person, evidence: PracticeEvidence) -> bool:
    """Who sees it, and whether it is asked about, is its writer's alone to say."""
    return evidence.pairing.co_driver_id == person.pk


def may_write_practice(person: Person, evidence: PracticeEvidence) -> bool:
    """Until it is confirmed."""
    return may_decide_on_practice(person, evidence) and evidence.status != PracticeEvidence.Status.CONFIRMED


def may_read_file(person: Person, file: PracticeFile) -> bool:
    """Exactly who reads the practice it lies beside."""
    return may_read_practice(person, file.evidence)


def may_delete_file(person: Person, file: PracticeFile) -> bool:
    return may_decide_on_practice(person, file.evidence)


def may_answer_practice(person: Person, evidence: PracticeEvidence) -> bool:
    return evidence.pairing.network_leader_id == person.pk


def may_see_shown_practice(person: Person) -> bool:
    return person.is_secretariat


def may_mirror(person: Person, pairing: Pairing) -> bool:
    """The network leader of the pair; what they are asked to mirror is the co-driver's to say."""
    return pairing.network_leader_id == person.pk


def may_see_studies(person: Person) -> bool:
    return person.is_secretariat


def may_see_study(person: Person, study: DiplomaStudy) -> bool:
    """The page of a whole study is the secretariat's, an officer's own study among them; the owner has a page without
    a number."""
    return person.is_secretariat


def may_verify(person: Person, study: DiplomaStudy) -> bool:
    return person.is_secretariat and person.pk != study.person_id


def may_read_paper(person: Person, paper: DiplomaPaper) -> bool:
    """Its owner, and an officer who can verify it."""
    return person.pk == paper.study.person_id or may_verify(person, paper.study)


def may_see_module(person: Person, module: StudyModule) -> bool:
    """Whom `visible_to` gives it to: the owner, and once it was applied for their leader and the secretariat."""
    return bool(parts_in_study(person, module.study))


def _may_take(step: ModuleStep, person: Person, module: StudyModule) -> bool:
    return diploma_rules.may_take(step, parts_in_study(person, module.study))


def may_study(person: Person, module: StudyModule) -> bool:
    """Apply, sign up, note a result, withdraw: the owner alone."""
    return _may_take(ModuleStep.APPLY, person, module)


def may_answer_module(person: Person, module: StudyModule) -> bool:
    return _may_take(ModuleStep.APPROVE, person, module)


def may_prioritise_module(person: Person, module: StudyModule) -> bool:
    return _may_take(ModuleStep.PRIORITISE, person, module)


def may_note_enrolment(person: Person, module: StudyModule) -> bool:
    return _may_take(ModuleStep.ENROL, person, module)
