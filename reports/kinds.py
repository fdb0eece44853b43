"""Kinds of official papers (PR-04, O3), and which of them belong together."""

from django.db import models


class DocumentKind(models.TextChoices):
    ORDER_APPROVING_PLAN = "order_approving_plan", "приказ об утверждении плана"
    ORDER_AMENDING_PLAN = "order_amending_plan", "приказ о внесении изменений в план"
    ORDER_HOLDING_MONITORING = "order_holding_monitoring", "приказ о проведении мониторинга"
    ORDER_ON_RESULTS = "order_on_results", "приказ об итогах мониторинга"
    ORDER_ON_RECOMMENDATIONS = "order_on_recommendations", "приказ об утверждении рекомендаций"
    ORDER_FORMING_GROUP = "order_forming_group", "приказ о создании рабочей группы"
    ORDER_APPOINTING_CURATORS = "order_appointing_curators", "приказ о назначении кураторов"
    ORDER_REPEALING = "order_repealing", "приказ об отмене документа"
    MINUTES = "minutes", "протокол"
    MINUTES_EXTRACT = "minutes_extract", "выписка из протокола"
    BRIEFING_INFORMATIONAL = "briefing_informational", "информационная справка"
    BRIEFING_ANALYTICAL = "briefing_analytical", "аналитическая справка"
    ANALYTICAL_REPORT = "analytical_report", "аналитический отчёт"
    EXECUTION_REPORT = "execution_report", "отчёт об исполнении плана"
    LETTER = "letter", "письмо"


#: papers that are made from an edition and only from there
OF_EDITION = (DocumentKind.ORDER_APPROVING_PLAN, DocumentKind.ORDER_AMENDING_PLAN)
ORDERS = tuple(kind for kind in DocumentKind if kind.startswith("order_"))
MINUTES = (DocumentKind.MINUTES, DocumentKind.MINUTES_EXTRACT)
LETTERS = (DocumentKind.LETTER,)
ANALYSES = (
    DocumentKind.BRIEFING_INFORMATIONAL,
    DocumentKind.BRIEFING_ANALYTICAL,
    DocumentKind.ANALYTICAL_REPORT,
    DocumentKind.EXECUTION_REPORT,
)
#: what a school may read once it is registered; analyses and minutes speak of other schools too (RO-02)
OPEN_TO_SCHOOLS = (*ORDERS, *LETTERS)
#: what its author signs, so that a specialist registers it
SIGNED_BY_AUTHOR = (*MINUTES, *ANALYSES)
