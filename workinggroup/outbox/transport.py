"""Where mail leaves the house: a relay (`EMAIL_URL`), or files under `var/mail/`."""

import smtplib
from pathlib import Path
from smtplib import quoteaddr
from typing import Protocol, Self

from django.conf import settings


class RelayDown(Exception):
    """The relay does not take mail now, whoever it is for; try again later."""


class MailRefused(Exception):
    """The relay refuses this very mail. `permanent` says that trying again is of no use."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.permanent = permanent


class Transport(Protocol):
    """An open way out; a context manager that sends one message at a time."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *error: object) -> None: ...
    def send(self, sender: str, recipient: str, message: bytes, *, name: str) -> None:
        """Returns once the message is safely handed over; raises `RelayDown` or `MailRefused`."""


class Folder:
    """Writes each message to a file of its own; the same message twice is the same file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def send(self, sender: str, recipient: str, message: bytes, *, name: str) -> None:
        try:
            (self.folder / f"{name}.eml").write_bytes(message)
        except OSError as error:
            raise RelayDown(str(error)) from error


class Relay:
    """One SMTP connection for many messages, opened with the first and renewed when it breaks."""

    def __init__(self) -> None:
        self.connection: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._close()

    def send(self, sender: str, recipient: str, message: bytes, *, name: str) -> None:
        try:
            _hand_over(self._open(), sender, recipient, message)
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            self._raise(code, words, about_mail=True)
        except smtplib.SMTPResponseException as error:
            self._raise(
                error.smtp_code, error.smtp_error, about_mail=isinstance(error, smtplib.SMTPDataError)
            )
        except (smtplib.SMTPException, OSError) as error:
            self._close()
            raise RelayDown(str(error) or type(error).__name__) from error

    def _raise(self, code: int, words: bytes | str, *, about_mail: bool) -> None:
        text = words.decode(errors="replace") if isinstance(words, bytes) else words
        # 421 closes the whole channel (RFC 5321, 3.8), whatever command it answers.
        if code == 421 or not about_mail:
            self._close()
            raise RelayDown(f"{code} {text}")
        raise MailRefused(f"{code} {text}", permanent=code >= 500)

    def _open(self) -> smtplib.SMTP:
        if self.connection is None:
            self.connection = self._connect()
        return self.connection

    def _connect(self) -> smtplib.SMTP:
        kind = smtplib.SMTP_SSL if settings.EMAIL_USE_SSL else smtplib.SMTP
        connection = kind(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=settings.EMAIL_TIMEOUT)
        if settings.EMAIL_USE_TLS:
            connection.starttls()
        if settings.EMAIL_HOST_USER:
            connection.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        connection.ehlo_or_helo_if_needed()
        return connection

    def _close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def _hand_over(connection: smtplib.SMTP, sender: str, recipient: str, message: bytes) -> None:
    """One message. Where the relay knows pipelining (RFC 2920), its envelope goes in one packet."""
    if not connection.has_extn("pipelining"):
        connection.sendmail(sender, [recipient], message)
        return
    mail, rcpt, data = _envelope(connection, sender, recipient, len(message))
    wanted = mail[0] == 250 and rcpt[0] in {250, 251}
    if data[0] == 354:
        # A relay that refuses the recipient may wait for the text all the same: it gets an empty one.
        connection.send(smtplib._quote_periods(message) + b".\r\n" if wanted else b".\r\n")
        data = connection.getreply()
    if wanted and data[0] == 250:
        return
    connection.rset()
    if mail[0] != 250:
        raise smtplib.SMTPSenderRefused(*mail, sender)
    if not wanted:
        raise smtplib.SMTPRecipientsRefused({recipient: rcpt})
    raise smtplib.SMTPDataError(*data)


def _envelope(connection: smtplib.SMTP, sender: str, recipient: str, size: int) -> list[tuple[int, bytes]]:
    """The relay's answers to MAIL, RCPT and DATA."""
    announced = f" size={size}" if connection.has_extn("size") else ""
    commands = [f"MAIL FROM:{quoteaddr(sender)}{announced}", f"RCPT TO:{quoteaddr(recipient)}", "DATA"]
    if any("\r" in command or "\n" in command for command in commands):
        raise ValueError("an address with a line break")
    connection.send("\r\n".join([*commands, ""]))
    return [connection.getreply() for _ in commands]


def open_transport() -> Transport:
    """The way out that the settings name."""
    return Relay() if settings.EMAIL_HOST else Folder(Path(settings.MAIL_FOLDER))
