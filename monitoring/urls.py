from django.urls import path

from monitoring.views import (
    answering,
    calendar,
    calendar_feed,
    execution,
    files,
    hand_over,
    personal_link,
    reminder_preferences,
    reviewing,
    saved_views,
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
    path("evidence/<int:pk>/file/", files.evidence_file, name="evidence-file"),
    path("links/<str:token>/", personal_link.personal_link, name="personal-link"),
    path("links/<str:token>/renew/", personal_link.personal_link_renew, name="personal-link-renew"),
    path("reminders/", reminder_preferences.reminder_preferences, name="reminder-preferences"),
    path("positions/<int:pk>/hand-over-list/", hand_over.hand_over_list, name="hand-over-list"),
    path("review/", reviewing.review_queue, name="review-queue"),
    path("review/<int:pk>/", reviewing.review_queue, name="review-queue-task"),
    path("editions/<int:pk>/execution/", execution.plan_execution, name="plan-execution"),
    path("editions/<int:pk>/execution/xlsx/", execution.plan_execution_xlsx, name="plan-execution-xlsx"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/feed/", calendar_feed.calendar_feed, name="calendar-feed"),
    path("calendar/feed/make/", calendar_feed.calendar_feed_make, name="calendar-feed-make"),
    path("calendar/feed/revoke/", calendar_feed.calendar_feed_revoke, name="calendar-feed-revoke"),
    path("calendar/<str:token>.ics", calendar_feed.calendar_feed_read, name="calendar-feed-read"),
    path("views/add/", saved_views.saved_view_add, name="saved-view-add"),
    path("views/<int:pk>/rename/", saved_views.saved_view_rename, name="saved-view-rename"),
    path("views/<int:pk>/delete/", saved_views.saved_view_delete, name="saved-view-delete"),
]
