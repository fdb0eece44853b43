"""A real mail server on loopback, which keeps what it is given, or refuses it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import LazySettings

from tests.sites import free_port


@dataclass
class Postbox:
    """`refusal`: what the server answers instead of taking a letter."""

    letters: list[EmailMessage] = field(default_factory=list)
    refusal: str = ""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.refusal:
            return self.refusal
        self.letters.append(message_from_bytes(envelope.original_content or b"", policy=policy.default))
        return "250 taken"

    def text(self, number: int = -1) -> str:
        return self.letters[number].get_body(("plain",)).get_content()


@pytest.fixture
def postbox(settings: LazySettings) -> Iterator[Postbox]:
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    yield box
    controller.stop()
