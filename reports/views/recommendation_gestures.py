"""What is done with recommendations: order, mailing, sending, answers, measures."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from reports.actions import answering
from reports.actions import recommendations as actions
from reports.chain_forms import AnswerForm, MeasureForm, ReasonForm, SentForm
from reports.models import Document, RecommendationAnswer, TargetedRecommendation
from reports.views.recommendation import visible
from reports.views.refusing import demand, gesture, sentences


def to_detail(pk: int) -> HttpResponse:
    return redirect("reports:recommendation-detail", pk=pk)


def to_list() -> HttpResponse:
    return redirect("reports:recommendation-list")


def to_answer(pk: int) -> HttpResponse:
    answer = RecommendationAnswer.objects.get(pk=pk)
    return to_detail(answer.recommendation_id)


@gesture(to_list)
def recommendation_order(request: HttpRequest) -> HttpResponse:
    """The chosen drafts become one order (RC-02)."""
    demand(request, "reports.keep_chain")
    keys = [key for key in request.POST.getlist("chosen") if key.isdecimal()]
    chosen = TargetedRecommendation.objects.visible_to(request.user).filter(pk__in=keys)
    subject = request.POST.get("subject", "").replace("\0", "").strip()[:300]
    if not subject:
        raise answering.NotYet("Напишите, по результатам мониторинга чего даются рекомендации.")
    order = actions.draft_recommendation_order(chosen, subject=subject, by=request.user)
    messages.success(request, "Проект приказа составлен: рекомендации стоят в приложении.")
    return redirect("reports:document-detail", pk=order.pk)


@gesture(lambda pk: redirect("reports:document-detail", pk=pk))
def document_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Letters to exactly the addressees of the order."""
    order = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    demand(request, "reports.keep_chain", order)
    mailing = actions.mail_recommendations(order, by=request.user)
    return redirect("reports:mailing-detail", pk=mailing.pk)


@gesture(to_detail)
def recommendation_send(request: HttpRequest, pk: int) -> HttpResponse:
    """Sent by other means than a mailing: by hand, by another system."""
    recommendation = visible(request, pk)
    demand(request, "reports.keep_chain", recommendation)
    form = SentForm(request.POST)
    if not form.is_valid():
        raise answering.NotYet(sentences(form))
    day = form.cleaned_data["sent_on"]
    if day > timezone.localdate():
        raise answering.NotYet("Этот день ещё не наступил. Укажите, когда рекомендация направлена.")
    answering.send_recommendation(recommendation, sent_on=day, by=request.user)
    return to_detail(pk)


@gesture(to_detail)
def recommendation_delete(request: HttpRequest, pk: int) -> HttpResponse:
    recommendation = visible(request, pk)
    demand(request, "reports.edit_recommendation", recommendation)
    actions.drop_recommendation(recommendation, by=request.user)
    messages.success(request, "Черновик удалён.")
    return to_list()


@gesture(to_detail)
def recommendation_settle(request: HttpRequest, pk: int) -> HttpResponse:
    recommendation = visible(request, pk)
    demand(request, "reports.keep_chain", recommendation)
    verb = "complete" if request.POST.get("verb") == "complete" else "accept"
    answering.settle_service(recommendation, verb=verb, by=request.user)
    return to_detail(pk)


@gesture(to_detail)
def recommendation_measure(request: HttpRequest, pk: int) -> HttpResponse:
    recommendation = visible(request, pk)
    demand(request, "reports.keep_chain", recommendation)
    form = MeasureForm(request.POST, user=request.user)
    if not form.is_valid():
        raise answering.NotYet("Выберите мероприятие действующего плана.")
    activity = form.cleaned_data["activity"]
    answering.link_measure(
        recommendation, plan=activity.edition.plan, activity_key=activity.key, by=request.user
    )
    return to_detail(pk)


@gesture(to_answer)
def answer_accept(request: HttpRequest, pk: int) -> HttpResponse:
    answer = answer_of(request, pk)
    demand(request, "reports.answer_recommendation", answer)
    answering.accept_recommendation(answer, by=request.user)
    messages.success(request, "Рекомендация принята к исполнению.")
    return to_detail(answer.recommendation_id)


@gesture(to_answer)
def answer_report(request: HttpRequest, pk: int) -> HttpResponse:
    answer = answer_of(request, pk)
    demand(request, "reports.answer_recommendation", answer)
    form = AnswerForm(request.POST, user=request.user)
    if not form.is_valid():
        raise answering.NotYet(sentences(form))
    answering.answer_recommendation(answer, by=request.user, **form.cleaned_data)
    messages.success(request, "Ответ отправлен в управление.")
    return to_detail(answer.recommendation_id)


@gesture(to_answer)
def answer_return(request: HttpRequest, pk: int) -> HttpResponse:
    answer = answer_of(request, pk)
    demand(request, "reports.keep_chain", answer)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise answering.NotYet("Напишите, чего не хватает в ответе.")
    answering.return_answer(answer, reason=form.cleaned_data["text"], by=request.user)
    return to_detail(answer.recommendation_id)


def answer_of(request: HttpRequest, pk: int) -> RecommendationAnswer:
    answers = RecommendationAnswer.objects.visible_to(request.user).select_related("recommendation")
    return get_object_or_404(answers, pk=pk)
