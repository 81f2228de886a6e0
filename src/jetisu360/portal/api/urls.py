"""The addresses of the API, and the pages of a person's tokens."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.urls import include, path

from jetisu360.portal.api import token_views
from jetisu360.portal.api.portal_api import HOME, addresses, openapi

urlpatterns = [
    path("account/keys", token_views.tokens, name="tokens"),
    path("account/keys/new", reauthentication_required(token_views.new_token), name="new_token"),
    path("account/keys/reference", token_views.reference, name="api_reference"),
    path("account/keys/<int:token>/withdraw", token_views.withdraw, name="withdraw_token"),
    path(HOME, include(([path("openapi.json", openapi, name="openapi"), *addresses()], "api"))),
]
