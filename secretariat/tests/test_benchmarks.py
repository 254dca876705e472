"""What is measured is what is meant: a pool as described, all the work done, a line for each figure. Nothing is timed
here."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from codriver.rules.pairing.barred import bars
from netvaerk.models import OrgUnit, Person
from secretariat.benchmarks.importing import WAYS, municipality, seconds_of
from secretariat.benchmarks.pools import town
from secretariat.benchmarks.report import excel_report


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


@pytest.mark.django_db
@pytest.mark.parametrize(("way", "units", "people"), [("floor", 6, 40), ("dry", 0, 0), ("real", 6, 40)])
def test_each_way_of_bringing_in_lays_what_it_says_and_is_undone(way, units, people):
    files = municipality(40, 6)
    with transaction.atomic():
        WAYS[way](files)
        assert (OrgUnit.objects.count(), Person.objects.count()) == (units, people)
        transaction.set_rollback(True)

    assert seconds_of(way, files) > 0
    assert not Person.objects.exists()


def test_excel_tells_its_time_and_memory():
    (told,) = excel_report(20)
    assert "Excel of 20 rows" in told
    assert "peak memory of the process" in told


def test_a_web_process_reads_nothing_heavy_in_before_it_pairs_or_prints():
    """Every address, and with it every view, in a process of its own."""
    code = (
        "import django; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns;"
        "from secretariat.benchmarks.answering import standing; print(standing()['heavy'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=settings.BASE_DIR
    )
    assert done.stdout.splitlines()[-1] == "[]"
