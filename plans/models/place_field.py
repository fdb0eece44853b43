"""The column in which the place of a row among its neighbours stands; `plans.ordering` gives the values."""

from decimal import Decimal
from typing import Any

from django.db import models

from plans.ordering import DECIMAL_PLACES, WHOLE_DIGITS, plain


class PlaceField(models.DecimalField):
    """A decimal with room for any number between two others, read without trailing zeros."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"max_digits": WHOLE_DIGITS + DECIMAL_PLACES, "decimal_places": DECIMAL_PLACES}
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Decimal | None, expression: object, connection: object) -> Decimal | None:
        return None if value is None else plain(value)
