"""The forms of my activities: their words, and how well one goes."""

from django import forms

from progress.forms.fields import LineField, RatingField
from progress.forms.today import PICK_A_NUMBER
from progress.models import MAX_GOAL_LENGTH


class GoalForm(forms.Form):
    text = LineField(
        label="What I want to do well again",
        max_length=MAX_GOAL_LENGTH,
        help_text="One thing, in your own words: sit through dinner, lace my boots, carry the shopping home.",
        error_messages={
            "required": "Say it in a few words.",
            "max_length": f"At most {MAX_GOAL_LENGTH} characters.",
        },
    )


class NewGoalForm(GoalForm):
    """`uuid` makes a second sending harmless."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)


class GoalRatingForm(forms.Form):
    rating = RatingField(
        required=True, error_messages={"required": PICK_A_NUMBER, "invalid_choice": PICK_A_NUMBER}
    )
