"""The forms that bring a file in: choosing it, and agreeing to what would come."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from progress.takeout.archive import MAX_UPLOAD


class UploadForm(forms.Form):
    file = forms.FileField(
        label="The zip that Steadyback made",
        help_text="Its name begins with “steadyback-”. First you see what is in it; nothing changes by that.",
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        error_messages={
            "required": "Choose the file first.",
            "empty": "This file is empty.",
            "missing": "Choose the file first.",
            "invalid": "Choose the file first.",
        },
    )

    def clean_file(self) -> bytes:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_UPLOAD:
            raise ValidationError(f"A file has at most {MAX_UPLOAD // 1024**2} MiB.")
        return file.read()


class ConfirmForm(forms.Form):
    """`uuid` says which file was shown: another one may have taken its place since."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    with_preferences = forms.BooleanField(required=False, label="Take over these settings too")
