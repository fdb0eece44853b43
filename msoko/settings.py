"""All settings of the project, in one place; values of the installation come from the environment.

Nothing is computed here beyond reading a variable, and nothing is imported from the apps.
"""

import os
from pathlib import Path

import pghistory
import pgtrigger
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from msoko.database import database_settings
from msoko.environment import ensure_secret_key, var_dir

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = var_dir()


def env_bool(name: str, *, default: bool) -> bool:
    text = os.environ.get(name, "yes" if default else "no").strip().lower()
    if text not in {"yes", "no", "true", "false", "1", "0"}:
        raise ImproperlyConfigured(f"{name} must be yes or no, not {text!r}. See .env.example.")
    return text in {"yes", "true", "1"}


def env_int(name: str, *, default: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {text!r}. See .env.example.")
    return int(text)


def env_list(name: str, *, default: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


# MSOKO_PRODUCTION=yes means: served over HTTPS to real people. Everything strict depends on this one word.
PRODUCTION = env_bool("MSOKO_PRODUCTION", default=False)
DEBUG = False
ensure_secret_key()
SECRET_KEY = os.environ.get("SECRET_KEY") or (VAR_DIR / "secret_key").read_text().strip()
ALLOWED_HOSTS = env_list("MSOKO_HOSTS", default="localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("MSOKO_ORIGINS", default="")

INSTALLED_APPS = [
    "reports",
    "monitoring",
    "plans",
    "msoko.people",
    "msoko.people.admin_config.HouseAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "rules",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "crispy_forms",
    "crispy_bootstrap5",
    "bootstrap",
    "lucide",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    # Opens the transaction of the request and says to the database whose data it may see;
    # every view below runs inside it, so only what knows that may stand lower.
    "msoko.people.middleware.PositionMiddleware",
    # A visitor with the link of a letter is somebody on the pages of one task; the door then lets him in.
    "monitoring.middleware.PersonalLinkMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
]

ROOT_URLCONF = "msoko.urls"
WSGI_APPLICATION = "msoko.wsgi.application"

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
                "msoko.navigation.navigation",
            ],
            "builtins": ["msoko.people.templatetags.house", "lucide.templatetags.lucide"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database_settings(os.environ.get("MSOKO_DATABASE_ROLE", "app"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "people:sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "people:sign-in"

# A whole school sits behind one address: the pair (name, address) is locked, never the address.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = env_int("MSOKO_SIGN_IN_TRIES", default=8)
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "msoko.people.views.signing_in.locked_out"
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_IPWARE_PROXY_COUNT = env_int("MSOKO_PROXIES", default=0)
AXES_VERBOSE = False

LANGUAGE_CODE = "ru"
TIME_ZONE = "Europe/Moscow"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "msoko.lib.font_files.FontFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
# Accepted files lie here by their checksum, outside of anything a web server shows by itself.
FILES_DIR = Path(os.environ.get("MSOKO_FILES", VAR_DIR / "files"))
DOSSIERS_DIR = Path(os.environ.get("MSOKO_DOSSIERS", VAR_DIR / "dossiers"))  # shared with the worker
UPLOAD_LIMIT_MB = env_int("MSOKO_UPLOAD_LIMIT_MB", default=25)
# A file of a plan whose reading takes longer goes to the worker, and its sender sees how far it is.
QUICK_READING_SECONDS = 2.0
# For the evidence of one organisation in one calendar year.
UPLOAD_QUOTA_MB = env_int("MSOKO_UPLOAD_QUOTA_MB", default=1024)
# nginx hands the bytes out itself when an internal location of this name leads to FILES_DIR.
X_ACCEL_PREFIX = os.environ.get("MSOKO_X_ACCEL", "")
# With a bucket the files lie there and not in FILES_DIR; needs `pip install msoko[s3]`.
S3_BUCKET = os.environ.get("MSOKO_S3_BUCKET", "")
S3_ENDPOINT = os.environ.get("MSOKO_S3_ENDPOINT", "")
S3_REGION = os.environ.get("MSOKO_S3_REGION", "")
S3_ACCESS_KEY = os.environ.get("MSOKO_S3_ACCESS_KEY", "")
S3_SECRET_KEY = os.environ.get("MSOKO_S3_SECRET_KEY", "")
# host:port or the path of a socket of clamd; empty: files are not looked at for viruses.
CLAMD = os.environ.get("MSOKO_CLAMD", "")
# Each night the worker opens the links people have given and marks those that do not open.
LINK_CHECK = env_bool("MSOKO_LINK_CHECK", default=False)
# Above the limit of one file, so that a file that is too large gets our sentence and not a broken connection.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# History: every event row carries who and why itself, so it is as immutable and as private as the row.
PGHISTORY_LEVEL = pgtrigger.Statement
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_ADMIN_CLASS = "django.contrib.admin.ModelAdmin"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# The review shows evidence in a frame of our own; frame-ancestors below keeps everybody else out.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        # Bootstrap draws the marks of its check boxes and arrows as data: pictures.
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# Without a mail server letters become files, one each, so that nothing is lost and everything can be read.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_PORT = env_int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", default=False)
EMAIL_USE_SSL = env_bool("EMAIL_USE_SSL", default=False)
EMAIL_TIMEOUT = 20
# Where people reach the product; letters name addresses inside of it.
SITE_URL = os.environ.get("MSOKO_URL", f"http://localhost:{os.environ.get('PORT', '8000')}")
DEFAULT_FROM_EMAIL = os.environ.get("MSOKO_FROM", "msoko@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("MSOKO_LOG_LEVEL", "WARNING")},
}
