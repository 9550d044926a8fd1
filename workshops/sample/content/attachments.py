"""What the form of the open call asks besides texts: a year, a page, a partner, a document. Wholly invented.

`MORE_QUESTIONS`: optional, on the page "Practice". `MORE_ANSWERS`: by the key of the person, then of the
question; of a document the name of the file and its lines.
"""

from workshops.sample.content.shapes import FormQuestion

MORE_QUESTIONS = (
    FormQuestion(
        "year", "Practice", "Year of the contract you tell of", "", "number", "practice", optional=True
    ),
    FormQuestion(
        "page", "Practice", "Where can it be read?", "A page of the contract or the plan, if there is one.",
        "link", "practice", optional=True,
    ),
    FormQuestion(
        "partner", "Practice", "With whom did you do it?", "Another buyer, if you were not alone.",
        "organisation", optional=True,
    ),
    FormQuestion(
        "document", "Practice", "A document that shows it", "The clause, the plan or the report.", "file",
        "practice", optional=True,
    ),
)  # fmt: skip
Document = tuple[str, tuple[str, ...]]
MORE_ANSWERS: dict[str, dict[str, int | str | tuple[str, str] | Document]] = {
    "elodie-warnant": {
        "year": 2025,
        "document": (
            "Plan d'achat responsable.pdf",
            ("Plan d'achat responsable", "Action 4: ordinateurs", "Action 5: imprimantes, première clause"),
        ),
    },
    "vigdis-nesheim": {
        "year": 2024,
        "page": "https://www.example.org/buses/second-order",
        "partner": ("Sample Port Authority of Nordvik", "NO"),
    },
    "dominic-fairlie": {
        "year": 2025,
        "page": "https://www.example.org/disposal/after-the-visit",
        "document": (
            "Letters after the refused visit.pdf",
            ("Letters after the refused visit", "12 March: the gate stays shut", "19 March: a new date"),
        ),
    },
    "riikka-nurmela": {
        "year": 2023,
        "document": (
            "Six answers of makers.pdf",
            ("Six answers of makers of medical devices", "Names are left out."),
        ),
    },
    "sanna-kivela": {"year": 2024, "partner": ("Sample City of Koivulahti", "FI")},
}
