"""How a municipality lays out its papers: a preset of the standard and its own measures (part 3.1).

«Layout parameters are settings of a template, two presets (2016, 2025) are shipped». A municipality without a
row has the preset of 2025.
"""

from dataclasses import replace
from decimal import Decimal
from typing import cast

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from reports.layout import LAYOUTS, FontFamily, Layout, Margins, PdfVariant

FONTS = [(FontFamily.PT_SERIF.value, "PT Serif"), (FontFamily.LIBERATION_SERIF.value, "Liberation Serif")]
VARIANTS = [
    ("pdf/ua-1", "PDF/UA-1: для чтения вслух и с экрана"),
    ("pdf/a-3a", "PDF/A-3a: для хранения и электронной подписи"),
]
STANDARDS = [(key, layout.standard) for key, layout in LAYOUTS.items()]
#: «margins not less than left 20, right 10, top 20, bottom 20 mm»
LEAST = {"left": 20, "right": 10, "top": 20, "bottom": 20}
WIDEST = 50


def margin(side: str, label: str, default: int) -> models.PositiveSmallIntegerField:
    least = LEAST[side]
    return models.PositiveSmallIntegerField(
        f"{label} поле, мм",
        default=default,
        validators=[
            MinValueValidator(least, f"По стандарту это поле не меньше {least} мм."),
            MaxValueValidator(WIDEST),
        ],
    )


@tracked()
class PaperPolicy(MunicipalityOwned):
    standard = models.CharField("стандарт", max_length=4, choices=STANDARDS, default="2025")
    font_family = models.CharField("шрифт", max_length=30, choices=FONTS, default=FontFamily.PT_SERIF.value)
    body_points = models.PositiveSmallIntegerField(
        "размер текста, пт", choices=[(size, str(size)) for size in (12, 13, 14)], default=14
    )
    table_points = models.PositiveSmallIntegerField(
        "размер таблицы, пт", choices=[(size, str(size)) for size in (9, 10, 11, 12)], default=10
    )
    line_spacing = models.DecimalField(
        "межстрочный интервал",
        max_digits=3,
        decimal_places=2,
        default=Decimal("1.15"),
        validators=[MinValueValidator(Decimal(1)), MaxValueValidator(Decimal("1.5"))],
    )
    left_margin = margin("left", "левое", 30)
    right_margin = margin("right", "правое", 15)
    top_margin = margin("top", "верхнее", 20)
    bottom_margin = margin("bottom", "нижнее", 20)
    is_heading_bold = models.BooleanField("заголовок к тексту полужирный", default=False)
    is_table_header_bold = models.BooleanField("шапка таблицы полужирная", default=True)
    has_qr_code = models.BooleanField(
        "QR-код проверки на первой странице", default=False, help_text="ведёт на открытую страницу проверки"
    )
    pdf_variant = models.CharField(
        "вид PDF",
        max_length=10,
        choices=VARIANTS,
        default=VARIANTS[0][0],
        help_text="если приказы подписывают электронной подписью, выберите PDF/A",
    )
    version = models.PositiveIntegerField("версия записи", default=1, editable=False)

    class Meta:
        verbose_name = "оформление документов"
        verbose_name_plural = "оформление документов"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality"],
                name="municipality_has_one_paper_policy",
                violation_error_message="Оформление уже задано: измените его.",
            ),
            models.CheckConstraint(
                condition=Q(left_margin__gte=LEAST["left"])
                & Q(right_margin__gte=LEAST["right"])
                & Q(top_margin__gte=LEAST["top"])
                & Q(bottom_margin__gte=LEAST["bottom"]),
                name="margins_are_those_of_the_standard_or_wider",
                violation_error_message="Поля уже, чем разрешает стандарт.",
            ),
        ]

    def __str__(self) -> str:
        return "Оформление документов"

    @property
    def layout(self) -> Layout:
        return replace(
            LAYOUTS[self.standard],
            margins=Margins(self.top_margin, self.right_margin, self.bottom_margin, self.left_margin),
            font_family=FontFamily(self.font_family),
            body_points=self.body_points,
            table_points=self.table_points,
            line_spacing=float(self.line_spacing),
            is_heading_bold=self.is_heading_bold,
            is_table_header_bold=self.is_table_header_bold,
            pdf_variant=cast(PdfVariant, self.pdf_variant),
        )
