from django.urls import path

from plans.views import plan_import

app_name = "plans"
urlpatterns = [
    path("imports/add/", plan_import.plan_import, name="plan-import"),
    path("imports/<int:pk>/", plan_import.plan_import_preview, name="plan-import-preview"),
]
