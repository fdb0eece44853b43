"""What a person wishes of the letters, and the last letters that went."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from monitoring import actions
from monitoring.forms import ReminderPreferenceForm
from monitoring.queries.reminding import mail_address, own_letters, preference_of


@require_http_methods(["GET", "HEAD", "POST"])
def reminder_preferences(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("monitoring.set_reminders"):
        raise PermissionDenied
    preference = preference_of(request.user)
    form = ReminderPreferenceForm(request.POST or None, instance=preference)
    if request.method == "POST" and form.is_valid():
        actions.set_reminders(preference, by=request.user, **form.cleaned_data)
        messages.success(request, "Сохранено. Следующее письмо придёт по новым правилам.")
        return redirect("monitoring:reminder-preferences")
    context = {
        "form": form,
        "address": mail_address(request.user.position),
        "letters": own_letters(request.user),
    }
    status = 422 if form.errors else 200
    return render(request, "monitoring/reminder_preferences.html", context, status=status)
