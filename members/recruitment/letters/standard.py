"""The letters that a call begins with, in English and French; the secretariat may word its own."""

# ruff: noqa: E501 – a paragraph of a letter is one line, or the mail would be broken where the code is

from typing import NamedTuple

from ..states import Outcome


class Words(NamedTuple):
    subject: str
    body: str


ENGLISH = {
    Outcome.ACCEPTED: Words(
        "A seat in {group} is offered to you",
        """Hello {name},

we are glad to offer you a seat for {organisation}. It follows from your application {number} to “{call}”.

Say by {offer_until} whether you take it. Without an answer by then, the seat goes to the reserve list.

{feedback}""",
    ),
    Outcome.RESERVE: Words(
        "Your application {number}: reserve list",
        """Hello {name},

thank you for your application {number} to “{call}”. No seat can be offered to you now. You are on the reserve list, in place {reserve_rank}: if a seat becomes free, we may write to you. The order can change, because the rules of the call for a balanced group still have to be kept.

{feedback}

{data}""",
    ),
    Outcome.REFUSED: Words(
        "Your application {number}: {call}",
        """Hello {name},

thank you for your application {number} to “{call}”. There were more good applications than seats, and no seat can be offered to you this time.

{feedback}

{data}""",
    ),
}  # fmt: skip
FRENCH = {
    Outcome.ACCEPTED: Words(
        "Une place dans {group} vous est proposée",
        """Bonjour {name},

nous avons le plaisir de vous proposer une place pour {organisation}. Elle fait suite à votre candidature {number} à « {call} ».

Dites-nous avant le {offer_until} si vous la prenez. Sans réponse à cette date, la place revient à la liste de réserve.

{feedback}""",
    ),
    Outcome.RESERVE: Words(
        "Votre candidature {number} : liste de réserve",
        """Bonjour {name},

merci pour votre candidature {number} à « {call} ». Aucune place ne peut vous être proposée maintenant. Vous êtes sur la liste de réserve, au rang {reserve_rank} : si une place se libère, nous pourrons vous écrire. L’ordre peut changer, car les règles de l’appel pour un groupe équilibré doivent rester respectées.

{feedback}

{data}""",
    ),
    Outcome.REFUSED: Words(
        "Votre candidature {number} : {call}",
        """Bonjour {name},

merci pour votre candidature {number} à « {call} ». Il y avait plus de bonnes candidatures que de places, et aucune place ne peut vous être proposée cette fois.

{feedback}

{data}""",
    ),
}  # fmt: skip
STANDARD = {"en": ENGLISH, "fr": FRENCH}


def standard_words(outcome: str, language: str) -> Words:
    """The standard letter in this language, or in English where there is none."""
    return STANDARD.get(language, ENGLISH)[Outcome(outcome)]
