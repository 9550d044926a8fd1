"""Sessions: `SESSIONS_2022` and `SESSIONS_RUNNING`, five each: tuples of `Session`.

`BY_KEY` finds one by its key. Titles and kinds of 2022 are public facts; days, agendas and words are
invented. The running edition: "checkers" held and agreed, "labels-prove" held and in its agreement round,
"batteries-tender" scheduled, "chemicals-poll" in an open date poll, "disposal-webinar" a draft. `GAPS` (dict)
says what the thread should find by itself: the topic without a session, the question that nobody owns, the
overdue actions.
"""

from workshops.sample.content import minutes_2022, minutes_running
from workshops.sample.content.people import MEMBERS_2022, MEMBERS_RUNNING
from workshops.sample.content.shapes import (
    AgendaItem,
    Minutes,
    Moment,
    Objection,
    Paper,
    Poll,
    Session,
    Slot,
)


def _without(members: tuple[str, ...], *absent: str) -> tuple[str, ...]:
    return tuple(key for key in members if key not in absent)


_HRDD = Session(
    key="hrdd-22",
    kind="workshop",
    title="Human Rights Due Diligence",
    description=(
        "Most tenders ask something about human rights. This session compares two tenders line by "
        "line, looks at what "
        "suppliers answered, and asks what the UN Guiding Principles expect of a public buyer.\n\n"
        "Bring **one clause or question** from a contract of your own, without the name of the supplier."
    ),
    topics=("due-diligence",),
    state="held",
    starts=Moment(on="2022-04-26", time="15:00"),
    length=120,
    owner="ingrid-solbakken",
    agenda=(
        AgendaItem("welcome", "15:00", 15, "Welcome, and what the survey told us", ("ingrid-solbakken",)),
        AgendaItem(
            "principles",
            "15:15",
            25,
            "What the UN Guiding Principles ask of a buyer",
            ("daniel-okafor",),
            ("due-diligence",),
        ),
        AgendaItem(
            "tenders",
            "15:40",
            30,
            "Two tenders, side by side",
            ("linnea-akerblad", "aino-lehtovirta"),
            ("due-diligence",),
        ),
        AgendaItem(
            "answers",
            "16:10",
            25,
            "Reading the answers: reports, audits, silence",
            ("matteo-ferrante", "joost-lindeman"),
            ("due-diligence",),
        ),
        AgendaItem(
            "clauses",
            "16:35",
            15,
            "What to write into the contract",
            ("theresa-wallnofer",),
            ("due-diligence",),
        ),
        AgendaItem("close", "16:50", 10, "What we take with us", ()),
    ),
    invited=(*MEMBERS_2022, "dalisay-reyes", "margaux-thiry", "daniel-okafor"),
    present=(
        *_without(MEMBERS_2022, "karin-stenvall", "gareth-winslow", "sabine-ruttimann"),
        "daniel-okafor",
        "margaux-thiry",
    ),
    excused=("karin-stenvall", "gareth-winslow"),
    minutes=Minutes(
        "agreed",
        minutes_2022.LINES["hrdd-22"],
        circulated=Moment(on="2022-04-29", time="10:00"),
        closes=Moment(on="2022-05-13", time="18:00"),
        objections=(
            Objection(
                "two-of-five",
                "olavi-rantasuo",
                (
                    "It was the contract with the reseller that did not allow it, not the maker. The "
                    "line left this open."
                ),
                (
                    "Two of five bidders sent a site list; the other three said that their reseller "
                    "contract does not allow it."
                ),
                "taken_in",
                before=(
                    "Two of five bidders sent a site list; the other three said that they were not "
                    "allowed to."
                ),
            ),
        ),
    ),
)

_BATTERIES = Session(
    key="batteries-22",
    kind="workshop",
    title="Ethical Batteries for Electric Vehicles",
    description=(
        "Cities replace buses and vans by electric ones. The session follows a battery from the mine "
        "to the day when it "
        "leaves the vehicle, and looks for the points at which a buyer can still ask something.\n\n"
        "Two members show their tenders for electric buses."
    ),
    topics=("batteries",),
    state="held",
    starts=Moment(on="2022-06-14", time="10:00"),
    length=120,
    owner="capucine-delvigne",
    agenda=(
        AgendaItem(
            "welcome", "10:00", 10, "Welcome, and why IT buyers talk about buses", ("capucine-delvigne",)
        ),
        AgendaItem(
            "minerals",
            "10:10",
            25,
            "Cobalt and lithium: who digs, who drinks",
            ("dalisay-reyes",),
            ("batteries",),
        ),
        AgendaItem(
            "buses",
            "10:35",
            35,
            "Two tenders for electric buses",
            ("hakon-dyrland", "urs-hegglin"),
            ("batteries",),
        ),
        AgendaItem(
            "rules-to-come",
            "11:10",
            20,
            "Rules to come: due diligence and the battery passport",
            ("mireille-vandorpe",),
            ("batteries", "due-diligence"),
        ),
        AgendaItem(
            "take-back",
            "11:30",
            20,
            "Take-back: who owns the battery in year nine?",
            (),
            ("batteries", "end-of-life"),
        ),
        AgendaItem("close", "11:50", 10, "What we do together", ("capucine-delvigne",)),
    ),
    invited=(*MEMBERS_2022, "dalisay-reyes", "margaux-thiry"),
    present=(
        *_without(
            MEMBERS_2022,
            "chiara-bellavista",
            "wout-claesen",
            "mette-ravnsgaard",
            "femke-oosterling",
            "theresa-wallnofer",
        ),
        "dalisay-reyes",
    ),
    excused=("chiara-bellavista", "femke-oosterling", "theresa-wallnofer"),
    minutes=Minutes(
        "agreed",
        minutes_2022.LINES["batteries-22"],
        circulated=Moment(on="2022-06-17", time="10:00"),
        closes=Moment(on="2022-07-01", time="18:00"),
    ),
)

_CHEMICALS = Session(
    key="chemicals-22",
    kind="workshop",
    title="Exposure of Workers to Chemicals of Concern",
    description=(
        "Our requirements protect the person who uses a device. This session is about the people who "
        "clean, glue, coat "
        "and solder it, about lists of substances and their limits, and about what a supplier may "
        "call a secret."
    ),
    topics=("chemicals",),
    state="held",
    starts=Moment(on="2022-09-20", time="10:00"),
    length=120,
    owner="ingrid-solbakken",
    agenda=(
        AgendaItem("welcome", "10:00", 10, "Welcome", ("ingrid-solbakken",)),
        AgendaItem(
            "exposure",
            "10:10",
            30,
            "What workers breathe in and touch",
            ("birgitta-rosenquist",),
            ("chemicals",),
        ),
        AgendaItem(
            "lists",
            "10:40",
            25,
            "Lists of substances: forbidden, allowed, assessed",
            ("linnea-akerblad", "chiara-bellavista"),
            ("chemicals", "labels"),
        ),
        AgendaItem(
            "contracts",
            "11:05",
            25,
            "From the list to the contract",
            ("femke-oosterling", "lukas-feichtinger"),
            ("chemicals",),
        ),
        AgendaItem(
            "refurbish",
            "11:30",
            20,
            "Design and repair: the glue question",
            ("sofia-arrieta",),
            ("chemicals", "end-of-life"),
        ),
        AgendaItem("close", "11:50", 10, "Ten substances to begin with", ()),
    ),
    invited=(*MEMBERS_2022, "dalisay-reyes", "margaux-thiry", "birgitta-rosenquist"),
    present=(
        *_without(
            MEMBERS_2022,
            "torbjorn-hauglid",
            "pirkko-saarenmaa",
            "olavi-rantasuo",
            "priya-hallam",
            "bastien-lorquet",
            "solveig-brattland",
        ),
        "birgitta-rosenquist",
        "dalisay-reyes",
    ),
    excused=("torbjorn-hauglid", "pirkko-saarenmaa", "olavi-rantasuo"),
    minutes=Minutes(
        "agreed",
        minutes_2022.LINES["chemicals-22"],
        circulated=Moment(on="2022-09-23", time="10:00"),
        closes=Moment(on="2022-10-07", time="18:00"),
        objections=(
            Objection(
                "trade-secret",
                "lukas-feichtinger",
                (
                    "Our lawyers will read this. I said that they agree quickly, not that they agree "
                    "with everything."
                ),
                (
                    "Suppliers call their cleaning agents a trade secret, and our legal service agrees "
                    "with them too quickly."
                ),
                "taken_in",
                before=(
                    "Suppliers call their cleaning agents a trade secret, and our legal service agrees "
                    "with them."
                ),
            ),
        ),
    ),
)

_CERTIFICATIONS = Session(
    key="certifications-22",
    kind="webinar",
    title="Using Certifications in the Procurement of ICT",
    description=(
        "An open webinar for everybody who buys IT with public money: what a label proves, what the "
        "law allows a buyer to "
        "ask for, how two widely used labels differ, and what remains to be done after the "
        "certificate has been filed."
    ),
    topics=("labels",),
    state="held",
    starts=Moment(on="2022-10-11", time="14:00"),
    length=90,
    owner="capucine-delvigne",
    agenda=(
        AgendaItem("welcome", "14:00", 10, "Two ways to use a label", ("capucine-delvigne",), ("labels",)),
        AgendaItem("law", "14:10", 20, "What the law allows", ("theresa-wallnofer",), ("labels",)),
        AgendaItem(
            "labels-compared",
            "14:30",
            25,
            "TCO Certified and EPEAT, side by side",
            ("femke-oosterling", "chiara-bellavista"),
            ("labels",),
        ),
        AgendaItem(
            "verification",
            "14:55",
            20,
            "Who checks, who pays, who hears the worker",
            ("jonas-bremholt", "matteo-ferrante"),
            ("labels", "due-diligence"),
        ),
        AgendaItem(
            "buyers-ask",
            "15:15",
            15,
            "What buyers ask of the owners of labels",
            ("mireille-vandorpe",),
            ("labels",),
        ),
    ),
    invited=(*MEMBERS_2022, "dalisay-reyes", "margaux-thiry"),
    present=(
        *_without(
            MEMBERS_2022,
            "iker-mendizabal",
            "karin-stenvall",
            "gareth-winslow",
            "torbjorn-hauglid",
            "hakon-dyrland",
            "solveig-brattland",
            "sabine-ruttimann",
            "olavi-rantasuo",
        ),
        "margaux-thiry",
    ),
    excused=("iker-mendizabal", "karin-stenvall"),
    minutes=Minutes(
        "agreed",
        minutes_2022.LINES["certifications-22"],
        circulated=Moment(on="2022-10-14", time="10:00"),
        closes=Moment(on="2022-10-28", time="18:00"),
    ),
)

_DISPOSAL = Session(
    key="disposal-22",
    kind="workshop",
    title="Working Conditions at the Re-use and Disposal Stage",
    description=(
        "Who takes our old devices apart, and under which conditions? Members bring the last page of "
        "a disposal contract. "
        "The last item looks back at the year and forward to the report."
    ),
    topics=("end-of-life",),
    state="held",
    starts=Moment(on="2022-11-08", time="10:00"),
    length=120,
    owner="ingrid-solbakken",
    agenda=(
        AgendaItem(
            "welcome", "10:00", 10, "Welcome: the stage with the fewest questions", ("ingrid-solbakken",)
        ),
        AgendaItem(
            "who-works",
            "10:10",
            25,
            "Who does the work, here and far away",
            ("dalisay-reyes", "priya-hallam"),
            ("end-of-life",),
        ),
        AgendaItem(
            "examples",
            "10:35",
            30,
            "Three contracts that follow the device",
            ("wout-claesen", "iker-mendizabal", "joost-lindeman"),
            ("end-of-life",),
        ),
        AgendaItem(
            "contract",
            "11:05",
            25,
            "How far down the chain does the contract look?",
            ("gareth-winslow", "torbjorn-hauglid"),
            ("end-of-life", "due-diligence"),
        ),
        AgendaItem(
            "look-back", "11:30", 30, "Looking back at the year, and the report", ("ingrid-solbakken",)
        ),
    ),
    invited=(*MEMBERS_2022, "dalisay-reyes", "margaux-thiry"),
    present=(
        *_without(MEMBERS_2022, "matteo-ferrante", "theresa-wallnofer", "urs-hegglin", "mette-ravnsgaard"),
        "dalisay-reyes",
        "margaux-thiry",
    ),
    excused=("matteo-ferrante", "theresa-wallnofer"),
    minutes=Minutes(
        "agreed",
        minutes_2022.LINES["disposal-22"],
        circulated=Moment(on="2022-11-11", time="10:00"),
        closes=Moment(on="2022-11-25", time="18:00"),
    ),
)

SESSIONS_2022 = (_HRDD, _BATTERIES, _CHEMICALS, _CERTIFICATIONS, _DISPOSAL)

_CHECKERS = Session(
    key="checkers",
    kind="workshop",
    title="Who checks the checkers?",
    description=(
        "Buyers pay for audits, receive a grade, and seldom see what was found. Three buyers show "
        "how they check their "
        "suppliers; two auditors have written down what stands behind a grade; then we look at clauses that "
        "worked.\n\n"
        "Read before: the three clauses in the paper, one page."
    ),
    topics=("due-diligence",),
    state="held",
    starts=Moment(day=-48, time="10:00"),
    length=120,
    owner="ingrid-solbakken",
    agenda=(
        AgendaItem("welcome", "10:00", 15, "Welcome, and what the survey told us", ("ingrid-solbakken",)),
        AgendaItem(
            "three-buyers",
            "10:15",
            25,
            "How three buyers check their suppliers",
            ("aino-lehtovirta", "jonas-bremholt", "hakon-dyrland"),
            ("due-diligence",),
        ),
        AgendaItem(
            "auditors",
            "10:40",
            40,
            "What auditors find, and who may read it",
            ("matteo-ferrante",),
            ("due-diligence",),
        ),
        AgendaItem(
            "clauses",
            "11:20",
            30,
            "Clauses that worked",
            ("lukas-feichtinger", "urs-hegglin"),
            ("due-diligence",),
        ),
        AgendaItem("take-home", "11:50", 10, "What we take with us", ()),
    ),
    invited=(*MEMBERS_RUNNING, "dalisay-reyes", "margaux-thiry"),
    present=_without(
        MEMBERS_RUNNING,
        "alvaro-quintanar",
        "henrik-lovgren",
        "signe-kjaerulf",
        "solveig-brattland",
        "theresa-wallnofer",
    ),
    excused=("signe-kjaerulf", "solveig-brattland", "theresa-wallnofer"),
    minutes=Minutes(
        "agreed",
        minutes_running.LINES["checkers"],
        circulated=Moment(day=-45, time="10:00"),
        closes=Moment(day=-34, time="18:00"),
        agreed_by=_without(
            MEMBERS_RUNNING,
            "alvaro-quintanar",
            "henrik-lovgren",
            "signe-kjaerulf",
            "solveig-brattland",
            "theresa-wallnofer",
            "gareth-winslow",
            "bastien-lorquet",
            "joost-lindeman",
        ),
        objections=(
            Objection(
                "penalty",
                "mireille-vandorpe",
                "The draft said one percent. Our clause says half a percent of the yearly value.",
                (
                    "A penalty of half a percent has never been charged; the supplier has put it into "
                    "the price."
                ),
                "taken_in",
                before=(
                    "A penalty of one percent has never been charged; the supplier has put it into the price."
                ),
            ),
            Objection(
                "carrot",
                "urs-hegglin",
                "I did not say that penalties are useless. An extra year works better; that is all.",
                (
                    "An extra year of contract moves suppliers more than a penalty does, and it costs "
                    "the buyer nothing."
                ),
                "taken_in",
                before=(
                    "Penalties do not work; an extra year of contract moves suppliers, and it costs the "
                    "buyer nothing."
                ),
            ),
        ),
    ),
    papers=(
        Paper(
            "Three audit clauses, without names",
            "theresa-wallnofer",
            -55,
            "three-audit-clauses.pdf",
            (
                "Clause one gives the buyer the report. Clause two gives the buyer the report and a "
                "repair plan. Clause three lets the buyer share both with partners."
            ),
        ),
    ),
)

_LABELS = Session(
    key="labels-prove",
    kind="workshop",
    title="What a label proves, and what it does not",
    description=(
        "Members know labels well. This session takes three of them through the label test of "
        "Article 43, asks what stands "
        "behind a certificate after two years, and looks for a fair way to treat small firms that "
        "have none."
    ),
    topics=("labels",),
    state="held",
    starts=Moment(day=-14, time="10:00"),
    length=120,
    owner="capucine-delvigne",
    agenda=(
        AgendaItem("welcome", "10:00", 10, "Welcome", ("capucine-delvigne",)),
        AgendaItem(
            "test",
            "10:10",
            35,
            "Three labels and the five questions of Article 43",
            ("theresa-wallnofer", "asger-thorlund"),
            ("labels",),
        ),
        AgendaItem(
            "behind",
            "10:45",
            35,
            "Behind the certificate: models, dates, findings",
            ("linnea-akerblad", "henrik-lovgren"),
            ("labels", "due-diligence"),
        ),
        AgendaItem(
            "small-firms",
            "11:20",
            25,
            "Small firms without a certificate",
            ("sofia-arrieta", "gaia-montanari"),
            ("labels", "end-of-life"),
        ),
        AgendaItem(
            "take-home",
            "11:45",
            15,
            "What we ask of the owners of labels",
            ("femke-oosterling",),
            ("labels",),
        ),
    ),
    invited=(*MEMBERS_RUNNING, "dalisay-reyes", "margaux-thiry", "pieter-swinnen"),
    present=(
        *_without(
            MEMBERS_RUNNING,
            "torbjorn-hauglid",
            "pirkko-saarenmaa",
            "matteo-ferrante",
            "olavi-rantasuo",
            "gareth-winslow",
            "bastien-lorquet",
        ),
        "pieter-swinnen",
    ),
    excused=("torbjorn-hauglid", "pirkko-saarenmaa", "matteo-ferrante"),
    minutes=Minutes(
        "circulated",
        minutes_running.LINES["labels-prove"],
        circulated=Moment(day=-10, time="10:00"),
        closes=Moment(day=3, time="18:00"),
        agreed_by=(
            "jonas-bremholt",
            "femke-oosterling",
            "priya-hallam",
            "sofia-arrieta",
            "katharina-moosbrugger",
            "wout-claesen",
            "linnea-akerblad",
            "mireille-vandorpe",
            "lukas-feichtinger",
            "theresa-wallnofer",
            "gaia-montanari",
            "henrik-lovgren",
        ),
        objections=(
            Objection(
                "accessible",
                "asger-thorlund",
                (
                    "Fourteen months was one label in one year. As it stands, the line sounds as if all "
                    "labels were so slow."
                ),
                (
                    "One of the three labels took fourteen months to obtain; such a label is open to all "
                    "on paper only."
                ),
                "open",
            ),
            Objection(
                "ask-owners",
                "signe-kjaerulf",
                (
                    "We agreed to write a letter. Nobody in the room agreed to a limit of thirty days; I "
                    "would have asked my legal service first."
                ),
                (
                    "The group writes to the owners of three labels and asks them to tell buyers about "
                    "serious findings without delay."
                ),
                "open",
            ),
        ),
    ),
)

_BATTERIES_TENDER = Session(
    key="batteries-tender",
    kind="workshop",
    title="Ethical batteries, tender to take-back",
    description=(
        "Two tenders for electric buses, from two countries with different laws, are put side by "
        "side: what each asked for, "
        "what came back, and what each would write today. The second half is about the battery after "
        "its first life.\n\n"
        "Bring the name of the person who owns this question in your organisation."
    ),
    topics=("batteries", "end-of-life"),
    state="scheduled",
    starts=Moment(day=9, time="10:00"),
    length=120,
    owner="ingrid-solbakken",
    agenda=(
        AgendaItem(
            "cobalt",
            "10:00",
            25,
            "Where the cobalt comes from, and what a buyer can ask",
            ("dalisay-reyes",),
            ("batteries",),
        ),
        AgendaItem(
            "tenders",
            "10:25",
            40,
            "Two tenders for electric buses, side by side",
            ("hakon-dyrland", "urs-hegglin"),
            ("batteries",),
        ),
        AgendaItem(
            "take-back", "11:05", 35, "Take-back: who owns the battery in year nine?", (), ("end-of-life",)
        ),
        AgendaItem(
            "clause-list",
            "11:40",
            15,
            "The list of audit clauses: what is in it",
            ("matteo-ferrante",),
            ("due-diligence",),
        ),
        AgendaItem("close", "11:55", 5, "What we take with us", ()),
    ),
    invited=(*MEMBERS_RUNNING, "dalisay-reyes", "margaux-thiry"),
    rsvp={
        "aino-lehtovirta": "yes",
        "olavi-rantasuo": "no",
        "jonas-bremholt": "yes",
        "signe-kjaerulf": "yes",
        "femke-oosterling": "yes",
        "priya-hallam": "perhaps",
        "sofia-arrieta": "yes",
        "katharina-moosbrugger": "yes",
        "wout-claesen": "yes",
        "matteo-ferrante": "yes",
        "urs-hegglin": "yes",
        "sabine-ruttimann": "yes",
        "linnea-akerblad": "no",
        "torbjorn-hauglid": "yes",
        "mireille-vandorpe": "perhaps",
        "pirkko-saarenmaa": "yes",
        "lukas-feichtinger": "yes",
        "theresa-wallnofer": "perhaps",
        "hakon-dyrland": "yes",
        "solveig-brattland": "yes",
        "henrik-lovgren": "no",
        "gaia-montanari": "perhaps",
        "margaux-thiry": "yes",
    },
    papers=(
        Paper(
            "Five questions to a bus manufacturer",
            "hakon-dyrland",
            -2,
            "five-questions-to-a-bus-manufacturer.pdf",
            (
                "Which chemistry is in the battery? Which refiners supplied the cobalt, lithium and "
                "nickel? Who checked them, and when? What was found and put right? What happens to the "
                "battery after the bus?"
            ),
        ),
        Paper("Clause library, draft", "matteo-ferrante", None, None, "Promised for the end of this week."),
    ),
)

_CHEMICALS_POLL = Session(
    key="chemicals-poll",
    kind="workshop",
    title="Chemicals at work: from the list to the factory floor",
    description=(
        "Ten substances are on the group's list since the last edition. What do suppliers say about "
        "them, who measures the "
        "air at the work place, and how does a buyer get to see a figure?"
    ),
    topics=("chemicals",),
    state="polling",
    starts=None,
    length=120,
    owner="capucine-delvigne",
    agenda=(
        AgendaItem(
            "solvents",
            "10:00",
            30,
            "When a solvent harms: rights and remedies",
            ("daniel-okafor",),
            ("chemicals", "due-diligence"),
        ),
        AgendaItem(
            "list",
            "10:30",
            35,
            "How to read a list of substances",
            ("birgitta-rosenquist",),
            ("chemicals",),
        ),
        AgendaItem(
            "answers",
            "11:05",
            35,
            "Three suppliers answer the list of ten",
            ("linnea-akerblad",),
            ("chemicals",),
        ),
        AgendaItem("close", "11:40", 20, "One clause for the next tender", ()),
    ),
    poll=Poll(
        slots=(
            Slot("s1", 28, "10:00", "12:00"),
            Slot("s2", 29, "14:00", "16:00"),
            Slot("s3", 37, "13:00", "15:00"),
            Slot("s4", 38, "10:00", "12:00"),
            Slot("s5", 42, "09:00", "11:00"),
            Slot("s6", 43, "15:00", "17:00"),
        ),
        opens=Moment(day=-9, time="09:00"),
        closes=Moment(day=1, time="18:00"),
        invited=(*MEMBERS_RUNNING, "dalisay-reyes", "daniel-okafor"),
        holds=True,
        answers={
            "olavi-rantasuo": "yyynny",
            "jonas-bremholt": "yyynyy",
            "femke-oosterling": "ymynmm",
            "priya-hallam": "mnymmn",
            "sofia-arrieta": "yyyynn",
            "katharina-moosbrugger": "yyyymy",
            "wout-claesen": "nmynyn",
            "matteo-ferrante": "ymyyyn",
            "urs-hegglin": "ynyymm",
            "sabine-ruttimann": "yyymmy",
            "linnea-akerblad": "ynynyy",
            "torbjorn-hauglid": "yymyny",
            "mireille-vandorpe": "yyymyn",
            "pirkko-saarenmaa": "yymnyy",
            "asger-thorlund": "ynynym",
            "lukas-feichtinger": "yyynyy",
            "hakon-dyrland": "mynnyy",
            "solveig-brattland": "yymnmy",
            "signe-kjaerulf": "myynyy",
            "henrik-lovgren": "yymnyy",
            "gaia-montanari": "yyynnn",
            "dalisay-reyes": "ymnynn",
        },
    ),
)

_DISPOSAL_WEBINAR = Session(
    key="disposal-webinar",
    kind="webinar",
    title="Where do our old devices go?",
    description=(
        "An open webinar for buyers, asset managers and security officers: three contracts that "
        "follow a device to the "
        "place where it ends, and what they cost."
    ),
    topics=("end-of-life",),
    state="scheduled",
    starts=Moment(day=30, time="14:00"),
    length=90,
    owner="capucine-delvigne",
    invited=("wout-claesen", "priya-hallam", "matteo-ferrante"),
    rsvp={"wout-claesen": "yes", "priya-hallam": "yes"},
    agenda=(
        AgendaItem("chain", "14:00", 30, "The chain behind the last signature", (), ("end-of-life",)),
        AgendaItem(
            "contracts",
            "14:30",
            40,
            "Three contracts that follow the device",
            ("wout-claesen", "priya-hallam"),
            ("end-of-life",),
        ),
        AgendaItem("questions", "15:10", 20, "Questions from the public", ()),
    ),
)

SESSIONS_RUNNING = (_CHECKERS, _LABELS, _BATTERIES_TENDER, _CHEMICALS_POLL, _DISPOSAL_WEBINAR)

BY_KEY = {session.key: session for session in (*SESSIONS_2022, *SESSIONS_RUNNING)}

GAPS = {
    "topic_without_session": "contract-follow-up",
    "question_without_owner": ("checkers", "who-may-read"),
    "overdue": (("checkers", "questionnaire-share"), ("checkers", "penalty-figures")),
}
