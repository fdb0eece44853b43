from django.urls import path

from plans.views import (
    activity_cell,
    activity_detail,
    activity_place,
    due_policy,
    plan_add,
    plan_detail,
    plan_history,
    plan_import,
    plan_list,
    plan_renumber,
    plan_section,
    plan_state,
)

app_name = "plans"
urlpatterns = [
    path("", plan_list.plan_list, name="plan-list"),
    path("add/", plan_add.plan_add, name="plan-add"),
    path("imports/add/", plan_import.plan_import, name="plan-import"),
    path("imports/<int:pk>/", plan_import.plan_import_preview, name="plan-import-preview"),
    path("due-policy/", due_policy.due_policy, name="due-policy"),
    path("<int:pk>/", plan_detail.plan_detail, name="plan-detail"),
    path("<int:pk>/history/", plan_history.plan_history, name="plan-history"),
    path("<int:pk>/renumber/", plan_renumber.plan_renumber, name="plan-renumber"),
    path("<int:pk>/submit/", plan_state.plan_submit, name="plan-submit"),
    path("<int:pk>/return/", plan_state.plan_return, name="plan-return"),
    path("editions/<int:pk>/activities/add/", activity_place.activity_add, name="activity-add"),
    path("editions/<int:pk>/activities/restore/", activity_place.activity_restore, name="activity-restore"),
    path("editions/<int:pk>/sections/add/", plan_section.section_add, name="section-add"),
    path("sections/<int:pk>/edit/", plan_section.section_edit, name="section-edit"),
    path("sections/<int:pk>/delete/", plan_section.section_delete, name="section-delete"),
    path("activities/<int:pk>/", activity_detail.activity_detail, name="activity-detail"),
    path("activities/<int:pk>/cells/<slug:name>/", activity_cell.activity_cell, name="activity-cell"),
    path("activities/<int:pk>/duplicate/", activity_place.activity_duplicate, name="activity-duplicate"),
    path("activities/<int:pk>/delete/", activity_place.activity_delete, name="activity-delete"),
    path("activities/<int:pk>/move/", activity_place.activity_move, name="activity-move"),
]
