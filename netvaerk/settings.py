"""Settings, read from the environment and from `.env` beside manage.py; `docs/architecture.md` lists them.

MODE says what this process is: `production` (the default, strict), `demo` (one-click accounts, mail to files)
or `development`. What is unsafe in production stops the start: see `netvaerk/checks.py`.
"""

import logging
import os
from datetime import date
from pathlib import Path

import environ
import structlog
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from netvaerk.log_lines import fault_without_words
from netvaerk.rules.filing import is_kle
from netvaerk.sign_on_settings import read_sign_on

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env", overwrite=False)
# Sign-on by SAML brings lxml, and with it openpyxl would read the entities of a workbook that defusedxml refuses.
os.environ["OPENPYXL_LXML"] = "False"

# Where the product writes: the SQLite file, the letters of the demo, what is on its way in a move. Git leaves it out.
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

MODE = env.str("MODE", "production")
if MODE not in {"production", "demo", "development"}:
    raise ValueError(f"MODE is {MODE!r}; write production, demo or development.")
DEMO = MODE == "demo"
PRODUCTION = MODE == "production"

DEMO_SECRET = "only-for-the-demo-town-and-for-development-never-for-real-people"  # noqa: S105
SECRET_KEY = env.str("SECRET_KEY", DEMO_SECRET)
# What the two in a pair write is stored in encrypted form: the first key writes, all of them read.
DEMO_ENCRYPTION_KEY = "a25vd24tdG8tYWxsLW9ubHktZm9yLXRoZS1kZW1vISE="
ENCRYPTION_KEYS = env.list("ENCRYPTION_KEYS", default=[DEMO_ENCRYPTION_KEY])
DEBUG = env.bool("DEBUG", MODE == "development")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# The address that letters link to. Links never follow the Host header.
SITE_URL = env.str("SITE_URL", "http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "secretariat",
    "codriver",
    "roles",
    "netvaerk",
    "django.contrib.admin",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_structlog",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "netvaerk.middleware.policy.SayThePolicy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "netvaerk.middleware.probes.AnswerProbes",
    "netvaerk.middleware.metrics.CountRequests",
    "netvaerk.middleware.oddities.RefuseOddRequests",
    "netvaerk.middleware.outage.AnswerWhenTheDatabaseIsAway",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "netvaerk.middleware.people.KnowThePerson",
    "netvaerk.middleware.request_lines.RequestLines",
    "netvaerk.middleware.language.SpeakTheReadersLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "netvaerk.middleware.sessions.EndIdleSessions",
    "netvaerk.middleware.entrance.AskForLogin",
    "netvaerk.middleware.privacy.KeepAnswersPrivate",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "netvaerk.urls"
WSGI_APPLICATION = "netvaerk.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "netvaerk.context.house",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Database -----------------------------------------------------------------------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'netvaerk.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ALLOW_SQLITE = env.bool("ALLOW_SQLITE", not PRODUCTION)

SQLITE_OPTIONS = {
    # A writing transaction takes the lock at its first line, so two writers queue instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;",
}
# A page that takes longer has failed for its reader. What manage.py does may take as long as it takes (0), but waits no
# longer for a lock, so that a migration gives up before people notice.
STATEMENT_TIMEOUT_SECONDS = env.int("STATEMENT_TIMEOUT_SECONDS", 10)
POSTGRES_OPTIONS = {
    "options": f"-c lock_timeout=5000 -c statement_timeout={STATEMENT_TIMEOUT_SECONDS * 1000}"
    " -c plan_cache_mode=force_generic_plan",  # a statement that is kept is planned once, not anew for each person
    "connect_timeout": 5,  # seconds; a server that is gone without a word would else hold each page for minutes
}
if not DATABASES["default"].get("ENGINE"):
    raise ValueError("DATABASE_URL is no address of a database; write postgres://user:password@host/name.")
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"].setdefault("OPTIONS", {}).update(SQLITE_OPTIONS)
else:
    DATABASES["default"].setdefault("OPTIONS", {}).update(POSTGRES_OPTIONS)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# To open one costs as much as a small page, on either database.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 600)

# --- Backups ------------------------------------------------------------------------------------------------------

BACKUP_DIR = Path(env.str("BACKUP_DIR", str(VAR_DIR / "backups")))
# What a backup is put under, as ENCRYPTION_KEYS: the first key writes, all of them read. None: anybody can read it.
BACKUP_KEYS = env.list("BACKUP_KEYS", default=[])

# --- Cache --------------------------------------------------------------------------------------------------------

# Login limits count in the cache, so every web process must share it.
CACHES = {"default": env.cache_url("CACHE_URL", "dbcache://netvaerk_cache" if PRODUCTION else "locmemcache://")}

# --- Login --------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "netvaerk.Person"
AUTHENTICATION_BACKENDS = ["roles.login.RolesBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name", "email", "title"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "netvaerk.passwords.NotTheHousesWords"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_page"
ACCOUNT_ADAPTER = "netvaerk.login.ClosedSignup"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
# allauth's own would keep a row about each address it wrote to, and let it open the account for ever after.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""  # else the Host header that was asked stands in the subject
# An unknown address gets a letter too: so every answer takes the time of one letter, and tells nobody who works here.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTION else "http"
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    # Tries that fail: on one account from one network; from one network, where a whole town hall may sit behind one
    # address; and on one account from everywhere. No single network can shut the owner out from another one.
    "login_failed_from": "5/5m/key",
    "login_failed": "30/m/ip,300/h/key",
    "reset_password": "20/m/ip,5/m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)

# Sign-on by the municipality's own login; None where people have passwords here. See docs/sign-on.md.
SIGN_ON = read_sign_on(env)
SOCIALACCOUNT_PROVIDERS = SIGN_ON.providers() if SIGN_ON else {}
SOCIALACCOUNT_ADAPTER = "netvaerk.provider.WorkAccounts"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
# The e-mails of those who may log in with a password here while the others sign on elsewhere.
BREAK_GLASS_ACCOUNTS = [email.strip().lower() for email in env.list("BREAK_GLASS_ACCOUNTS", default=[])]
MFA_ADAPTER = "netvaerk.second_factor.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp"]

SESSION_ENGINE = "netvaerk.session_store"
SESSION_HOURS = env.int("SESSION_HOURS", 12)  # nobody stays logged in longer than a working day, busy or not
SESSION_COOKIE_AGE = SESSION_HOURS * 60 * 60
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", 60)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- Safety -------------------------------------------------------------------------------------------------------

SECURE_COOKIES = PRODUCTION
SESSION_COOKIE_NAME = "__Host-session" if SECURE_COOKIES else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE_COOKIES else "csrf"
LANGUAGE_COOKIE_NAME = "__Host-language" if SECURE_COOKIES else "language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz(/all)?$", r"^metrics$"]
# Whoever shows it as a bearer reads the figures at /metrics; nobody where it is not set.
METRICS_TOKEN = env.str("METRICS_TOKEN", "")
if env.bool("BEHIND_TLS_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "netvaerk.views.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5_100_000  # the largest form with a file, so that no file touches a disk in the clear
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *(SIGN_ON.origins if SIGN_ON else ())],  # a form leads to the login elsewhere
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- Mail ---------------------------------------------------------------------------------------------------------

EMAIL_CONFIG = env.email_url("EMAIL_URL", "filemail://" if not PRODUCTION else "smtp://localhost:25")
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_HOST"), EMAIL_CONFIG.get("EMAIL_PORT")
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_USER"), EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", "netvaerk@kommune.example")

# Letters are sent by `manage.py db_worker` in production, else at once and in the process that wrote them.
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if PRODUCTION
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}

# --- The municipality (S93-S95) -----------------------------------------------------------------------------------

KLE_NUMBER = env.str("KLE_NUMBER", "")
if not is_kle(KLE_NUMBER):
    raise ValueError(f"KLE_NUMBER is {KLE_NUMBER!r}; write it as 27.36.00, or with a facet as 27.36.00 G01.")
MUNICIPALITY_NAME = env.str("MUNICIPALITY_NAME", "Eksempel Kommune")
SECRETARIAT_EMAIL = env.str("SECRETARIAT_EMAIL", "netvaerk@kommune.example")
SECRETARIAT_PHONE = env.str("SECRETARIAT_PHONE", "00 00 00 00")
SECRETARIAT_ADDRESS = env.str("SECRETARIAT_ADDRESS", "Rådhustorvet 1, lokale 2.14")
# Where somebody who has found a hole writes to, as mailto: or https: (security.txt).
SECURITY_CONTACT = env.str("SECURITY_CONTACT", f"mailto:{SECRETARIAT_EMAIL}")
# The statement is looked through once a year; the day it was last, as 2026-11-30, reminds of the next time.
ACCESSIBILITY_STATEMENT_URL = env.str("ACCESSIBILITY_STATEMENT_URL", "")
ACCESSIBILITY_STATEMENT_ON = env.get_value("ACCESSIBILITY_STATEMENT_ON", cast=date.fromisoformat, default=None)
# On which day the weekly letter with news is sent: 1 for Monday to 7 for Sunday.
NEWS_WEEKDAY = env.int("NEWS_WEEKDAY", 1)
# One co-driver for a theme at a time is the rule; a municipality may choose two.
CO_DRIVERS_PER_THEME = env.int("CO_DRIVERS_PER_THEME", 1)

# --- Language and time --------------------------------------------------------------------------------------------

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"
FORMAT_MODULE_PATH = ["netvaerk.formats"]

# --- Files --------------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(VAR_DIR / "static")))
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- Logs: JSON lines with request id and user id, never content --------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "structlog.stdlib.ProcessorFormatter",
            "processor": structlog.processors.JSONRenderer(ensure_ascii=False),
            "foreign_pre_chain": [
                structlog.contextvars.merge_contextvars,
                structlog.processors.TimeStamper(fmt="iso"),
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                fault_without_words,
            ],
        },
    },
    "filters": {"without_address": {"()": "netvaerk.middleware.request_lines.WithoutAddress"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["without_address"]}},
    "root": {"handlers": ["lines"], "level": "WARNING"},
    "loggers": {
        "netvaerk": {"level": "INFO"},
        "django_tasks": {"level": "INFO" if PRODUCTION else "WARNING"},
        "django_structlog": {"level": "INFO" if PRODUCTION else "WARNING"},
    },
}
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG  # one line a request, when it is answered
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.filter_by_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        fault_without_words,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
