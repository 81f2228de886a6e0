"""Every address of the portal, and what one must be allowed to do for each method of it.

The gate (`gate.py`) asks this table before a view runs: an address without a row answers nobody, a method
without one is refused. A part adds its rows here, together with its `urls.py`. An address that belongs to a
museum has the museum's slug as `<slug:museum>`; the gate has then seen to it that the person
may see that museum.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from jetisu360.portal.accounts.policy import Action

Method = Literal["get", "post", "put", "patch", "delete"]
ANYONE: Literal["anyone"] = "anyone"
SIGNED_IN: Literal["signed in"] = "signed in"
Need = Action | Literal["anyone", "signed in"]


def row(
    get: Need | None = None,
    post: Need | None = None,
    put: Need | None = None,
    patch: Need | None = None,
    delete: Need | None = None,
) -> dict[str, Need]:
    """What each method needs; HEAD and OPTIONS follow GET. What is not named is not answered."""
    named = {"get": get, "post": post, "put": put, "patch": patch, "delete": delete}
    return {method: need for method, need in named.items() if need is not None}


def takes_tokens(name: str) -> bool:
    """Whether programs may come to this address with a token (`bearer.py`): to no page."""
    return name.startswith("api:") or name in ("uploads:collection", "uploads:upload")


ADDRESSES: Mapping[str, Mapping[str, Need]] = {
    # Name of the address in urls.py → methods.
    "home": row(get=Action.COME_IN),
    "language": row(post=ANYONE),
    "healthz": row(get=ANYONE),
    "metrics": row(get=ANYONE),  # (the view asks for its token, or for this computer)
    # Work that takes long.
    "jobs:jobs": row(get=Action.SEE_MUSEUM),
    "jobs:job": row(get=Action.SEE_MUSEUM),
    "jobs:cancel": row(post=Action.EDIT_MUSEUM),
    "jobs:retry": row(post=Action.EDIT_MUSEUM),
    # Publishing. A keeper publishes the own museum.
    "publication:publish": row(get=Action.SEE_MUSEUM),
    "publication:make_preview": row(post=Action.EDIT_MUSEUM),
    "publication:look": row(get=Action.SEE_MUSEUM),
    "publication:publish_version": row(post=Action.PUBLISH_MUSEUM),
    "publication:schedule": row(post=Action.PUBLISH_MUSEUM),
    "publication:unpublish": row(post=Action.PUBLISH_MUSEUM),
    "publication:preview": row(get=Action.SEE_MUSEUM),
    "publication:preview_home": row(get=Action.SEE_MUSEUM),
    "publication:phone": row(get=ANYONE),
    "publication:phone_home": row(get=ANYONE),
    "publication:site": row(get=ANYONE),
    "publication:site_home": row(get=ANYONE),
    # Faces and number plates: pictures before they are blurred.
    "privacy:review": row(get=Action.EDIT_MUSEUM),
    "privacy:api": row(get=Action.EDIT_MUSEUM),
    "privacy:ask": row(get=Action.EDIT_MUSEUM),
    "privacy:changes": row(post=Action.EDIT_MUSEUM),
    "forgetting:originals": row(get=Action.EDIT_MUSEUM, post=Action.EDIT_MUSEUM),
    # What the linking found, for those who answer it.
    "links:found": row(get=Action.EDIT_MUSEUM),
    # The editor. (A POST to `open` gives labels their ids, and tells everything.)
    "editor:editor": row(get=Action.EDIT_MUSEUM),
    "editor:open": row(post=Action.EDIT_MUSEUM),
    "editor:changes": row(post=Action.EDIT_MUSEUM),
    "editor:news": row(get=Action.EDIT_MUSEUM),
    "editor:rooms": row(get=Action.EDIT_MUSEUM),
    "editor:token": row(get=Action.EDIT_MUSEUM),
    "audit:audit": row(get=Action.SEE_AUDIT),
    # The board. (Which regions and museums of it one sees, and whose date one sets, the views ask.)
    "board:board": row(get=Action.SEE_BOARD),
    "board:region": row(get=Action.SEE_BOARD),
    "board:table": row(get=Action.SEE_BOARD),
    "board:goal": row(get=Action.EDIT_REGION, post=Action.EDIT_REGION),
    "board:check": row(get=Action.EDIT_REGION, post=Action.EDIT_REGION),
    # Control. (Which assignments one sees, and what one may do with each, the views ask.)
    "cards:card": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "offices:offices": row(get=Action.EDIT_OFFICES),
    "offices:new": row(get=Action.EDIT_OFFICES, post=Action.EDIT_OFFICES),
    "offices:office": row(get=Action.EDIT_OFFICES, post=Action.EDIT_OFFICES),
    "offices:close": row(post=Action.EDIT_OFFICES),
    "absences:absences": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "absences:end": row(post=Action.SEE_CONTROL),
    "overview:overview": row(get=Action.SEE_CONTROL),
    # (Of which region, and who changes its districts, the views ask.)
    "boundaries:boundaries": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "boundaries:choose": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "folders:folders": row(get=Action.SEE_CONTROL),
    "folders:table": row(get=Action.SEE_CONTROL),
    "folders:several": row(post=Action.SEE_CONTROL),
    "folders:sheets": row(get=Action.CONTROL, post=Action.CONTROL),
    "folders:sheet": row(get=Action.CONTROL, post=Action.CONTROL),
    "folders:keep": row(post=Action.SEE_CONTROL),
    "folders:forget": row(post=Action.SEE_CONTROL),
    # Meetings of control. (Of which region, and who changes them, the views ask.)
    "meetings:meetings": row(get=Action.SEE_CONTROL),
    "meetings:new_series": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "meetings:series": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "meetings:new": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "meetings:meeting": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "meetings:problems": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "meetings:problem": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "meetings:pack": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "meetings:made": row(get=Action.SEE_CONTROL),
    "meetings:file": row(get=Action.SEE_CONTROL),
    "meetings:calendar": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "meetings:feed": row(get=ANYONE),  # (only by its secret)
    "texts:texts": row(get=Action.CONTROL, post=Action.CONTROL),
    "texts:text": row(get=Action.CONTROL),
    "texts:propose": row(post=Action.CONTROL),
    "texts:decide": row(post=Action.CONTROL),
    # Evidence. (Whose photographs one sees, and of which one may say something, the views ask.)
    "field:worker": row(get=ANYONE),  # (a script, the same for everybody)
    "field:offline": row(get=ANYONE),  # (a page that knows of nobody)
    "evidence:places": row(get=Action.SEE_CONTROL),
    "evidence:new_place": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "evidence:place": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "evidence:change_place": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "evidence:assignment": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "evidence:capture": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "evidence:picture": row(get=Action.SEE_CONTROL),
    "evidence:small": row(get=Action.SEE_CONTROL),
    "evidence:original": row(get=Action.SEE_CONTROL),
    "evidence:compare": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    # Indicators. (Whose reports one sees, fills and judges, the views ask.)
    "indicators:board": row(get=Action.SEE_CONTROL),
    "indicators:ask": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "indicators:report": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "indicators:report_table": row(get=Action.SEE_CONTROL),
    "indicators:bring": row(post=Action.SEE_CONTROL),
    "indicators:period_table": row(get=Action.SEE_CONTROL),
    "indicators:indicator_table": row(get=Action.SEE_CONTROL),
    "indicators:indicators": row(get=Action.SEE_CONTROL),
    "indicators:new": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "indicators:indicator": row(get=Action.SEE_CONTROL),
    "indicators:change": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    # Programmes and projects. (Of which region, who changes them, enters sums and says that a stage is there,
    # the views ask.)
    "programmes:programmes": row(get=Action.SEE_CONTROL),
    "programmes:new": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "programmes:programme": row(get=Action.SEE_CONTROL),
    "programmes:change": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "programmes:new_project": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "programmes:project": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "programmes:change_project": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "programmes:money": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "programmes:plan": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "programmes:stage": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "programmes:table": row(get=Action.SEE_CONTROL),
    "programmes:sheets": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "programmes:sheet": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "programmes:districts": row(get=Action.SEE_CONTROL),
    "programmes:new_district": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "programmes:district": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    # What everybody sees of control. (Of which region, the views ask.)
    "public:index": row(get=Action.SEE_CONTROL),
    "public:page": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "public:how": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "public:photographs": row(get=Action.SEE_CONTROL, post=Action.SEE_CONTROL),
    "public:blurred": row(get=Action.SEE_CONTROL),
    "public:review": row(get=Action.SEE_CONTROL),
    "public:api": row(get=Action.SEE_CONTROL),
    "public:ask": row(get=Action.SEE_CONTROL),
    "public:changes": row(post=Action.SEE_CONTROL),
    # Museums.
    "museums:create": row(get=Action.CREATE_MUSEUM, post=Action.CREATE_MUSEUM),
    "museums:museum": row(get=Action.SEE_MUSEUM),
    "museums:texts": row(get=Action.EDIT_MUSEUM, post=Action.EDIT_MUSEUM),
    "museums:visit": row(get=Action.EDIT_MUSEUM, post=Action.EDIT_MUSEUM),
    "museums:rooms": row(get=Action.EDIT_MUSEUM, post=Action.EDIT_MUSEUM),
    "museums:room": row(get=Action.EDIT_MUSEUM, post=Action.EDIT_MUSEUM),
    "museums:folder": row(get=Action.EDIT_MUSEUM, post=Action.EDIT_MUSEUM),
    "museums:download": row(get=Action.EDIT_MUSEUM),
    "museums:keeping": row(get=Action.ARCHIVE_MUSEUM),
    "museums:archive": row(post=Action.ARCHIVE_MUSEUM),
    "museums:quota": row(post=Action.SET_QUOTA),
    # Coming in.
    "enter": row(get=ANYONE, post=ANYONE),
    "start": row(get=ANYONE, post=ANYONE),  # (only by the link of the first start)
    "invitation": row(get=ANYONE, post=ANYONE),
    "account_login": row(get=ANYONE, post=ANYONE),
    "account_logout": row(get=ANYONE, post=ANYONE),
    "account_inactive": row(get=ANYONE),
    # (Half signed in: allauth knows who has given the password and sends everybody else to the sign-in.)
    "mfa_authenticate": row(get=ANYONE, post=ANYONE),
    "mfa_login_webauthn": row(get=ANYONE, post=ANYONE),
    # One's own account.
    "kept": row(get=SIGNED_IN),
    "account": row(get=SIGNED_IN, post=SIGNED_IN),
    "account_change_password": row(get=SIGNED_IN, post=SIGNED_IN),
    "account_reauthenticate": row(get=SIGNED_IN, post=SIGNED_IN),
    "usersessions_list": row(get=SIGNED_IN, post=SIGNED_IN),
    "mfa_index": row(get=SIGNED_IN),
    "mfa_reauthenticate": row(get=SIGNED_IN, post=SIGNED_IN),
    "mfa_activate_totp": row(get=SIGNED_IN, post=SIGNED_IN),
    "mfa_deactivate_totp": row(get=SIGNED_IN, post=SIGNED_IN),
    "mfa_view_recovery_codes": row(get=SIGNED_IN),
    "mfa_generate_recovery_codes": row(get=SIGNED_IN, post=SIGNED_IN),
    "mfa_list_webauthn": row(get=SIGNED_IN),
    "mfa_add_webauthn": row(get=SIGNED_IN, post=SIGNED_IN),
    "mfa_reauthenticate_webauthn": row(get=SIGNED_IN, post=SIGNED_IN),
    "mfa_edit_webauthn": row(get=SIGNED_IN, post=SIGNED_IN),
    "mfa_remove_webauthn": row(get=SIGNED_IN, post=SIGNED_IN),
    # Keys for programs.
    "tokens": row(get=SIGNED_IN),
    "new_token": row(get=SIGNED_IN, post=SIGNED_IN),
    "withdraw_token": row(get=SIGNED_IN, post=SIGNED_IN),
    "api_reference": row(get=SIGNED_IN),
    # The same operations for programs.
    "api:openapi": row(get=ANYONE),
    "api:museums": row(get=Action.COME_IN, post=Action.CREATE_MUSEUM),
    "api:museum": row(get=Action.SEE_MUSEUM),
    "api:document": row(get=Action.SEE_MUSEUM, put=Action.EDIT_MUSEUM),
    "api:archive": row(post=Action.ARCHIVE_MUSEUM, delete=Action.ARCHIVE_MUSEUM),
    "api:photographs": row(get=Action.SEE_MUSEUM),
    "api:photograph": row(get=Action.SEE_MUSEUM, delete=Action.EDIT_MUSEUM),
    "api:removed": row(get=Action.SEE_MUSEUM),
    "api:put_back": row(post=Action.EDIT_MUSEUM),
    "api:jobs": row(get=Action.SEE_MUSEUM),
    "api:job": row(get=Action.SEE_MUSEUM),
    "api:cancel": row(post=Action.EDIT_MUSEUM),
    "api:retry": row(post=Action.EDIT_MUSEUM),
    "api:previews": row(post=Action.EDIT_MUSEUM),
    "api:versions": row(get=Action.SEE_MUSEUM),
    "api:version": row(get=Action.SEE_MUSEUM),
    "api:publish": row(post=Action.PUBLISH_MUSEUM),
    "api:publication": row(get=Action.SEE_MUSEUM, delete=Action.PUBLISH_MUSEUM),
    "api:board": row(get=Action.SEE_BOARD),
    "api:people": row(get=Action.SEE_PEOPLE),
    "api:events": row(get=Action.SEE_AUDIT),
    # People.
    "people": row(get=Action.SEE_PEOPLE),
    "invite": row(get=Action.INVITE, post=Action.INVITE),
    "withdraw": row(post=Action.INVITE),
    "person": row(get=Action.MANAGE_PEOPLE, post=Action.MANAGE_PEOPLE),
    "take_role": row(post=Action.MANAGE_PEOPLE),
    "set_active": row(post=Action.MANAGE_PEOPLE),
    "way_back": row(post=Action.MANAGE_PEOPLE),
    # Photographs, and the tus server that they come by.
    "uploads:photographs": row(get=Action.SEE_MUSEUM, post=Action.EDIT_MUSEUM),
    "uploads:list": row(get=Action.SEE_MUSEUM),
    "uploads:small": row(get=Action.SEE_MUSEUM),
    "uploads:known": row(post=Action.EDIT_MUSEUM),
    "uploads:remove": row(get=Action.EDIT_MUSEUM, post=Action.EDIT_MUSEUM),
    "uploads:replace": row(get=Action.EDIT_MUSEUM, post=Action.EDIT_MUSEUM),
    "replacing:replaced": row(get=Action.EDIT_MUSEUM),
    "replacing:one": row(get=Action.EDIT_MUSEUM, post=Action.EDIT_MUSEUM),
    "replacing:strip": row(get=Action.EDIT_MUSEUM),
    "uploads:restore": row(post=Action.EDIT_MUSEUM),
    "uploads:forget": row(post=Action.EDIT_MUSEUM),
    # What lies beside the photographs: close-ups, sounds, films.
    "media:files": row(get=Action.SEE_MUSEUM),
    "media:small": row(get=Action.SEE_MUSEUM),
    "media:play": row(get=Action.SEE_MUSEUM),
    "media:remove": row(post=Action.EDIT_MUSEUM),
    # Tables of objects: nothing is written here, the editor does that.
    "objects:preview": row(post=Action.EDIT_MUSEUM),
    "objects:export": row(get=Action.SEE_MUSEUM),
    "objects:people": row(get=Action.EDIT_MUSEUM),
    "uploads:collection": row(get=Action.EDIT_MUSEUM, post=Action.EDIT_MUSEUM),
    "uploads:upload": row(
        get=Action.EDIT_MUSEUM,
        post=Action.EDIT_MUSEUM,
        patch=Action.EDIT_MUSEUM,
        delete=Action.EDIT_MUSEUM,
    ),
}
