"""Numbers, links, partners and documents in the form of the open call."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile

from members.recruitment.actions import applications as actions
from members.recruitment.actions.uploads import store_upload
from members.recruitment.states import QuestionKind
from workshops.sample.content.attachments import MORE_ANSWERS, MORE_QUESTIONS

KEYS = {question.text: question.key for question in MORE_QUESTIONS}


def attach(application: Any, person: str, questions: list[Any], *, at: dt.datetime) -> Any:
    """What somebody has besides texts; nothing where nobody was asked."""
    given = MORE_ANSWERS.get(person, {})
    answers: dict[Any, Any] = {}
    for question in (one for one in questions if one.label in KEYS):
        value: Any = given.get(KEYS[question.label])
        if value and question.kind == QuestionKind.FILE:
            file = ContentFile(pdf_of(value[1]), name=value[0])
            store_upload(application, question=question, file=file, by=None, at=at)
        elif value:
            answers[question] = _stored(question, value)
    if not answers:
        return application
    return actions.save_application(application, version=application.version, answers=answers, at=at)


def _stored(question: Any, value: Any) -> Any:
    if question.kind == QuestionKind.ORGANISATION:
        return {"name": value[0], "country": value[1]}
    return value


def pdf_of(lines: tuple[str, ...]) -> bytes:
    """One page of plain lines, written by hand: the smallest PDF that every reader opens."""
    shown = " T* ".join(f"({line.translate(ESCAPED)}) Tj" for line in lines)
    stream = f"BT /F1 14 Tf 60 780 Td 22 TL {shown} ET".encode("cp1252")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    return _bound(parts)


ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


def _bound(parts: list[bytes]) -> bytes:
    """The parts with the table of where each begins."""
    whole, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(parts) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(whole))
    return whole + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + end
