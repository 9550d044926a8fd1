"""Use cases of attendance, by concept."""

from .certificates import issue_certificates, withdraw_certificate
from .check_in import check_in, end_check_in, forget_tries, note_wrong, prepare_check_in, renew_code
from .importing import import_attendance

__all__ = [
    "check_in",
    "end_check_in",
    "forget_tries",
    "import_attendance",
    "issue_certificates",
    "note_wrong",
    "prepare_check_in",
    "renew_code",
    "withdraw_certificate",
]
