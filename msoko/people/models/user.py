"""A person who signs in. LAW-03: surname, first name, patronymic, work e-mail, login; nothing else."""

from typing import TYPE_CHECKING

from django.contrib.auth import get_backends
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import PermissionDenied
from django.db import models

from msoko.lib.history import tracked
from msoko.people.roles import Role

if TYPE_CHECKING:
    from msoko.people.models.position import Position


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save()
        return user


@tracked(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """Holds no role: what a person may do follows from the position held at the moment.

    `position` is set for the time of a request, a job or a test by `acting_as`; it is never stored.
    """

    username = models.CharField("логин", max_length=60, unique=True)
    last_name = models.CharField("фамилия", max_length=80)
    first_name = models.CharField("имя", max_length=80)
    patronymic = models.CharField("отчество", max_length=80, blank=True)
    email = models.EmailField("рабочая почта", blank=True)
    is_active = models.BooleanField("может входить", default=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    objects = UserManager()

    position: "Position | None" = None

    class Meta:
        verbose_name = "человек"
        verbose_name_plural = "люди"
        ordering = ["last_name", "first_name"]

    def __str__(self) -> str:
        return f"{self.last_name} {self.initials}".strip()

    @property
    def initials(self) -> str:
        return "".join(f"{name[0]}." for name in (self.first_name, self.patronymic) if name)

    @property
    def signature_name(self) -> str:
        """«И.О. Фамилия», as in a signature block."""
        return f"{self.initials} {self.last_name}".strip()

    def acting_as(self, position: "Position | None") -> "User":
        self.position = position
        return self

    # The few members that Django's admin asks of a user.

    @property
    def is_staff(self) -> bool:
        return bool(self.is_active and self.position and self.position.role == Role.ADMINISTRATOR)

    @property
    def is_superuser(self) -> bool:
        return False

    def has_perm(self, permission: str, subject: models.Model | None = None) -> bool:
        if not self.is_active:
            return False
        try:
            return any(
                backend.has_perm(self, permission, subject)
                for backend in get_backends()
                if hasattr(backend, "has_perm") and type(backend).__module__.startswith("rules")
            )
        except PermissionDenied:
            return False

    def has_perms(self, permissions: list[str], subject: models.Model | None = None) -> bool:
        return all(self.has_perm(permission, subject) for permission in permissions)

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff
