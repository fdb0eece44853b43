"""What is picked from the library, and where it goes."""

from django import forms
from django.db.models import QuerySet

from plans.models import CycleTemplate, LibraryActivity, Section, StandardActivity


class SectionChoice(forms.ModelChoiceField):
    def label_from_instance(self, section: Section) -> str:
        return section.heading[:100]


class PickForm(forms.Form):
    section = SectionChoice(
        Section.objects.none(),
        required=False,
        label="В какой раздел",
        empty_label="В начало плана, без раздела",
    )
    standard = forms.ModelMultipleChoiceField(StandardActivity.objects.all(), required=False)
    own = forms.ModelMultipleChoiceField(LibraryActivity.objects.all(), required=False)
    cycle = forms.ModelChoiceField(CycleTemplate.objects.all(), required=False)

    def __init__(self, *args: object, sections: "QuerySet[Section]", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections

    @property
    def picks(self) -> dict[str, object]:
        """Keys of what was picked, as `library_queries.picked` takes them."""
        cycle = self.cleaned_data["cycle"]
        return {
            "standard": [row.pk for row in self.cleaned_data["standard"]],
            "own": [row.pk for row in self.cleaned_data["own"]],
            "cycle": cycle.pk if cycle else None,
        }
