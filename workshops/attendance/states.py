"""What happens to check-ins, imported lists and certificates."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    CHECK_IN_OPENED = "attendance.check_in_opened", _("Check-in prepared")
    CODE_RENEWED = "attendance.code_renewed", _("Check-in code renewed")
    CHECK_IN_ENDED = "attendance.check_in_ended", _("Check-in ended")
    IMPORTED = "attendance.imported", _("Attendance read from a video tool")
    CERTIFICATES_ISSUED = "attendance.certificates_issued", _("Certificates issued")
    CERTIFICATE_WITHDRAWN = "attendance.certificate_withdrawn", _("Certificate withdrawn")
