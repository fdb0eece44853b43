from django.urls import path

from msoko.people.views import positions, signing_in

app_name = "people"
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("positions/", positions.position_list, name="position-list"),
    path("positions/<int:pk>/hand-over/", positions.position_hand_over, name="position-hand-over"),
    path("positions/<int:pk>/substitute/", positions.position_substitute, name="position-substitute"),
    path("positions/<int:pk>/switch/", signing_in.position_switch, name="position-switch"),
]
