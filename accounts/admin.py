"""The admin is for content: accounts and their addresses are not read there."""

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Group

admin.site.unregister([EmailAddress, Group])
