"""The one sentence that goes with an advice: what, and because of which of the person's own numbers.

`by_rule` holds one for each rule of the table, `told` the pieces they are made of.
"""

from progress.rules import Advice, Situation
from progress.sentences.by_rule import SENTENCES
from progress.sentences.told import Told

__all__ = ["SENTENCES", "additions", "halves", "sentence"]


def sentence(advice: Advice, situation: Situation, *, unit: str, alone: bool = False) -> str:
    """At most 300 characters. `alone`: what rests does so while the other exercises go on.

    Raises `KeyError` for a rule without a sentence.
    """
    return SENTENCES[advice.rule](Told(advice, situation, unit, alone=alone)) + "."


def halves(text: str) -> tuple[str, str]:
    """Of a sentence that says why and then what: the one, and the other short of its dose.

    One that says what alone has no why.
    """
    why, dash, what = text.removesuffix(".").partition(" – ")
    if not dash:
        return "", text
    return f"{why}.", f"{what[:1].upper()}{what[1:].partition(':')[0]}."


def additions(advice: Advice) -> list[str]:
    """What the answer asks beside its load and target, each a short sentence of its own."""
    found = {
        "The easier version for now.": advice.easier_version,
        "Something to grow into that is no weight: the harder version, slowly.": advice.harder_version,
        "It has been a while: please answer the safety questions again.": advice.redo_safety_questions,
    }
    return [text for text, applies in found.items() if applies]
