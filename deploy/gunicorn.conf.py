"""The web server: `gunicorn --config deploy/gunicorn.conf.py`. Each setting may be changed by the environment."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from netvaerk.settings import LOGGING

wsgi_app = "netvaerk.wsgi:application"
bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
preload_app = True  # so that a worker that fell over is there again at once; a new version needs a restart
timeout = 60  # seconds without a sign of life; a statement in the database is given up after ten
graceful_timeout = 30
keepalive = 5
max_requests, max_requests_jitter = 10_000, 1_000  # a worker begins anew now and then, one after the other
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
control_socket_disable = True  # nobody manages it but the supervisor
accesslog = None  # the product writes a line for each request, with the page's name and never its address
logconfig_dict = {
    **LOGGING,
    "loggers": {
        **LOGGING["loggers"],
        "gunicorn.error": {"level": "INFO", "handlers": ["lines"], "propagate": False},
        "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
    },
}


def when_ready(server: object) -> None:
    """Read every page's code in once, before the workers part: so the first visitor of each waits no longer."""
    from django.urls import get_resolver

    get_resolver().check()
