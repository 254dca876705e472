"""The door for a web server. It stays shut while the settings are unsafe."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netvaerk.settings")

from django.core.wsgi import get_wsgi_application

from netvaerk.checks import refuse_unsafe_start

application = get_wsgi_application()
refuse_unsafe_start()
