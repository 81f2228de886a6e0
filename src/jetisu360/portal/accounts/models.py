"""A person, what they may do where, and the two kinds of links by which somebody comes in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from jetisu360.portal.accounts.roles import Role


def plain_email(address: str) -> str:
    """An address as it is kept and looked for: two that differ in case are one person's."""
    return address.strip().lower()


class PersonManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Any:
        """A new person; without a password only a link or a passkey lets them in."""
        person = self.model(email=plain_email(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str) -> Any:
        return self.get(email=plain_email(username))


class Person(AbstractBaseUser):
    """Whoever signs in. `language`: kk, ru or en; empty until the person has chosen one."""

    email = models.EmailField(unique=True, max_length=254)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "email"]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self.name)

    def get_short_name(self) -> str:
        return str(self.name)

    def held_memberships(self) -> list[Membership]:
        """What this person may do where, asked of the database once a request (`policy.py`)."""
        if not hasattr(self, "_held"):
            self._held = list(self.memberships.all())
        return self._held

    def hold_only(self, held: list[Membership]) -> None:
        """As if these were all, as long as this object lives: what somebody lends to whoever stands in."""
        self._held = held

    def forget_memberships(self) -> None:
        """After a change of them within one request."""
        self.__dict__.pop("_held", None)


def _only_its_own_place() -> Q:
    """An operator has no place; a keeper a museum; an executor an office; an observer a region or a museum;
    the others a region.
    """
    region, museum, office = Q(region__isnull=False), Q(museum__isnull=False), Q(office__isnull=False)
    whole = (Role.REGION_EDITOR, Role.CONTROLLER, Role.ISSUER, Role.INSPECTOR)
    return (
        Q(role=Role.OPERATOR) & ~region & ~museum & ~office
        | Q(role__in=[role.value for role in whole]) & region & ~museum & ~office
        | Q(role=Role.KEEPER) & ~region & museum & ~office
        | Q(role=Role.OBSERVER) & (region & ~museum | ~region & museum) & ~office
        | Q(role=Role.EXECUTOR) & ~region & ~museum & office
    )


class Membership(models.Model):
    """A person holds a role in a place: everywhere, in a region, in one museum, or in one office."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    region = models.ForeignKey("museums.Region", null=True, blank=True, on_delete=models.CASCADE)
    museum = models.ForeignKey("museums.Museum", null=True, blank=True, on_delete=models.CASCADE)
    office = models.ForeignKey("offices.Office", null=True, blank=True, on_delete=models.CASCADE)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="membership_place", condition=_only_its_own_place()),
            models.UniqueConstraint(
                name="membership_once",
                fields=["person", "role", "region", "museum", "office"],
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.role}"


class Invitation(models.Model):
    """A link for one new colleague: a role in a place. Its token is kept as a hash only."""

    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(max_length=254, blank=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    region = models.ForeignKey("museums.Region", null=True, blank=True, on_delete=models.CASCADE)
    museum = models.ForeignKey("museums.Museum", null=True, blank=True, on_delete=models.CASCADE)
    office = models.ForeignKey("offices.Office", null=True, blank=True, on_delete=models.CASCADE)
    invited_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="invitation_place", condition=_only_its_own_place())
        ]

    def __str__(self) -> str:
        return f"{self.email} {self.role}"


class SignInLink(models.Model):
    """A link that signs a person in once. `person` None: the very first start, which makes the operator.

    `at_once`: opened by the program that made it, on the same computer; others first ask for a click, since
    messengers and mail scanners open links before people do.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE)
    at_once = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person or 'first start'}"
