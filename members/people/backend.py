"""Who is signed in: read on every page, with their organisation, in a question that is worded once."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from workinggroup.base.prepared import prepared

from .models import Person


class Backend(AuthenticationBackend):
    def get_user(self, user_id: int) -> Person | None:
        found = next(iter(_readers(user_id)), None)
        return found if found and self.user_can_authenticate(found) else None


@prepared
def _readers(pk: int) -> QuerySet[Person]:
    return Person.objects.filter(pk=pk).select_related("organisation")
