"""Sign in, sign out, switch between own positions."""

from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from msoko.people.forms import SignInForm
from msoko.people.middleware import remember_position
from msoko.people.models import Position

sign_in = login_not_required(
    auth_views.LoginView.as_view(
        template_name="people/sign_in.html", authentication_form=SignInForm, redirect_authenticated_user=True
    )
)
sign_out = auth_views.LogoutView.as_view()


def locked_out(request: HttpRequest, credentials: object = None, *args: object) -> HttpResponse:
    """What a person sees after too many failed tries with one name from one address."""
    return render(request, "people/locked_out.html", status=429)


@require_POST
def position_switch(request: HttpRequest, pk: int) -> HttpResponse:
    held = Position.objects.filter(user=request.user).held_on(timezone.localdate()).for_header()
    position = get_object_or_404(held, pk=pk)

    remember_position(request, position)
    messages.success(request, f"Теперь вы работаете как: {position.title_text}, {position.municipality}.")
    return redirect("home")
