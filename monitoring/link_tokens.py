"""The secret of a personal link: computed when a letter leaves, recognised by its hash, stored nowhere.

A leak of the database opens nothing: the token follows from the key of the row and the secret of the
installation, which the database does not hold. 256 bits: guessing is hopeless.
"""

import base64
import hashlib
import uuid

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

_SALT = "monitoring.personal-link"


def token_of(key: uuid.UUID) -> str:
    digest = salted_hmac(_SALT, key.hex, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def address_of(key: uuid.UUID) -> str:
    """What a person presses in a letter."""
    return absolute(reverse("monitoring:personal-link", args=[token_of(key)]))


def absolute(path: str) -> str:
    """An address that works outside of the product."""
    return settings.SITE_URL.rstrip("/") + path
