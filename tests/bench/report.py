"""A report of 60 pages as PDF/UA-1 and PDF/A-3a, beside bare typst with the same words and no standard."""

import io

import typst
from pypdf import PdfReader

from tests.bench.harness import Figure, compare
from tests.bench.world import World
from tests.makers.report import make_agreed_lines, make_chapter, make_report
from workshops.report.document import document_of
from workshops.report.exports.pdf import pdf_of
from workshops.report.models import Paragraph, Report, Source

SENTENCE = (
    "Cities that buy together write one set of questions, and suppliers answer it once instead of ten times. "
)
CHAPTERS = 12
PARAGRAPHS = 260


def figures(world: World) -> list[Figure]:
    report = written(world)
    document = document_of(report)
    pages = len(PdfReader(io.BytesIO(pdf_of(document, at=world.at))).pages)
    plain = plain_text(document)
    bare_pages = len(PdfReader(io.BytesIO(typst.compile(plain))).pages)
    repeat = min(world.repeat, 7)
    return [
        compare(
            "report as PDF/UA + A-3a", f"{pages} pages",
            lambda: pdf_of(document_of(Report.objects.get(pk=report.pk)), at=world.at),
            lambda: typst.compile(plain), f"bare typst, {bare_pages} pages",
            repeat=repeat, aim="1 s", elsewhere="0.36 s (bare typst)",
        ),
        compare(
            "its document", f"{pages} pages", lambda: document_of(Report.objects.get(pk=report.pk)),
            lambda: list(Paragraph.objects.filter(chapter__report=report).values_list()), "rows alone",
            repeat=repeat,
        ),
    ]  # fmt: skip


def written(world: World) -> Report:
    """Chapters of paragraphs, each with two lines of agreed minutes as its sources."""
    edition = world.edition
    lines = make_agreed_lines(edition, *(f"Insight {n}: ask once." for n in range(world.many(60))))
    report = make_report(edition=edition)
    for one in report.chapters.all():
        one.delete()
    chapters = [make_chapter(report=report) for _ in range(CHAPTERS)]
    paragraphs = Paragraph.objects.bulk_create(
        Paragraph(
            chapter=chapters[n % CHAPTERS],
            position=n,
            text=SENTENCE * world.chance.randint(4, 10),
            changed_at=world.at,
        )
        for n in range(world.many(PARAGRAPHS))
    )
    Source.objects.bulk_create(
        Source(paragraph=one, position=place, line=lines[(n + place) % len(lines)])
        for n, one in enumerate(paragraphs)
        for place in range(2)
    )
    return report


def plain_text(document: dict) -> bytes:
    """The same words as the plainest typst: headings, paragraphs, footnotes."""
    parts = ['#set page(paper: "a4", margin: (x: 28mm, y: 26mm), numbering: "1")', "#set text(size: 10.5pt)"]
    parts.append("#set par(leading: 0.72em, spacing: 1.15em)\n#outline(depth: 2)\n#pagebreak()")
    for chapter in document["chapters"]:
        parts.append(f"#pagebreak(weak: true)\n= {chapter['title']}")
        for one in chapter["paragraphs"]:
            notes = "".join(f"#footnote[{words}]" for words in one["sources"])
            parts.append(f"{one['text'].strip()}{notes}")
    return "\n\n".join(parts).encode()
