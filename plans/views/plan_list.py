from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from plans import queries
from plans.states import TONES, EditionState


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    plans = list(queries.plans_to_list(request.user))
    waiting = list(queries.editions_that_wait(request.user))
    for plan in plans:
        state = EditionState(plan.edition_state)
        plan.state_tone, plan.state_label = TONES[state], state.label
    context = {
        "plans": plans,
        "waiting": waiting,
        "waits_for_remarks": request.user.has_perm("plans.write_remark"),
    }
    return render(request, "plans/plan_list.html", context)
