"""Addresses of accounts. Of allauth's only those that this portal has a page for: nobody registers here."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from jetisu360.portal.accounts import own_views, people_views, views

urlpatterns = [
    path("enter/<str:token>", views.enter, name="enter"),
    path("start/<str:token>", views.start, name="start"),
    path("invitation/<str:token>", views.invitation, name="invitation"),
    path("kept", views.kept_form, name="kept"),
    path("account", own_views.account, name="account"),
    path("account/sign-in", account.login, name="account_login"),
    path("account/sign-out", account.logout, name="account_logout"),
    path("account/inactive", account.account_inactive, name="account_inactive"),
    path("account/password", account.password_change, name="account_change_password"),
    path("account/confirm", account.reauthenticate, name="account_reauthenticate"),
    path("account/sessions", own_views.sessions, name="usersessions_list"),
    path("account/second-step", mfa.authenticate, name="mfa_authenticate"),
    path("account/safety", mfa.index, name="mfa_index"),
    path("account/safety/confirm", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/safety/app", totp.activate_totp, name="mfa_activate_totp"),
    path("account/safety/app/off", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/safety/codes", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/safety/codes/new", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/safety/keys", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("account/safety/keys/new", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("account/safety/keys/confirm", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/safety/keys/<int:pk>", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/safety/keys/<int:pk>/off", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/sign-in/key", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("people", people_views.people, name="people"),
    path("people/invite", people_views.invite, name="invite"),
    path("people/invitations/<int:invitation>/withdraw", people_views.withdraw, name="withdraw"),
    path("people/<int:person>", people_views.person, name="person"),
    path("people/<int:person>/roles/<int:membership>/take", people_views.take_role, name="take_role"),
    path("people/<int:person>/active", people_views.set_active, name="set_active"),
    path("people/<int:person>/way-back", people_views.way_back, name="way_back"),
]
