from django.urls import path

from reports.views import check, department, document, edition_approve, paper_policy, register, wall

app_name = "reports"
urlpatterns = [
    path("check/<str:key>/", check.document_check, name="document-check"),
    path("paper-policy/", paper_policy.paper_policy, name="paper-policy"),
    path("search/", department.search, name="search"),
    path("documents/", register.document_list, name="document-list"),
    path("documents/xlsx/", register.document_list_xlsx, name="document-list-xlsx"),
    path("documents/<int:pk>/", document.document_detail, name="document-detail"),
    path("documents/<int:pk>/texts/", document.document_texts, name="document-texts"),
    path("documents/<int:pk>/pdf/", document.document_pdf, name="document-pdf"),
    path("documents/<int:pk>/renew/", document.document_renew, name="document-renew"),
    path("documents/<int:pk>/docx/", document.document_docx, name="document-docx"),
    path("documents/<int:pk>/register/", document.document_register, name="document-register"),
    path("plans/<int:pk>/wall/", wall.plan_wall, name="plan-wall"),
    path("editions/<int:pk>/approve/", edition_approve.edition_approve, name="edition-approve"),
    path("editions/<int:pk>/order/", document.edition_order, name="edition-order"),
]
