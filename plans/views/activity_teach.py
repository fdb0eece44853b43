"""Who is meant by words of a row that the directory does not know: answered once, remembered for all rows."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from msoko.lib.language_ru import counted
from plans import actions, queries
from plans.change_forms import TeachForm
from plans.views.activity_cell import editable_activity
from plans.views.sheet_answers import row_address


@require_http_methods(["GET", "HEAD", "POST"])
def activity_teach(request: HttpRequest, pk: int) -> HttpResponse:
    activity = editable_activity(request, pk)
    unknown = activity.unknown_executors_text.splitlines()
    words = request.GET.get("words", "")
    form = TeachForm(
        request.POST or None, initial={"words": words if words in unknown else "".join(unknown[:1])}
    )
    if form.is_valid():
        try:
            count = actions.teach_executor(activity.edition, by=request.user, **form.cleaned_data)
            rows = counted(count, "строке", "строках", "строках")
            messages.success(request, f"Запомнено. Исполнитель найден в {rows} плана.")
            return redirect(row_address(activity.edition, activity))
        except actions.Refused as refusal:
            form.add_error("name", str(refusal))
    context = {
        "form": form,
        "words": form["words"].value(),
        "activity": activity,
        "plan": activity.edition.plan,
        "names": [one["word"] for one in queries.executor_words(activity.municipality_id)],
    }
    return render(request, "plans/activity_teach.html", context, status=422 if form.is_bound else 200)
