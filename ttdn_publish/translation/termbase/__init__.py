"""The termbase: which words the house has chosen, where they stand in a text, and whether a translation uses them."""

from ttdn_publish.translation.termbase.concept import LANGUAGES, Case, Concept, Status, Term
from ttdn_publish.translation.termbase.matcher import TermHit
from ttdn_publish.translation.termbase.termbase import Termbase, load_termbase, termbase_of
from ttdn_publish.translation.termbase.verdicts import Judgement, TermVerdict

__all__ = [
    "LANGUAGES",
    "Case",
    "Concept",
    "Judgement",
    "Status",
    "Term",
    "TermHit",
    "TermVerdict",
    "Termbase",
    "load_termbase",
    "termbase_of",
]
