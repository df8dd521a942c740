"""All settings, in one file. What an installation may change comes from the environment (docs/operations.md)."""

import os
from pathlib import Path

from vanphong.kernel import postgres, secrets
from vanphong.kernel.home import vanphong_home

BASE_DIR = Path(__file__).resolve().parent.parent
HOME = vanphong_home()

DEBUG = os.environ.get("VANPHONG_DEBUG") == "1"
SECRET_KEY = secrets.secret_key(HOME)
ALLOWED_HOSTS = os.environ.get("VANPHONG_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("VANPHONG_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "procrastinate.contrib.django",
    "vanphong.kernel",
    "vanphong.ui",
    "vanphong.worktime",
    "vanphong.audit",
    "vanphong.org",
    "vanphong.files",
    "vanphong.documents",
    "vanphong.routing",
    "vanphong.drafting",
    "vanphong.issuing",
    "vanphong.memos",
    "vanphong.consultations",
    "vanphong.ballots",
    "vanphong.deadlines",
    "vanphong.handover",
    "vanphong.reports",
    "vanphong.notifications",
    "vanphong.desk",
    "vanphong.operations",
]

MIDDLEWARE = [
    "vanphong.kernel.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "vanphong.kernel.middleware.bounded_requests",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "vanphong.org.middleware.session_limits",
    "vanphong.kernel.middleware.domain_errors",
    "vanphong.kernel.middleware.reads_do_not_write",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "vanphong.desk.context.frame",
            ],
            "builtins": ["vanphong.ui.templatetags.ui"],
        },
    },
]

DATABASES = {"default": postgres.django_database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "org.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "my-work"
LOGOUT_REDIRECT_URL = "sign-in"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "vanphong.org.views.doors.locked_out"
AXES_CLIENT_IP_CALLABLE = "vanphong.org.views.doors.address_of"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
FAILURES_PER_ADDRESS = 50
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 8 * 3600
SESSIONS_PER_PERSON = 5
REQUESTS_PER_MINUTE = 600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
HTTPS = os.environ.get("VANPHONG_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "vanphong.ui.views.csrf_refused"

LANGUAGE_CODE = "vi"
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {"staticfiles": {"BACKEND": "vanphong.kernel.staticfiles.Storage"}}
UPLOAD_LIMIT_BYTES = int(os.environ.get("VANPHONG_UPLOAD_LIMIT_MB", "50")) * 1024 * 1024
REQUEST_LIMIT_BYTES = int(os.environ.get("VANPHONG_REQUEST_LIMIT_MB", "500")) * 1024 * 1024
UPLOAD_LIMIT_PAGES = int(os.environ.get("VANPHONG_UPLOAD_LIMIT_PAGES", "2000"))
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a day sheet sends five for each paper
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

PUBLIC_URL = os.environ.get("VANPHONG_URL", f"http://localhost:{os.environ.get('VANPHONG_PORT', '8000')}").rstrip("/")
EMAIL_HOST = os.environ.get("VANPHONG_SMTP_HOST", "")  # none: no mail is sent
EMAIL_USE_SSL = os.environ.get("VANPHONG_SMTP_TLS") == "ssl"
EMAIL_USE_TLS = os.environ.get("VANPHONG_SMTP_TLS") == "starttls"
EMAIL_PORT = int(os.environ.get("VANPHONG_SMTP_PORT", "465" if EMAIL_USE_SSL else "587" if EMAIL_USE_TLS else "25"))
EMAIL_HOST_USER = os.environ.get("VANPHONG_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("VANPHONG_SMTP_PASSWORD", "")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("VANPHONG_SMTP_FROM", EMAIL_HOST_USER or "vanphong@localhost")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    # The address in a mail to a recipient is the key to the document.
    "filters": {"redacted": {"()": "vanphong.kernel.redaction.Redacted", "beginnings": ["/nhan-van-ban/"]}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["redacted"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
