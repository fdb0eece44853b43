"""What is asked of a school, as a request: «Приложите приказ и аналитическую справку.»

T1: each line says in plain words what is asked. The plan names results in the nominative; a request wants
the accusative. Papers are inanimate, so only feminine words of the singular change: adjectives on -ая, -яя
and the noun they belong to. What stands behind the noun («справка о результатах») stays as it is.
"""

import re
from collections.abc import Sequence

#: end like feminine nouns and are plurals: «письма», «решения»
_PLURAL = re.compile(r"(?:ния|тия|вия|ства|письма|дела|слова|места|права|фото|видео)$")
_NOUN = (("ия", "ию"), ("ья", "ью"), ("а", "у"), ("я", "ю"))
_ADJECTIVE = (("ая", "ую"), ("яя", "юю"))


def accusative(text: str) -> str:
    """«аналитическая справка о работе» becomes «аналитическую справку о работе»."""
    words = text.split(" ")
    for place, word in enumerate(words):
        changed = _changed(word, _ADJECTIVE)
        if changed is None:
            words[place] = _noun(word)
            break
        words[place] = changed
    return " ".join(words)


def _noun(word: str) -> str:
    if not word.islower() or _PLURAL.search(word.rstrip(",")):
        return word
    return _changed(word, _NOUN) or word


def _changed(word: str, endings: Sequence[tuple[str, str]]) -> str | None:
    bare = word.rstrip(",")
    for ending, new in endings:
        if bare.endswith(ending) and len(bare) > len(ending) + 1:
            return bare[: -len(ending)] + new + word[len(bare) :]
    return None


def request(papers: Sequence[str], states: Sequence[str] = ()) -> str:
    """Results in the words of the plan, ready for the middle of a sentence.

    `states` are no papers («отсутствие жалоб», «проведено совещание»): they are to be shown, not attached.
    """
    if not papers and not states:
        return "Приложите документ, который показывает, что сделано."
    sentences = []
    if papers:
        *first, last = (accusative(one) for one in papers)
        sentences.append(f"Приложите {', '.join(first)} и {last}." if first else f"Приложите {last}.")
    if states:
        sentences.append(f"Подтвердите: {', '.join(states)}.")
    return " ".join(sentences)
