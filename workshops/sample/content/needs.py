"""The surveys: `ASSESSMENT_2022`, `ASSESSMENT_RUNNING` (`Assessment`), their answers
and what may be quoted.

`ANSWERS_2022`: 19 `Answer`, one for each organisation. `ANSWERS_RUNNING`: 23 `Answer`, one for each
person who answered (17 organisations); four members did not. `QUOTES_2022`, `QUOTES_RUNNING`: tuples of
`Quote`; the same texts stand in the answers. `PLAN_2022`, `PLAN_RUNNING`: what was planned from them.
`Answer.values`: single: the option; multiple and ranking: tuples of options (best first); scale: 1 to 5;
text: str. In the multiple question "wanted" the options are topic titles. Wholly invented.
"""

from workshops.sample.content import facts, people
from workshops.sample.content.shapes import Answer, Assessment, Moment, Question, Quote, Section

SECTIONS = (
    Section("topics", "Topics", "How much each topic matters to your organisation, and how far you are."),
    Section(
        "practice",
        "What you do today",
        "There are no wrong answers here, and a low one does not count against you.",
    ),
    Section("group", "What you expect of the group", "So that the sessions treat what you need."),
    Section(
        "words",
        "In your own words",
        "What you write here may be quoted to members with your name. Leave it empty if you prefer.",
    ),
)

HOW_FAR = (
    "We have not started",
    "We have a plan or a first clause",
    "We have one contract with social criteria",
    "We have several such contracts and know their results",
    "We publish our results or teach others",
)
WHO_READS = (
    "Nobody in particular",
    "The buyer who wrote the tender",
    "The contract manager",
    "A body that buys or reads for several authorities",
)
OBSTACLES = (
    "Nobody has the time to read and follow up",
    "Suppliers do not know or do not say where things are made",
    "We fear complaints and appeals",
    "We lack clauses and questions that have been tested",
    "Our orders are too small to be heard",
    "Management asks for the lowest price",
)
FORMATS = (
    "Compare real clauses and tenders",
    "Talk to suppliers together",
    "Hear from workers and those who speak for them",
    "Visit or follow a case over time",
    "Hear experts",
)


def _questions(topics) -> tuple[Question, ...]:
    return (
        Question(
            "topics",
            "topics",
            "pair",
            "How important is this to your organisation, and how well are you doing today?",
            "1 is low, 5 is high. Answer both for each topic.",
            low="not at all",
            high="very",
        ),
        Question(
            "wanted",
            "topics",
            "multiple",
            "Which topics should have a session of their own?",
            "Choose up to three.",
            options=tuple(topic.title for topic in topics),
            at_most=3,
        ),
        Question(
            "how-far",
            "practice",
            "single",
            "How far are you?",
            "Choose the one that fits best.",
            options=HOW_FAR,
        ),
        Question(
            "who-reads",
            "practice",
            "single",
            "Who reads the reports that suppliers send you?",
            options=WHO_READS,
        ),
        Question(
            "obstacles",
            "practice",
            "multiple",
            "What stands in your way most?",
            "Choose up to three.",
            options=OBSTACLES,
            at_most=3,
        ),
        Question(
            "audit-right",
            "practice",
            "scale",
            "How sure are you that you could use an audit right if you had to?",
            low="not sure at all",
            high="completely sure",
        ),
        Question(
            "formats",
            "group",
            "ranking",
            "What helps you most? Put these in order.",
            "The most helpful one comes first.",
            options=FORMATS,
        ),
        Question(
            "in-the-way",
            "words",
            "text",
            "What happens, or does not happen, after you have asked a supplier?",
            "Up to 300 words.",
            required=False,
        ),
        Question(
            "works",
            "words",
            "text",
            "What have you done that worked, even if it was small?",
            "Up to 300 words.",
            required=False,
        ),
        Question(
            "wish",
            "words",
            "text",
            "What should be different when this edition ends?",
            "Up to 300 words.",
            required=False,
        ),
    )


ASSESSMENT_2022 = Assessment(
    title="What the members need, 2022",
    text="Twenty minutes for each organisation. Colleagues may fill it in together; one of you sends it.",
    audience="organisations",
    mode="named",
    topics=tuple(topic.key for topic in facts.TOPICS_2022),
    sections=SECTIONS,
    questions=_questions(facts.TOPICS_2022),
    opens=Moment(on="2022-03-08", time="09:00"),
    closes=Moment(on="2022-03-25", time="18:00"),
)
ASSESSMENT_RUNNING = Assessment(
    title="What the members need",
    text="Twenty minutes for each member. Your answers decide which sessions we hold and in which order.",
    audience="persons",
    mode="named",
    topics=tuple(topic.key for topic in facts.RUNNING_TOPICS),
    sections=SECTIONS,
    questions=_questions(facts.RUNNING_TOPICS),
    opens=Moment(day=-94, time="09:00"),
    closes=Moment(day=-76, time="18:00"),
)

# person; importance and level per topic; how far; who reads; topics wanted; obstacles; formats; audit right
_ROWS_2022 = (
    ("aino-lehtovirta", "33 42 32 53 41", 2, 1, "134", "05", "01243", 2),
    ("jonas-bremholt", "42 31 33 53 52", 3, 2, "024", "05", "01423", 4),
    ("joost-lindeman", "43 41 41 53 44", 4, 1, "123", "15", "01423", 3),
    ("priya-hallam", "32 32 43 52 52", 2, 1, "34", "015", "03124", 3),
    ("sofia-arrieta", "34 43 41 43 43", 2, 1, "234", "35", "02143", 2),
    ("iker-mendizabal", "24 22 22 54 41", 2, 0, "34", "23", "01423", 4),
    ("katharina-moosbrugger", "42 42 51 43 52", 1, 1, "024", "03", "01243", 1),
    ("wout-claesen", "42 22 33 44 42", 2, 2, "014", "035", "04123", 2),
    ("karin-stenvall", "43 22 32 43 41", 2, 1, "024", "24", "10432", 2),
    ("matteo-ferrante", "44 51 31 43 42", 3, 2, "124", "24", "01243", 2),
    ("urs-hegglin", "32 43 33 44 51", 2, 0, "124", "15", "01243", 2),
    ("linnea-akerblad", "42 33 42 51 53", 3, 2, "234", "05", "10234", 2),
    ("torbjorn-hauglid", "44 52 51 44 52", 2, 1, "124", "14", "01234", 4),
    ("mireille-vandorpe", "34 23 31 41 42", 2, 3, "234", "135", "01243", 3),
    ("pirkko-saarenmaa", "44 33 52 22 52", 1, 0, "024", "012", "02143", 3),
    ("asger-thorlund", "32 43 42 44 43", 2, 0, "024", "14", "10324", 4),
    ("lukas-feichtinger", "34 43 22 42 43", 3, 2, "134", "135", "02413", 4),
    ("chiara-bellavista", "44 43 51 43 51", 2, 0, "024", "05", "10243", 3),
    ("hakon-dyrland", "54 53 33 32 42", 3, 3, "134", "134", "02134", 3),
)
_ROWS_RUNNING = (
    ("aino-lehtovirta", "52 52 52 44 23 45", 3, 2, "012", "03", "10243", 4),
    ("olavi-rantasuo", "53 52 53 41 41 22", 2, 1, "013", "245", "12034", 1),
    ("jonas-bremholt", "53 41 44 44 33 54", 3, 2, "015", "125", "01324", 3),
    ("joost-lindeman", "53 42 23 45 52 44", 4, 2, "04", "125", "02134", 5),
    ("femke-oosterling", "44 22 42 34 44 44", 3, 2, "45", "12", "02134", 4),
    ("priya-hallam", "41 44 53 53 32 42", 2, 1, "034", "04", "10234", 3),
    ("sofia-arrieta", "41 41 41 52 22 22", 2, 0, "012", "124", "01324", 1),
    ("katharina-moosbrugger", "31 52 33 44 33 34", 3, 0, "15", "15", "01423", 5),
    ("wout-claesen", "41 52 44 52 34 23", 3, 1, "013", "35", "01234", 1),
    ("matteo-ferrante", "52 41 45 45 22 32", 2, 2, "015", "01", "01243", 5),
    ("urs-hegglin", "41 34 44 44 42 23", 3, 0, "034", "05", "01243", 5),
    ("linnea-akerblad", "52 33 41 42 31 53", 2, 1, "034", "24", "02134", 2),
    ("torbjorn-hauglid", "42 42 52 53 31 41", 1, 1, "234", "03", "02143", 3),
    ("mireille-vandorpe", "44 52 52 44 41 53", 3, 2, "124", "05", "12043", 4),
    ("bastien-lorquet", "41 44 33 31 22 23", 2, 2, "05", "12", "01243", 2),
    ("pirkko-saarenmaa", "34 44 41 44 44 53", 3, 1, "25", "035", "10243", 4),
    ("asger-thorlund", "52 53 52 41 22 33", 2, 2, "012", "23", "10432", 1),
    ("lukas-feichtinger", "41 45 33 54 34 53", 3, 2, "05", "13", "01324", 4),
    ("theresa-wallnofer", "52 22 52 52 31 44", 2, 2, "023", "034", "01324", 1),
    ("hakon-dyrland", "44 52 41 52 41 33", 2, 3, "123", "04", "02143", 2),
    ("solveig-brattland", "52 43 33 52 31 44", 2, 3, "034", "234", "10234", 1),
    ("signe-kjaerulf", "44 41 22 44 33 53", 3, 2, "013", "24", "12043", 4),
    ("gaia-montanari", "53 52 52 44 44 33", 3, 2, "123", "24", "01234", 5),
)

QUOTES_2022 = (
    Quote(
        "policy-on-paper",
        "mireille-vandorpe",
        "in-the-way",
        (
            "We receive a policy. It is well written. It is the same one that the supplier sent us four "
            "years ago."
        ),
        "due-diligence",
    ),
    Quote(
        "nobody-paid",
        "aino-lehtovirta",
        "in-the-way",
        (
            "The reports arrive on the day when I have six tenders open. I put them into a folder with a "
            "good name."
        ),
        "due-diligence",
    ),
    Quote(
        "label-done",
        "katharina-moosbrugger",
        "in-the-way",
        "Once the certificate is in the file, everybody treats the subject as closed, me included.",
        "labels",
    ),
    Quote(
        "bus-late",
        "torbjorn-hauglid",
        "in-the-way",
        "By the time we asked about cobalt there was one bus left that could climb our hills.",
        "batteries",
    ),
    Quote(
        "smell",
        "karin-stenvall",
        "in-the-way",
        (
            "A supplier told us that there are no dangerous substances in the screen. I had asked about "
            "the "
            "factory."
        ),
        "chemicals",
    ),
    Quote(
        "scrap",
        "priya-hallam",
        "in-the-way",
        "We know the serial number of each laptop on its first day and nothing about it on its last.",
        "end-of-life",
    ),
    Quote(
        "one-case",
        "linnea-akerblad",
        "works",
        "We asked for three cases that went wrong. One supplier called me to ask whether this was a trap.",
        "due-diligence",
    ),
    Quote(
        "paid-by-number",
        "wout-claesen",
        "works",
        "Since we pay for each serial number that comes back with an address, the numbers come back.",
        "end-of-life",
    ),
    Quote(
        "five-hours",
        "urs-hegglin",
        "works",
        "Six makers, one hour each, the same questions. It cost us one day and changed the whole tender.",
        "batteries",
    ),
    Quote(
        "prisoners",
        "iker-mendizabal",
        "works",
        (
            "The enterprise that wipes our disks has lost two devices in three years. The old contractor "
            "did "
            "not count."
        ),
        "end-of-life",
    ),
    Quote(
        "same-question",
        "hakon-dyrland",
        "wish",
        "I wish that forty towns and four countries asked the same five questions on the same day.",
        "batteries",
    ),
    Quote(
        "chemist",
        "asger-thorlund",
        "wish",
        "Somebody whom I may call and who knows what n-hexane is.",
        "chemicals",
    ),
    Quote(
        "table",
        "chiara-bellavista",
        "wish",
        (
            "A table in which I can see which label proves what, kept up to date by somebody who is paid "
            "for "
            "it."
        ),
        "labels",
    ),
    Quote(
        "sentence",
        "pirkko-saarenmaa",
        "wish",
        (
            "Six good sentences for a national template would be enough. They would be copied three "
            "hundred "
            "times."
        ),
        "due-diligence",
    ),
)

QUOTES_RUNNING = (
    Quote(
        "audit-secret",
        "aino-lehtovirta",
        "in-the-way",
        "Our suppliers send audit reports we are not allowed to show anyone, so nobody learns from them.",
        "due-diligence",
    ),
    Quote(
        "take-back-tender",
        "aino-lehtovirta",
        "works",
        (
            "We ask for take-back in the tender now. In the last month of a contract nobody picks up the "
            "phone."
        ),
        "end-of-life",
    ),
    Quote(
        "count",
        "olavi-rantasuo",
        "in-the-way",
        (
            "I can tell the council how many contracts have a clause. It has never asked me how many "
            "clauses "
            "have had an effect."
        ),
        "contract-follow-up",
    ),
    Quote(
        "same-table",
        "jonas-bremholt",
        "works",
        (
            "Twice a year, two hours, the same four people and one list. Nothing else that we tried has "
            "lasted."
        ),
        "contract-follow-up",
    ),
    Quote(
        "give-in-return",
        "jonas-bremholt",
        "wish",
        (
            "I would like to know what I may offer to a supplier who tells me about a problem before I "
            "find "
            "it."
        ),
        "due-diligence",
    ),
    Quote(
        "lawyer-pen",
        "signe-kjaerulf",
        "in-the-way",
        (
            "In climate work a supplier who sends no data gets no points. With labour rights the missing "
            "answer counts as a maybe."
        ),
        "due-diligence",
    ),
    Quote(
        "interview-hour",
        "joost-lindeman",
        "works",
        "One hour of talking. I bring the supplier's own report and ask who wrote page seven.",
        "due-diligence",
    ),
    Quote(
        "page-council",
        "femke-oosterling",
        "works",
        (
            "The page for the council is short because a member said that she reads during the speech of "
            "the "
            "one before."
        ),
        None,
    ),
    Quote(
        "fifth-field",
        "femke-oosterling",
        "in-the-way",
        (
            "The field for wages on our dashboard has been empty for three years. I leave it there so that "
            "everyone sees it."
        ),
        "due-diligence",
    ),
    Quote(
        "fire",
        "priya-hallam",
        "in-the-way",
        "After the fire in the sorting hall we learned that our contractor's contractor had a contractor.",
        "end-of-life",
    ),
    Quote(
        "second-hand-proof",
        "sofia-arrieta",
        "works",
        (
            "For a firm of nine people we accept pay slips and a visit. I have learned more there than "
            "from "
            "any certificate."
        ),
        "labels",
    ),
    Quote(
        "auditors-favour",
        "sofia-arrieta",
        "in-the-way",
        (
            "Our own auditors ask why a small firm may bring other papers than a large one. It is a fair "
            "question."
        ),
        "labels",
    ),
    Quote(
        "lucky-wording",
        "katharina-moosbrugger",
        "in-the-way",
        "We won the review. The judge liked a sentence that I had added at midnight and could not explain.",
        None,
    ),
    Quote(
        "forty-missing",
        "wout-claesen",
        "in-the-way",
        (
            "Two thousand seven hundred and sixty devices are where they should be. I am asked about the "
            "other forty."
        ),
        "end-of-life",
    ),
    Quote(
        "four-words",
        "matteo-ferrante",
        "in-the-way",
        (
            "The same locked fire exit was in four reports: as a gap, an observation, a minor finding "
            "and a "
            "point for improvement."
        ),
        "due-diligence",
    ),
    Quote(
        "coding",
        "matteo-ferrante",
        "works",
        "We gave each finding one of thirty codes. Since then I can see in a minute what comes back.",
        "contract-follow-up",
    ),
    Quote(
        "ninety-pages",
        "urs-hegglin",
        "in-the-way",
        (
            "The maker of our buses has sent ninety pages on its refiners. I believe the tables and doubt "
            "the adjectives."
        ),
        "batteries",
    ),
    Quote(
        "smelters",
        "linnea-akerblad",
        "works",
        (
            "Once the smelters had names, the talk with the supplier was about places and no longer about "
            "values."
        ),
        "due-diligence",
    ),
    Quote(
        "replacement",
        "linnea-akerblad",
        "in-the-way",
        "They replaced the solvent on our list by its cousin, who was not on the list.",
        "chemicals",
    ),
    Quote(
        "ferries",
        "torbjorn-hauglid",
        "wish",
        (
            "Requirements for batteries that fit a ferry and a telephone, or the honest statement that "
            "there "
            "are none."
        ),
        "batteries",
    ),
    Quote(
        "forty-bodies",
        "mireille-vandorpe",
        "in-the-way",
        (
            "Forty bodies order from our framework. The duty to follow up lies with all of them, which "
            "means "
            "with none."
        ),
        "contract-follow-up",
    ),
    Quote(
        "short-clauses",
        "bastien-lorquet",
        "works",
        (
            "We cut a condition of 140 words into five sentences. The number of questions from bidders "
            "fell "
            "by two thirds."
        ),
        None,
    ),
    Quote(
        "template-used",
        "pirkko-saarenmaa",
        "in-the-way",
        (
            "The chapter is in the template. In every third contract somebody has deleted it, and I do not "
            "know why."
        ),
        "contract-follow-up",
    ),
    Quote(
        "ladder",
        "asger-thorlund",
        "works",
        "Our new annex says what happens if nothing happens. Two suppliers read that part first.",
        "contract-follow-up",
    ),
    Quote(
        "five-open",
        "lukas-feichtinger",
        "in-the-way",
        "Five findings stay open with one maker. It knows that every one of us will order again.",
        "due-diligence",
    ),
    Quote(
        "ten-clauses",
        "theresa-wallnofer",
        "wish",
        "Ten clauses that a court has seen, in place of forty-one that nobody has tried.",
        "contract-follow-up",
    ),
    Quote(
        "read-once",
        "hakon-dyrland",
        "works",
        "One person reads twelve reports for forty towns. The towns get one page and three dates.",
        "contract-follow-up",
    ),
    Quote(
        "letter-four",
        "hakon-dyrland",
        "in-the-way",
        "Nine makers had our letter and four replied. The other five know that we buy alone.",
        "batteries",
    ),
    Quote(
        "no-place",
        "solveig-brattland",
        "in-the-way",
        "After the training, buyers want to ask about wages, and then the form has no box for it.",
        "due-diligence",
    ),
    Quote(
        "half-checklist",
        "gaia-montanari",
        "works",
        (
            "Seven of twelve points of your checklist worked in a city of ninety thousand. The other five "
            "need a lawyer whom we do not have."
        ),
        None,
    ),
)


def _pick(options: tuple[str, ...], digits: str) -> tuple[str, ...]:
    return tuple(options[int(digit)] for digit in digits)


def _answers(rows, topics, quotes: tuple[Quote, ...]) -> tuple[Answer, ...]:
    titles, keys = tuple(topic.title for topic in topics), tuple(topic.key for topic in topics)
    made = []
    for person, pairs, how_far, who_reads, wanted, obstacles, formats, audit_right in rows:
        values = {
            "wanted": _pick(titles, wanted),
            "how-far": HOW_FAR[how_far],
            "who-reads": WHO_READS[who_reads],
            "obstacles": _pick(OBSTACLES, obstacles),
            "formats": _pick(FORMATS, formats),
            "audit-right": audit_right,
        } | {quote.question: quote.text for quote in quotes if quote.person == person}
        levels = {key: (int(pair[0]), int(pair[1])) for key, pair in zip(keys, pairs.split(), strict=True)}
        made.append(Answer(person, people.BY_KEY[person].organisation, levels, values))
    return tuple(made)


ANSWERS_2022 = _answers(_ROWS_2022, facts.TOPICS_2022, QUOTES_2022)
ANSWERS_RUNNING = _answers(_ROWS_RUNNING, facts.RUNNING_TOPICS, QUOTES_RUNNING)

# The work plans that came of it: session key, topics, owner. In the running one a topic has no session.
PLAN_2022 = (
    ("hrdd-22", ("due-diligence",), "ingrid-solbakken"),
    ("batteries-22", ("batteries",), "capucine-delvigne"),
    ("chemicals-22", ("chemicals",), "ingrid-solbakken"),
    ("certifications-22", ("labels",), "capucine-delvigne"),
    ("disposal-22", ("end-of-life",), "ingrid-solbakken"),
)
PLAN_2022_AGREED = Moment(on="2022-04-05", time="12:00")
PLAN_RUNNING = (
    ("checkers", ("due-diligence",), "ingrid-solbakken"),
    ("labels-prove", ("labels",), "capucine-delvigne"),
    ("batteries-tender", ("batteries", "end-of-life"), "ingrid-solbakken"),
    ("chemicals-poll", ("chemicals",), "capucine-delvigne"),
    ("disposal-webinar", ("end-of-life",), "capucine-delvigne"),
)
PLAN_AGREED = Moment(day=-66, time="12:00")
