"""What is measured is what is meant: a pool as described, all the work done, a line for each figure. Nothing is timed
here."""

from django.core.management import call_command

from codriver.rules.pairing.barred import bars
from secretariat.benchmarks.pools import town


def test_three_pairs_of_ten_are_barred():
    assert 0.25 < bars(town(200)).mask.mean() < 0.35


def test_the_pool_is_the_same_each_time():
    assert town(30) == town(30)


def test_every_figure_is_told(capsys):
    call_command("benchmark", "pairing", "--size", "30", "40", "--rounds", "2")

    told = capsys.readouterr().out
    assert "30 candidates and 30 themes" in told
    assert "40 candidates and 40 themes" in told
    for figure in ("bare: solve", "ours: pricing", "ours: explaining", "one kept / one solve", "peak memory"):
        assert told.count(figure) == 2
