"""Who sees what of a file: the scores of others, and in a blind call who applied.

Pages, lists, exports and mails of reviewers ask here and decide nothing themselves.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _
from django_countries import countries

from members.people.models import Person

from ...models import Answer, Application, Call, ConflictDeclaration, Question, Review, Upload
from ...states import ApplicationState, CallState, QuestionKind, ReviewPhase, ReviewState

UNFINISHED = (ReviewState.ASSIGNED, ReviewState.STARTED)
# Answers of these kinds say who applies whatever their question is.
TELLING_KINDS = (QuestionKind.ORGANISATION, QuestionKind.LINK)
SHORTEST_NAME = 3
# Words that many bodies have in their names tell of none of them.
COMMON_IN_NAMES = {
    "Sample", "City", "Town", "Municipality", "Region", "County", "Province", "Council", "Ministry",
    "Office", "University", "Agency", "Public", "National", "Federal", "State", "Services", "Service",
    "Health", "Hospital", "Government", "Department", "Institute", "Centre", "Company", "Transport",
    "Buildings", "Local", "Regional", "Central", "Authority", "District", "Group", "Association",
    "Stadt", "Kreis", "Land", "Amt", "Bundesamt", "Ministerium", "Gemeinde", "Ville", "Commune",
    "Région", "Ministère", "Conseil", "Gemeente", "Provincie", "Ministerie", "Comune", "Regione",
    "Ciudad", "Ayuntamiento", "Kommune", "Kommun", "With", "from", "and", "for",
}  # fmt: skip


def others_visible(review: Review, call: Call) -> bool:
    """Whether the author of a review sees those of others on the same file."""
    return _shows_others(review.state, call)


def _shows_others(state: str, call: Call) -> bool:
    if state != ReviewState.DONE:
        return False
    return call.review_phase != ReviewPhase.INDEPENDENT or call.state == CallState.DECIDED


def hidden_scores(call: Call, reader: Person) -> set[int]:
    """The files whose scores somebody who also reads them must not see yet."""
    mine = Review.objects.counted().filter(reviewer=reader, application__call=call)
    states = mine.values_list("application_id", "state")
    return {file for file, state in states if not _shows_others(state, call)}


def conflicts_in(call: Call, person: Person) -> set[int]:
    """The files of a call in which a person declared a conflict; nothing of them is theirs to see."""
    mine = ConflictDeclaration.objects.filter(person=person, has_conflict=True, application__call=call)
    return set(mine.values_list("application_id", flat=True))


def identity_hidden(call: Call) -> bool:
    """Whether the pages of reviewers hide who applied. The secretariat's own pages always name them."""
    return call.is_blind


def is_telling(question: Question) -> bool:
    """Whether the answer to a question would say who applies."""
    return question.reveals_identity or question.kind in TELLING_KINDS


class SeenAnswer(NamedTuple):
    """One answer as a reader sees it; `hidden` says why its words are not there."""

    number: int
    question: Question
    words: str
    files: list["SeenFile"]
    hidden: str


class SeenFile(NamedTuple):
    upload: Upload
    name: str
    hidden: str = ""


class Seen:
    """A file as its reader sees it. In a blind call it holds nothing that says who applied."""

    def __init__(self, application: Application, *, blind: bool | None = None) -> None:
        self._application = application
        self.blind = identity_hidden(application.call) if blind is None else blind
        self.pk, self.number, self.country = application.pk, application.number, application.country

    @property
    def title(self) -> str:
        """The name by which the reader knows the file."""
        if self.blind:
            return _("Application %(number)s") % {"number": self.number}
        return self._application.place_name

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Who applies; of a blind file only what describes and does not name."""
        one = self._application
        shown = [(_("Role"), one.get_role_display()), (_("Level"), one.get_level_display())]
        if self.blind:
            return [(_("Country"), str(countries.name(one.country) or "–")), *shown]
        before = _("no") if one.is_newcomer else _("yes")
        named = [(_("Applicant"), one.name), (_("Function"), one.function)]
        return [row for row in [*named, *shown, (_("In the group before"), before)] if row[1]]

    @property
    def hint(self) -> str:
        """What a reader is told about what is not there."""
        return hidden_words() if self.blind else ""

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        return names_of(self._application)

    def text(self, words: str) -> str:
        """Words about the file; in a blind call the names in them are covered."""
        if not self.blind or self._names is None:
            return words
        return self._names.sub(_("[hidden]"), words)

    def answers(self, given: Iterable[Answer], uploads: Iterable[Upload]) -> list[SeenAnswer]:
        """The answers and attachments in the order of the questions."""
        files = self._files(uploads)
        answered = {one.question_id: one for one in given}
        asked = {one.question_id: one.question for one in [*given, *(file.upload for file in files)]}
        ordered = sorted(asked.values(), key=lambda question: (question.position, question.pk))
        rows = [self._answer(question, answered.get(question.pk), files) for question in ordered]
        rows = [row for row in rows if row.words or row.files or row.hidden]
        return [row._replace(number=place) for place, row in enumerate(rows, start=1)]

    def _answer(self, question: Question, answer: Answer | None, files: list[SeenFile]) -> SeenAnswer:
        if self.blind and is_telling(question):
            return SeenAnswer(0, question, "", [], _("Hidden: the answer tells who applies."))
        mine = [file for file in files if file.upload.question_id == question.pk]
        # The answer to a question for a file is the name of the file.
        named = answer is None or question.kind == QuestionKind.FILE
        words = "" if named else self.text(answer.said)
        return SeenAnswer(0, question, words, mine, "")

    def _files(self, uploads: Iterable[Upload]) -> list[SeenFile]:
        ordered = enumerate(sorted(uploads, key=lambda one: one.pk), start=1)
        if not self.blind:
            return [SeenFile(one, one.name) for _place, one in ordered]
        return [
            SeenFile(one, attachment_name(self.number, place, one), "" if one.cleared_at else not_looked_at())
            for place, one in ordered
        ]

    def file(self, uploads: Iterable[Upload], pk: int) -> SeenFile | None:
        """One attachment under the name that the reader may know; None where it would tell who applies."""
        found = next((one for one in self._files(uploads) if one.upload.pk == pk), None)
        if found is None or found.hidden or (self.blind and is_telling(found.upload.question)):
            return None
        return found


def not_looked_at() -> str:
    return _("Hidden until the secretariat has looked whether it tells who applies.")


def uploads_waiting(call: Call, *, reader: Person) -> list[Application]:
    """The files of a blind call with an attachment that nobody has looked at for its reviewers."""
    if not identity_hidden(call):
        return []
    waiting = Upload.objects.filter(cleared_at=None, question__reveals_identity=False)
    sent = call.applications.filter(state=ApplicationState.SUBMITTED, uploads__in=waiting)
    return list(sent.visible_to(reader).distinct().order_by("number"))


def hidden_words() -> str:
    return _(
        "This call is read blind. You see country, level and role. Hidden are the name, the organisation, "
        "the function, the address, whether they took part before, the names of attachments, and answers "
        "that tell who applies. Names inside other answers are covered, and an attachment opens once the "
        "secretariat has looked at it."
    )


def attachment_name(number: str | None, place: int, upload: Upload) -> str:
    """“A001, attachment 1.pdf”: the kind of file is kept, its name is not."""
    ending = upload.name.rpartition(".")[2].lower() if "." in upload.name else ""
    words = _("%(number)s, attachment %(n)d") % {"number": number, "n": place}
    return f"{words}.{ending}" if ending.isalnum() and len(ending) <= 5 else words


def names_of(application: Application) -> re.Pattern[str] | None:
    """What finds the names of an applicant and an organisation in a text."""
    whole = {application.name, application.organisation_name, application.email}
    whole.add(application.email.rpartition("@")[2])
    if application.organisation_id and application.organisation:
        whole.add(application.organisation.name)
    if application.applicant_id and application.applicant:
        whole |= {application.applicant.name, application.applicant.email}
    people = [application.name, application.applicant.name if application.applicant else ""]
    # A part of a name can be a common word: it counts only as it is written in the name.
    parts = {part for name in people for part in re.split(r"[\s\-.]+", name)}
    bodies = [application.organisation_name]
    if application.organisation_id and application.organisation:
        bodies.append(application.organisation.name)
    parts |= {part for name in bodies for part in re.split(r"[\s,;()/]+", name) if _is_a_name(part)}
    found = [f"(?i:{_loose(one)})" for one in _longest_first(whole)] + [
        re.escape(one) for one in _longest_first(parts)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)") if found else None


def _is_a_name(word: str) -> bool:
    """Whether a word of a body's name is a name itself: `Val-Fontaine`, not `City` or `of`."""
    return len(word) > SHORTEST_NAME and word[0].isupper() and word not in COMMON_IN_NAMES


def _longest_first(words: Iterable[str]) -> list[str]:
    kept = {word.strip() for word in words if len(word.strip()) >= SHORTEST_NAME}
    return sorted(kept, key=lambda word: (-len(word), word))


def _loose(name: str) -> str:
    """The name with any white space between its words."""
    return r"\s+".join(re.escape(word) for word in name.split())
