"""Django's settings, made of our table: whoever installs the portal never writes these."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from jetisu360.portal.settings import values
from jetisu360.portal.settings.logs import logging_config
from jetisu360.portal.settings.secret import secret_key
from jetisu360.portal.settings.table import Settings
from jetisu360.publish.pages.assets import BUILT, STATIC

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
OUR_PARTS = (
    "jetisu360.portal.looks",
    "jetisu360.portal.accounts",
    "jetisu360.portal.museums",
    "jetisu360.portal.audit",
    "jetisu360.portal.originals",
    "jetisu360.portal.jobs",
    "jetisu360.portal.publication",
    "jetisu360.portal.privacy",
    "jetisu360.portal.forgetting",
    "jetisu360.portal.links",
    "jetisu360.portal.editor",
    "jetisu360.portal.uploads",
    "jetisu360.portal.replacing",
    "jetisu360.portal.digest",
    "jetisu360.portal.board",
    "jetisu360.portal.control.offices",
    "jetisu360.portal.control.assignments",
    "jetisu360.portal.control.folders",
    "jetisu360.portal.control.meetings",
    "jetisu360.portal.control.texts",
    "jetisu360.portal.control.evidence",
    "jetisu360.portal.control.programmes",
    "jetisu360.portal.control.indicators",
    "jetisu360.portal.control.public",
    "jetisu360.portal.api",
)
"""The parts that have models, migrations, templates or commands of their own."""

MIDDLEWARE = (
    "jetisu360.portal.watch.WatchMiddleware",
    "jetisu360.portal.publication.responses.SiteAnswersMiddleware",
    "jetisu360.portal.looks.compressed.CompressTextMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jetisu360.portal.looks.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "jetisu360.portal.bearer.BearerMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jetisu360.portal.accounts.seen.SeenMiddleware",
    "jetisu360.portal.gate.GateMiddleware",
    "jetisu360.portal.looks.away.AwayMiddleware",
)

NOTHING, OWN = ("'none'",), ("'self'",)
CONTENT_SECURITY = {
    "default-src": NOTHING,
    "script-src": OWN,
    "style-src": OWN,
    "img-src": ("'self'", "data:", "blob:"),
    "media-src": OWN,
    "font-src": OWN,
    "connect-src": OWN,
    "manifest-src": OWN,
    "worker-src": OWN,
    "frame-src": OWN,
    "form-action": OWN,
    "frame-ancestors": NOTHING,
    "base-uri": NOTHING,
}


def django_settings(table: Settings) -> dict[str, Any]:
    """Everything that Django and its helpers ask for.

    Raises:
        OSError: the folder cannot be made or written.
    """
    hosts = [host.strip() for host in table.hosts.split(",") if host.strip()]
    named = [urlsplit(address).hostname for address in (table.address, table.phone_address) if address]
    secure = table.address.startswith("https://")
    return {
        "SECRET_KEY": table.secret_key or secret_key(table.folder),
        "DEBUG": False,
        "ALLOWED_HOSTS": [*LOCAL_HOSTS, *named, *hosts],
        "CSRF_TRUSTED_ORIGINS": [table.address] if table.address else [],
        "ROOT_URLCONF": "jetisu360.portal.urls",
        "WSGI_APPLICATION": "jetisu360.portal.serve.wsgi.application",
        "INSTALLED_APPS": [*_OTHERS, *OUR_PARTS],
        "MIDDLEWARE": list(MIDDLEWARE),
        "TEMPLATES": _templates(),
        "DATABASES": {"default": values.database(table.database, table.folder)},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        # In the database, because the limits of allauth must hold for all processes together.
        "CACHES": {
            "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "portal_cache"}
        },
        "LOGGING": logging_config(table),
        "LOGGING_CONFIG": "logging.config.dictConfig",
        **_languages(table),
        **_static(),
        **_accounts(table, secure),
        **_protection(table, secure),
        **values.mail(table.mail),
        "DEFAULT_FROM_EMAIL": table.mail_from or "jetisu360@localhost",
        # An upload comes in pieces of its own (portal/uploads); a form has texts.
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 5_000_000,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 5000,
        "FILE_UPLOAD_PERMISSIONS": 0o600,
    }


_OTHERS = (
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
)


def _templates() -> list[dict[str, Any]]:
    looks = STATIC.parents[1] / "portal" / "looks" / "templates"
    return [
        {
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "DIRS": [looks],
            "APP_DIRS": False,
            "OPTIONS": {
                "environment": "jetisu360.portal.looks.environment.environment",
                "context_processors": ["jetisu360.portal.navigation.shell"],
            },
        },
        # Django's own forms, and the e-mail of allauth; nothing that a person sees as a page.
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [], "APP_DIRS": True},
    ]


def _languages(table: Settings) -> dict[str, Any]:
    portal = STATIC.parents[1] / "portal"
    return {
        "LANGUAGE_CODE": table.language,
        "LANGUAGES": [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")],
        "LANGUAGE_COOKIE_NAME": "language",
        "LANGUAGE_COOKIE_AGE": 365 * 24 * 3600,
        "LANGUAGE_COOKIE_SAMESITE": "Lax",
        "LOCALE_PATHS": [portal / "locale"],
        "FORMAT_MODULE_PATH": ["jetisu360.portal.formats"],
        "USE_TZ": True,
        "TIME_ZONE": "Asia/Almaty",
    }


def _static() -> dict[str, Any]:
    return {
        "STATIC_URL": "/static/",
        "STATICFILES_DIRS": [
            STATIC.parents[1] / "portal" / "looks" / "static",
            ("site", STATIC),
            ("built", BUILT / "portal"),
        ],
        "STATICFILES_FINDERS": ["jetisu360.portal.looks.static_files.PortalFinder"],
        "WHITENOISE_USE_FINDERS": True,
        "WHITENOISE_AUTOREFRESH": False,
        # Every address carries a hash of the file (looks/static_files.py).
        "WHITENOISE_MAX_AGE": 365 * 24 * 3600,
    }


def _accounts(table: Settings, secure: bool) -> dict[str, Any]:
    return {
        "AUTH_USER_MODEL": "accounts.Person",
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}", **options}
            for name, options in (
                ("MinimumLengthValidator", {"OPTIONS": {"min_length": 10}}),
                ("UserAttributeSimilarityValidator", {"OPTIONS": {"user_attributes": ("name", "email")}}),
                ("CommonPasswordValidator", {}),
                ("NumericPasswordValidator", {}),
            )
        ],
        "ACCOUNT_FORMS": {"login": "jetisu360.portal.accounts.forms.SignInForm"},
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "home",
        "ACCOUNT_ADAPTER": "jetisu360.portal.accounts.adapter.AccountAdapter",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_USER_MODEL_EMAIL_FIELD": "email",
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        # Nobody registers: the link of an invitation was sent by somebody who knows the person.
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": False,
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": 900,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_RATE_LIMITS": {"login_failed": "10/m/ip,5/300s/key"},
        # (accounts/seen.py does it: this one would write with every request.)
        "USERSESSIONS_TRACK_ACTIVITY": False,
        "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes", "webauthn"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_TOTP_ISSUER": "Жетісу 360",
        # A phone whose clock is half a minute off is no thief.
        "MFA_TOTP_TOLERANCE": 1,
        # A browser itself lets passkeys be made at http://localhost only, besides https.
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not secure,
        "SESSION_COOKIE_AGE": table.session_hours * 3600,
        "SESSION_SAVE_EVERY_REQUEST": False,
    }


def _protection(table: Settings, secure: bool) -> dict[str, Any]:
    return {
        "CONTENT_SECURITY_POLICY": {"DIRECTIVES": CONTENT_SECURITY},
        "CSRF_FAILURE_VIEW": "jetisu360.portal.looks.error_pages.csrf_lost",
        "CSRF_COOKIE_SECURE": secure,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "SECURE_HSTS_SECONDS": 31536000 if secure else 0,
        "X_FRAME_OPTIONS": "DENY",
        "USE_X_FORWARDED_HOST": False,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if table.behind_proxy else None,
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1 if table.behind_proxy else 0,
    }
