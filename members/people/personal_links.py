"""Where a personal link leads: each app names the page of its purposes in `AppConfig.ready()`.

`register("poll", lambda edition, pk: reverse("scheduling:answer", args=[edition.slug, pk]))`
"""

from collections.abc import Callable

from django.urls import NoReverseMatch

from workinggroup.editions.links import Pass
from workinggroup.editions.models import Edition

Target = Callable[[Edition | None, str], str]
_targets: dict[str, Target] = {}


def register(purpose: str, target: Target) -> None:
    """Say which page links of a purpose open. `target(edition, pk)`; pk is text as it stood in the link."""
    _targets[purpose] = target


def target_of(given: Pass) -> str | None:
    """The page that a pass opens, or None when nothing (any more) is there."""
    target = _targets.get(given.purpose)
    edition = Edition.objects.filter(pk=given.edition_pk).first()
    if target is None or (given.edition_pk and edition is None):
        return None
    try:
        return target(edition, given.pk)
    except NoReverseMatch:
        return None
