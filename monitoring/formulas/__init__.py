"""Formulas of indicators: a small closed language of arithmetic over primary values. Pure; no eval.

CK-01: «formula from primary fields (e.g. m/n·100)». Real acts write «Показатель = m / N · 100 %» (domain
4.3, V23) and «Д = К1 / К · 100 %» (V28): both are read as they stand. The language and the rule for «нет
данных», «не применимо» and 0 are described in docs/monitoring_rules.md.
"""

from monitoring.formulas.formula import Formula, unknown_names
from monitoring.formulas.parsing import parse_formula
from monitoring.formulas.tokens import FormulaError
from monitoring.values import Absent, Value

__all__ = ["Absent", "Formula", "FormulaError", "Value", "parse_formula", "unknown_names"]
