from django.urls import path

from reports.views import (
    check,
    choice,
    department,
    document,
    document_new,
    document_register,
    dossier,
    edition_approve,
    mailing,
    paper_policy,
    register,
    wall,
    wording,
)

app_name = "reports"
urlpatterns = [
    path("check/<str:key>/", check.document_check, name="document-check"),
    path("mailings/", mailing.mailing_list, name="mailing-list"),
    path("mailings/new/", mailing.mailing_new, name="mailing-new"),
    path("mailings/<int:pk>/", mailing.mailing_detail, name="mailing-detail"),
    path("mailings/<int:pk>/make/", mailing.mailing_make, name="mailing-make"),
    path("mailings/<int:pk>/register/", mailing.mailing_register, name="mailing-register"),
    path("wordings/", wording.wording_list, name="wording-list"),
    path("wordings/<str:kind>/edit/", wording.wording_edit, name="wording-edit"),
    path("wordings/<str:kind>/preview/", wording.wording_preview, name="wording-preview"),
    path("paper-policy/", paper_policy.paper_policy, name="paper-policy"),
    path("search/", department.search, name="search"),
    path("documents/", register.document_list, name="document-list"),
    path("documents/xlsx/", register.document_list_xlsx, name="document-list-xlsx"),
    path("documents/<int:pk>/", document.document_detail, name="document-detail"),
    path("documents/<int:pk>/texts/", document.document_texts, name="document-texts"),
    path("documents/<int:pk>/pdf/", document.document_pdf, name="document-pdf"),
    path("documents/<int:pk>/renew/", document.document_renew, name="document-renew"),
    path("documents/new/", document_new.document_new, name="document-new"),
    path("documents/<int:pk>/figures/", document.document_figures, name="document-figures"),
    path("documents/<int:pk>/case/", document.document_case, name="document-case"),
    path("documents/<int:pk>/docx/", document.document_docx, name="document-docx"),
    path("documents/<int:pk>/register/", document_register.document_register, name="document-register"),
    path("dossiers/", dossier.dossier_list, name="dossier-list"),
    path("dossiers/<int:pk>/", dossier.dossier_detail, name="dossier-detail"),
    path("dossiers/<int:pk>/file/", dossier.dossier_file, name="dossier-file"),
    path("dossiers/<int:pk>/repeat/", dossier.dossier_repeat, name="dossier-repeat"),
    path("tasks/<int:pk>/documents/", choice.document_choice, name="document-choice"),
    path(
        "tasks/<int:pk>/documents/<int:document_pk>/attach/", choice.document_attach, name="document-attach"
    ),
    path("plans/<int:pk>/wall/", wall.plan_wall, name="plan-wall"),
    path("editions/<int:pk>/approve/", edition_approve.edition_approve, name="edition-approve"),
    path("editions/<int:pk>/order/", document.edition_order, name="edition-order"),
]
