"""A page of paper for a session: title, author, text."""

import datetime as dt
import json

import typst

PAGE = """#let facts = json(bytes(sys.inputs.facts))
#set document(title: facts.title, author: facts.author)
#set page(paper: "a4", margin: 3cm)
#set text(lang: "en", size: 11pt)
= #facts.title
#emph(facts.author)

#for sentence in facts.text [#par(sentence)]
"""


def pdf_of(title: str, author: str, text: str, *, at: dt.datetime) -> bytes:
    """The bytes of a PDF of one page."""
    sentences = [f"{part.rstrip('.')}." if "?" not in part else part for part in text.split(". ") if part]
    facts = json.dumps({"title": title, "author": author, "text": sentences}, ensure_ascii=False)
    return typst.compile(PAGE.encode(), sys_inputs={"facts": facts}, timestamp=int(at.timestamp()))
