"""Refusals and known problems carry the sentence that the person reads."""

from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem, NotPermitted


def test_a_refusal_has_its_sentence_and_its_field() -> None:
    refusal = DomainError("Novembre a 30 jours.", "born_on")
    assert (str(refusal), refusal.sentence, refusal.field) == (
        "Novembre a 30 jours.",
        "Novembre a 30 jours.",
        "born_on",
    )
    assert NotPermitted("Votre rôle ne permet pas cela.").field is None


def test_a_problem_of_the_environment_says_which_one() -> None:
    problem = KnownProblem("Le disque est plein. Libérez de la place.", Cause.FULL)
    assert str(problem) == problem.sentence
    assert problem.cause is Cause.FULL
