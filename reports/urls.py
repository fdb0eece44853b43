from django.urls import path

from reports.views import (
    acquaintance,
    check,
    choice,
    department,
    document,
    document_new,
    document_register,
    dossier,
    edition_approve,
    link,
    mailing,
    paper_policy,
    register,
    sheet,
    signature,
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
    path("documents/<int:pk>/typography/", document.document_typography, name="document-typography"),
    path("documents/<int:pk>/case/", document.document_case, name="document-case"),
    path("documents/<int:pk>/docx/", document.document_docx, name="document-docx"),
    path("documents/<int:pk>/register/", document_register.document_register, name="document-register"),
    path("documents/<int:pk>/signatures/", signature.document_signatures, name="document-signatures"),
    path("documents/<int:pk>/marked/", signature.document_marked, name="document-marked"),
    path("documents/<int:pk>/marked/docx/", signature.document_marked_docx, name="document-marked-docx"),
    path("documents/<int:pk>/links/", link.document_links, name="document-links"),
    path(
        "documents/<int:pk>/acquaintance/", acquaintance.document_acquaintance, name="document-acquaintance"
    ),
    path("documents/<int:pk>/acquaintance/remind/", acquaintance.document_remind, name="document-remind"),
    path(
        "documents/<int:pk>/acquaintance/pdf/",
        sheet.document_acquaintance_pdf,
        name="document-acquaintance-pdf",
    ),
    path(
        "documents/<int:pk>/acquaintance/docx/",
        sheet.document_acquaintance_docx,
        name="document-acquaintance-docx",
    ),
    path("signatures/<int:pk>/file/", signature.signature_file, name="signature-file"),
    path("signatures/<int:pk>/withdraw/", signature.signature_withdraw, name="signature-withdraw"),
    path(
        "acquaintances/<int:pk>/acknowledge/",
        acquaintance.acquaintance_acknowledge,
        name="acquaintance-acknowledge",
    ),
    path("acquaintances/<int:pk>/drop/", acquaintance.acquaintance_drop, name="acquaintance-drop"),
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
    path("editions/<int:pk>/endorsement/pdf/", sheet.edition_endorsement_pdf, name="edition-endorsement-pdf"),
    path(
        "editions/<int:pk>/endorsement/docx/", sheet.edition_endorsement_docx, name="edition-endorsement-docx"
    ),
    path("editions/<int:pk>/order/", document.edition_order, name="edition-order"),
]
