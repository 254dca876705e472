"""Addresses of pairs and agreements."""

from django.urls import path

from codriver.views import (
    agreement,
    answering,
    candidacies,
    mandate,
    pairing,
    reflection,
    revisiting,
    roles,
    runs,
    wishes,
)

ONE = "forventningsafstemninger/<int:pk>/"
AGREEMENT = "aftaler/<int:pk>/"

BECOME = "bliv-co-driver/"
CANDIDATE = "co-drivere/kandidater/<int:pk>/"

urlpatterns = [
    path(BECOME, candidacies.become_co_driver, name="become_co_driver"),
    path(f"{BECOME}begynd/", candidacies.start_candidacy, name="start_candidacy"),
    path(f"{BECOME}overvejelse/", reflection.reflect, name="reflect"),
    path(f"{BECOME}overvejelse/del/", candidacies.share_reflection, name="share_reflection"),
    path(f"{BECOME}overvejelse/del-ikke/", candidacies.unshare_reflection, name="unshare_reflection"),
    path(f"{BECOME}interesseret/", candidacies.say_interested, name="say_interested"),
    path(f"{BECOME}bed-om-tid/", candidacies.ask_my_leader, name="ask_my_leader"),
    path(f"{BECOME}klar-igen/", candidacies.be_ready_again, name="be_ready_again"),
    path(f"{BECOME}traek-dig/", candidacies.withdraw_candidacy, name="withdraw_candidacy"),
    path(f"{BECOME}spoerg-mig/", candidacies.offer_to_talk, name="offer_to_talk"),
    path(f"{BECOME}spoerg-mig-ikke/", candidacies.stop_talking, name="stop_talking"),
    path("co-drivere/kandidater/", candidacies.candidacies, name="candidacies"),
    path(CANDIDATE, candidacies.candidacy, name="candidacy"),
    path(f"{CANDIDATE}til-leder/", candidacies.send_to_leader, name="send_to_leader"),
    path(f"{CANDIDATE}svar/", candidacies.answer_candidacy, name="answer_candidacy"),
    path("find-co-driver/", pairing.find_co_driver, name="find_co_driver"),
    path("find-co-driver/<int:pk>/", pairing.choose_co_driver, name="choose_co_driver"),
    path("find-co-driver/<int:pk>/vej/", pairing.weigh_pairing, name="weigh_pairing"),
    path("par/tavle/", runs.pairing_board, name="pairing_board"),
    path("par/tavle/nyt-forslag/", runs.make_run, name="make_run"),
    path("par/forslag/<int:pk>/", runs.pairing_run, name="pairing_run"),
    path("par/forslag/<int:pk>/vaelg/", runs.choose_pair, name="choose_pair"),
    path("par/forslag/<int:pk>/offentliggoer/", runs.publish_run, name="publish_run"),
    path("par/forslag/<int:pk>/laeg-vaek/", runs.put_run_aside, name="put_run_aside"),
    path("par/<int:pk>/", pairing.pairing, name="pairing"),
    path("par/<int:pk>/svar/", pairing.answer_offer, name="answer_offer"),
    path("par/<int:pk>/fortryd/", pairing.take_offer_back, name="take_offer_back"),
    path("par/<int:pk>/afslut/", pairing.end_pairing, name="end_pairing"),
    path("roller-paa-temaer/<int:pk>/svar/", roles.answer_role, name="answer_role"),
    path("temaer/<int:pk>/behov/", wishes.request_competences, name="request_competences"),
    path("temaer/<int:pk>/mandat/", mandate.mandate, name="mandate"),
    path("temaer/<int:pk>/mandat/aabn/", mandate.open_agreement, name="open_agreement"),
    path("mine-tilbud/", wishes.offer_competences, name="offer_competences"),
    path("forventningsafstemninger/", answering.alignments, name="alignments"),
    path(ONE, answering.alignment, name="alignment"),
    path(f"{ONE}gem/", answering.save_answers, name="save_answers"),
    path(f"{ONE}send/", answering.send_answers, name="send_answers"),
    path(f"{ONE}fortryd/", answering.take_answers_back, name="take_answers_back"),
    path(f"{ONE}udgave/", answering.choose_form, name="choose_form"),
    path(f"{ONE}skjul/", answering.hide_question, name="hide_question"),
    path(f"{ONE}vis/", answering.show_question, name="show_question"),
    path(f"{ONE}eget-spoergsmaal/", answering.add_question, name="add_question"),
    path(f"{ONE}del/", agreement.share_text, name="share_text"),
    path(f"{ONE}genbesoeg/", revisiting.ask_for_revisit, name="ask_for_revisit"),
    path(AGREEMENT, agreement.agreement, name="agreement"),
    path(f"{AGREEMENT}aftale.pdf", agreement.agreement_pdf, name="agreement_pdf"),
    path(f"{AGREEMENT}skriv/", agreement.write_joint, name="write_joint"),
    path(f"{AGREEMENT}godkend/", agreement.approve_agreement, name="approve_agreement"),
    path(f"{AGREEMENT}samtaleark/", agreement.talk_sheet, name="talk_sheet"),
    path(f"{AGREEMENT}samtaleark.pdf", agreement.talk_sheet_pdf, name="talk_sheet_pdf"),
    path("genbesoeg/<int:pk>/uaendret/", revisiting.confirm_unchanged, name="confirm_unchanged"),
    path("genbesoeg/<int:pk>/ny-version/", revisiting.begin_new_version, name="begin_new_version"),
]
