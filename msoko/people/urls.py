from django.urls import path

from msoko.people.views import signing_in

app_name = "people"
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("positions/<int:pk>/switch/", signing_in.position_switch, name="position-switch"),
]
