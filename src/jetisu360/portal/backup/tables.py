"""Which tables a backup has: all of the portal's but those named here, each with its reason.

The table of a part that comes later is taken without anybody thinking of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NOT_TAKEN: Mapping[str, str] = {
    "sessions.session": "everybody signs in anew",
    "usersessions.usersession": "the list of those",
    "accounts.signinlink": "a link that lets in once may be known to somebody who should not come back",
    "accounts.invitation": "likewise; one that was used or withdrawn meanwhile would work again",
    "api.token": "likewise: a key for programs that was withdrawn meanwhile would work again",
    "meetings.calendarlink": "likewise: an address of somebody's dates that was withdrawn would work again",
    "account.emailconfirmation": "likewise",
    "uploads.upload": "what is on its way goes on when the same files are chosen again",
    "uploads.chunk": "a piece of that",
    "editor.seen": "who has the editor open at this moment",
    "contenttypes.contenttype": "Django makes these itself, with numbers of their own in every database",
    "auth.permission": "likewise",
    "auth.group": "the portal has its own roles",
    "auth.group_permissions": "likewise",
}


def taken(apps: Any) -> list[Any]:
    """The models of `apps` (Django's own, or those of an earlier state) whose rows a backup has, by name."""
    models = apps.get_models(include_auto_created=True)
    chosen = [model for model in models if model._meta.managed and not model._meta.proxy]
    return sorted(
        (model for model in chosen if model._meta.label_lower not in NOT_TAKEN),
        key=lambda model: str(model._meta.label_lower),
    )
