"""Ratings of organisations with every step visible. Pure.

RT-01: «a period, a set of indicators with weights, a normalising rule (share of the best = 100 ... ;
min–max; place), rule for «нет данных», rule for equal points». RT-02: «sum of shown terms = total».
"""

from monitoring.ratings.normalising import Normalised, Normalising, normalised
from monitoring.ratings.ranking import Rank, Ties, ranks
from monitoring.ratings.rating import Rating, Row, Term, Unranked, rating
from monitoring.ratings.rules import Criterion, NoData, RatingError, RatingRule

__all__ = [
    "Criterion",
    "NoData",
    "Normalised",
    "Normalising",
    "Rank",
    "Rating",
    "RatingError",
    "RatingRule",
    "Row",
    "Term",
    "Ties",
    "Unranked",
    "normalised",
    "ranks",
    "rating",
]
