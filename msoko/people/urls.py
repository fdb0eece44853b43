from django.urls import path

from msoko.people.views import bodies, membership, positions, signing_in

app_name = "people"
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("bodies/", bodies.body_list, name="body-list"),
    path("bodies/add/", bodies.body_add, name="body-add"),
    path("bodies/<int:pk>/", bodies.body_detail, name="body-detail"),
    path("bodies/<int:pk>/edit/", bodies.body_edit, name="body-edit"),
    path("bodies/<int:pk>/include/", membership.body_include, name="body-include"),
    path("bodies/<int:pk>/seat/", membership.body_seat, name="body-seat"),
    path("memberships/<int:pk>/end/", membership.membership_end, name="membership-end"),
    path("seats/<int:pk>/end/", membership.seat_end, name="seat-end"),
    path("organizations/levels/", membership.organization_levels, name="organization-levels"),
    path("positions/", positions.position_list, name="position-list"),
    path("positions/<int:pk>/hand-over/", positions.position_hand_over, name="position-hand-over"),
    path("positions/<int:pk>/substitute/", positions.position_substitute, name="position-substitute"),
    path("positions/<int:pk>/switch/", signing_in.position_switch, name="position-switch"),
]
