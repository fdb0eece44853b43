from django.urls import path

from monitoring.views import answering, files

app_name = "monitoring"
urlpatterns = [
    path("tasks/<int:pk>/", answering.task_detail, name="task-detail"),
    path("tasks/<int:pk>/answer/", answering.task_answer, name="task-answer"),
    path("tasks/<int:pk>/recall/", answering.task_recall, name="task-recall"),
    path(
        "tasks/<int:pk>/evidence/<int:evidence_pk>/withdraw/",
        answering.evidence_withdraw,
        name="evidence-withdraw",
    ),
    path(
        "tasks/<int:pk>/evidence/<int:evidence_pk>/repeat/", answering.evidence_repeat, name="evidence-repeat"
    ),
    path("evidence/<int:pk>/file/", files.evidence_file, name="evidence-file"),
]
