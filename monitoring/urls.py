from django.urls import path

from monitoring.views import (
    answering,
    calendar_event,
    execution,
    files,
    plan_dates,
    postponing,
    reviewing,
    tasks,
)

app_name = "monitoring"
urlpatterns = [
    path("tasks/", tasks.task_list, name="task-list"),
    path("tasks/xlsx/", tasks.task_list_xlsx, name="task-list-xlsx"),
    path("tasks/<int:pk>/", answering.task_detail, name="task-detail"),
    path("tasks/<int:pk>/answer/", answering.task_answer, name="task-answer"),
    path("tasks/<int:pk>/recall/", answering.task_recall, name="task-recall"),
    path("tasks/<int:pk>/accept/", reviewing.task_accept, name="task-accept"),
    path("tasks/<int:pk>/return/", reviewing.task_return, name="task-return"),
    path("tasks/<int:pk>/close/", reviewing.task_close, name="task-close"),
    path("tasks/<int:pk>/reopen/", reviewing.task_reopen, name="task-reopen"),
    path(
        "tasks/<int:pk>/evidence/<int:evidence_pk>/withdraw/",
        answering.evidence_withdraw,
        name="evidence-withdraw",
    ),
    path(
        "tasks/<int:pk>/evidence/<int:evidence_pk>/repeat/", answering.evidence_repeat, name="evidence-repeat"
    ),
    path("tasks/<int:pk>/postpone/", postponing.postponement_add, name="postponement-add"),
    path("postponements/", postponing.postponement_list, name="postponement-list"),
    path("postponements/<int:pk>/decide/", postponing.postponement_decide, name="postponement-decide"),
    path("plans/<int:pk>/dates/", plan_dates.plan_dates_page, name="plan-dates"),
    path("plans/<int:pk>/dates/set/", plan_dates.plan_dates_set, name="plan-dates-set"),
    path("plans/<int:pk>/dates/choose/", plan_dates.plan_dates_choose, name="plan-dates-choose"),
    path("plans/<int:pk>/dates/accept/", plan_dates.plan_dates_accept, name="plan-dates-accept"),
    path("plans/<int:pk>/dates/withdraw/", plan_dates.plan_dates_withdraw, name="plan-dates-withdraw"),
    path("plans/<int:pk>/dates/unneeded/", plan_dates.plan_dates_unneeded, name="plan-dates-unneeded"),
    path("events/<int:pk>/move/", calendar_event.event_move, name="event-move"),
    path("evidence/<int:pk>/file/", files.evidence_file, name="evidence-file"),
    path("review/", reviewing.review_queue, name="review-queue"),
    path("review/<int:pk>/", reviewing.review_queue, name="review-queue-task"),
    path("editions/<int:pk>/execution/", execution.plan_execution, name="plan-execution"),
]
