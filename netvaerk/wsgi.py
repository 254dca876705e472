"""The door for a web server. It stays shut while the settings are unsafe."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netvaerk.settings")

from django.core.wsgi import get_wsgi_application

from netvaerk.checks import refuse_unsafe_start
from netvaerk.middleware.oddities import with_readable_type

application = with_readable_type(get_wsgi_application())
refuse_unsafe_start()
