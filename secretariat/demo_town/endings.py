"""What is left of a pair that ended early in the demo town, and the pairs that need a talk."""

from codriver.actions.handovers import write_handover
from codriver.actions.talks import ask_for_talk, notice_pairs_without_agreement, settle_talk
from secretariat.demo_town.town import Town

NOTE = """De pårørende kender hinanden bedre, end vi troede. Begynd med at ringe til Pårørendecaféen.
De ved, hvem der gerne vil være med.

Mødet den første torsdag i måneden er det, alle kan. En halv side referat er nok."""
STEP = "De to mødes en halv time dagen efter hvert netværksmøde. Sekretariatet spørger igen om tre uger."


def build_endings(built: Town) -> None:
    """A note to the next one; a talk that helped, one that is asked for, and one after four weeks without agreement."""
    ended, helped, asks = (built.pairings[key] for key in ("paaroerende", "digital", "overgang"))
    write_handover(ended, text=NOTE, shown=0, by=ended.co_driver, at=built.ago(38))
    ask_for_talk(helped, by=helped.network_leader, at=built.ago(95))
    settle_talk(helped.talks.get(), agreed_step=STEP, by=built.officer, at=built.ago(92))
    ask_for_talk(asks, by=asks.co_driver, at=built.ago(2))
    notice_pairs_without_agreement(at=built.now)
