"""Who may join: `INTERESTS`, by edition; `CHANGE_OF_NEXT`: what changed in the open call. All invented."""

from dataclasses import dataclass

from .shapes import Moment


@dataclass(frozen=True)
class Step:
    """One step on: the state, when, and what was said."""

    state: str
    when: Moment
    note: str = ""


@dataclass(frozen=True)
class Interest:
    """Somebody who may join, from the first word on. `is_public`: said on the public page."""

    organisation: str
    country: str
    name: str
    email: str
    noted: Moment
    note: str = ""
    is_public: bool = False
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Hint:
    """A hint of an open call that says more from now on."""

    question: str
    hint: str
    reason: str
    when: Moment


CHANGE_OF_NEXT = Hint(
    "How much time can you give?",
    "Sessions, reading and one example take about six days, spread over the year; none in August.",
    "Three applicants asked when the days fall.",
    Moment(day=-2, time="11:30"),
)

INTERESTS = {
    "running": (
        Interest(
            "Sample Port of Hallvik", "IS", "Sigrún Hallsdóttir", "sigrun.hallsdottir@sample.example",
            Moment(day=-170, time="10:05"),
            "Met at the open webinar. Buys for three harbours together.",
            steps=(
                Step("talk_held", Moment(day=-163, time="14:20"), "Six days are too many this year."),
                Step("declined", Moment(day=-160, time="09:15"), "Wants to be asked again."),
            ),
        ),
    ),
    "next": (
        Interest(
            "Sample Region of Kopernik", "PL", "Bożena Wilk", "bozena.wilk@sample.example",
            Moment(day=-44, time="09:40"),
            "Two contract managers; who of them could come is open.",
            is_public=True,
        ),
        Interest(
            "Sample City of Karlsbruck", "AT", "Leopold Anzinger", "leopold.anzinger@sample.example",
            Moment(day=-40, time="15:10"),
            is_public=True,
            steps=(
                Step("talk_held", Moment(day=-33, time="11:00"), "Has a running laptop contract to bring."),
                Step("proposed", Moment(day=-20, time="16:30"), "The host bodies would like them to apply."),
            ),
        ),
        Interest(
            "Sample Joint Purchasing Body Twin Lakes", "CH", "Reto Ammann", "reto.ammann@sample.example",
            Moment(day=-37, time="08:50"),
            "Buys for 40 communes.",
            steps=(Step("talk_held", Moment(day=-29, time="10:15"), "Asks whether German is enough: no."),),
        ),
        Interest(
            "Sample Ministry of Digital Affairs", "EE", "Maarika Tamm", "maarika.tamm@sample.example",
            Moment(day=-31, time="13:25"),
            steps=(
                Step("talk_held", Moment(day=-27, time="09:30")),
                Step("proposed", Moment(day=-22, time="12:00")),
                Step("reserve", Moment(day=-18, time="15:45"), "Only if somebody else cannot."),
            ),
        ),
    ),
}  # fmt: skip
