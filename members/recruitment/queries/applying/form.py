"""The form of a call as its applicant sees it: its pages, what is missing on each, the answers in words."""

from collections import defaultdict
from typing import Any, NamedTuple

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from workinggroup.base.files import say_size

from ...models import Answer, Application, Call, CallVersion, Question
from ...rules.applications import OWN_FIELDS, missing_questions

YOU, ORGANISATION, CHECK = "you", "organisation", "check"
OWN = {
    YOU: ["name", "function", "role"],
    ORGANISATION: ["organisation_name", "country", "level", "legal_type"],
}
# The address is given at the beginning and is no field of a page.
ON_PAGE = {name: slug for slug, names in OWN.items() for name in names}


class Gap(NamedTuple):
    """Something that must be answered and is not, and where."""

    number: int
    field: str
    label: str


class Step(NamedTuple):
    """A page of the form. `gaps`: what is missing on it."""

    number: int
    slug: str
    title: str
    current: bool
    gaps: list[Gap]
    begun: bool

    @property
    def shape(self) -> str:
        """Ticked is only what is complete."""
        if self.current:
            return "now"
        if self.slug == CHECK:
            return "later"
        if not self.gaps:
            return "done"
        return "half" if self.begun else "later"

    @property
    def words(self) -> str:
        """For those who do not see the shape."""
        words = {"done": _("complete"), "half": _("begun"), "later": _("not begun"), "now": ""}
        return "" if self.slug == CHECK else words[self.shape]


def with_form(application: Application) -> Application:
    """The application with its questions and answers at hand: a page asks for them more than once."""
    prefetch_related_objects([application], "answers", "uploads")
    prefetch_related_objects([application.call], "questions")
    for answer in application.answers.all():
        answer.question = next(q for q in application.call.questions.all() if q.pk == answer.question_id)
    return application


def titles_of(call: Call) -> list[tuple[str, str]]:
    """(key, title in the reader's language) of every page, with that on which all is checked."""
    titles = {question.step: question.said("step") for question in call.questions.all()}
    own = [(YOU, _("You")), (ORGANISATION, _("Organisation"))]
    return [*own, *titles.items(), (CHECK, _("Check and send"))]


def steps_line(application: Application, current: int = 0) -> list[Step]:
    """The pages of the form with what is missing on each; `current` is the one that is open."""
    gaps, begun = gaps_of(application), _begun(application)
    return [
        Step(number, slug, title, number == current, gaps.get(slug, []), slug in begun)
        for number, (slug, title) in enumerate(titles_of(application.call), start=1)
    ]


def _begun(application: Application) -> set[str]:
    own = {slug for slug, names in OWN.items() if any(getattr(application, name) for name in names)}
    answered = {answer.question_id for answer in application.answers.all() if answer.words}
    return own | {one.step for one in application.call.questions.all() if one.pk in answered}


def gaps_of(application: Application) -> dict[str, list[Gap]]:
    """Page → what must be answered there and is not."""
    numbers = {slug: number for number, (slug, _title) in enumerate(titles_of(application.call), start=1)}
    found: dict[str, list[Gap]] = defaultdict(list)
    fields: Any = Application._meta
    for name in OWN_FIELDS:
        if name in ON_PAGE and not getattr(application, name):
            slug = ON_PAGE[name]
            found[slug].append(Gap(numbers[slug], name, capfirst(str(fields.get_field(name).verbose_name))))
    for question in missing_questions(application):
        found[question.step].append(Gap(numbers[question.step], question.key, question.said("label")))
    return dict(found)


def first_open(application: Application) -> int:
    """The first page on which something is missing; the last one, where all is checked, when nothing is."""
    line = steps_line(application)
    return next((one.number for one in line if one.gaps), len(line))


class Shown(NamedTuple):
    """An answer on a page: its words, or a file or link that can be opened."""

    label: str
    words: str
    url: str = ""
    field: str = ""
    is_missing: bool = False
    note: str = ""
    is_link: bool = False


class Part(NamedTuple):
    """What stands on one page of the form."""

    number: int
    title: str
    rows: list[Shown]


def parts_of(application: Application) -> list[Part]:
    """Every page of the form with what was answered on it."""
    parts = []
    for one in steps_line(application)[:-1]:
        missing = {gap.field for gap in one.gaps}
        rows = _own_rows(application, one.slug) if one.slug in OWN else _rows(application, one.slug)
        parts.append(
            Part(one.number, one.title, [row._replace(is_missing=row.field in missing) for row in rows])
        )
    return parts


def _own_rows(application: Application, slug: str) -> list[Shown]:
    labels = {
        "name": _("Your name"), "function": _("Your function"), "role": _("What do you do about buying?"),
        "organisation_name": _("Organisation"), "country": _("Country"), "level": _("Level of government"),
        "legal_type": _("Legal type"),
    }  # fmt: skip
    said = {
        "role": application.get_role_display(),
        "country": str(application.country.name or ""),
        "level": application.get_level_display(),
        "legal_type": application.get_legal_type_display(),
    }
    return [
        Shown(labels[name], str(said.get(name, getattr(application, name)) or ""), field=name)
        for name in OWN[slug]
    ]


def _rows(application: Application, step: str) -> list[Shown]:
    answers = {answer.question_id: answer for answer in application.answers.all()}
    uploads = {upload.question_id: upload for upload in application.uploads.all()}
    rows = []
    for question in application.call.questions.all():
        if question.step == step:
            row = shown(question, answers.get(question.pk))
            if upload := uploads.get(question.pk):
                url = reverse("recruitment:my_file", args=[application.call_id, upload.pk])
                row = row._replace(url=url, note=say_size(upload.size))
            rows.append(row)
    return rows


def shown(question: Question, answer: Answer | None) -> Shown:
    """One answer in the reader's language. A link is followed by those who choose to, never by us."""
    words = answer.said if answer else ""
    is_link = bool(words) and question.kind == "link"
    return Shown(question.said("label"), words, words if is_link else "", question.key, is_link=is_link)


def news_for(application: Application) -> list[CallVersion]:
    """The versions of the call that came after the one that the applicant has read, the newest first."""
    found = application.call.versions.filter(number__gt=application.call_version)
    return list(found.order_by("-number"))


def copy_of(application: Application) -> list[tuple[str, list[tuple[str, str]]]]:
    """Page → (question, answer) in words, for the copy that goes with a receipt."""
    return [
        (part.title, [(row.label, row.words or _("no answer")) for row in part.rows])
        for part in parts_of(with_form(application))
    ]
