"""Use cases of attendance, by concept."""

from .certificates import issue_certificates, withdraw_certificate
from .check_in import check_in, end_check_in, forget_tries, note_wrong, prepare_check_in, renew_code
from .importing import import_attendance
from .packages import fill_package, order_package, remove_old_packages

__all__ = [
    "check_in",
    "end_check_in",
    "fill_package",
    "forget_tries",
    "import_attendance",
    "issue_certificates",
    "note_wrong",
    "order_package",
    "prepare_check_in",
    "remove_old_packages",
    "renew_code",
    "withdraw_certificate",
]
