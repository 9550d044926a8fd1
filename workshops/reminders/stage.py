"""What reminders tell the ground: where the link of a paper leads."""

from django.urls import reverse

from members.people import personal_links


def register() -> None:
    personal_links.register("paper", lambda edition, pk: reverse("reminders:papers", args=[edition.slug, pk]))
