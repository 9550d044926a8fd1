"""A real Dovecot of the test's own: mail goes in by LMTP and is read by IMAP."""

import contextlib
import getpass
import os
import pwd
import shutil
import smtplib
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.services import free_port

CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail/%n
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 1
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
lmtp_save_to_detail_mailbox = no
recipient_delimiter = +
auth_username_format = %n
lda_mailbox_autocreate = yes
protocol lmtp {{
  auth_username_format = replies
  postmaster_address = postmaster@example.org
}}
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home allow_all_users=yes
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
"""


@dataclass
class MailServer:
    imap_port: int
    lmtp_port: int

    @property
    def url(self) -> str:
        return f"imap://replies:secret@127.0.0.1:{self.imap_port}/INBOX"

    def deliver(self, raw: bytes, *, to: str, sender: str = "somebody@example.org") -> None:
        with smtplib.LMTP("127.0.0.1", self.lmtp_port, timeout=10) as lmtp:
            lmtp.sendmail(sender, [to], raw)


def has_dovecot() -> bool:
    return shutil.which("dovecot") is not None


@contextlib.contextmanager
def mail_server(server: MailServer | None = None) -> Iterator[MailServer]:
    """Runs while the block does, at new ports unless told which; its mail is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="workinggroup-mail-"))
    server = server or MailServer(free_port(), free_port())
    # Dovecot refuses to read mail as root.
    user = "nobody" if os.geteuid() == 0 else getpass.getuser()
    entry = pwd.getpwnam(user)
    config = folder / "dovecot.conf"
    config.write_text(
        CONFIG.format(
            folder=folder, user=user, group=_group(entry.pw_gid), imap=server.imap_port, lmtp=server.lmtp_port
        )
    )
    for name in ("mail", "home", "run", "state"):
        (folder / name).mkdir()
    for path in (folder, *folder.iterdir()):
        if os.geteuid() == 0:
            os.chown(path, entry.pw_uid, entry.pw_gid)
    process = subprocess.Popen(["dovecot", "-F", "-c", str(config)], stdin=subprocess.DEVNULL)
    try:
        _wait_for(server, process, folder)
        yield server
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def _group(number: int) -> str:
    import grp

    return grp.getgrgid(number).gr_name


def _wait_for(server: MailServer, process: subprocess.Popen, folder: Path) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), smtplib.LMTP("127.0.0.1", server.lmtp_port, timeout=2):
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    log = folder / "dovecot.log"
    raise RuntimeError(f"Dovecot does not start: {log.read_text() if log.exists() else ''}")
