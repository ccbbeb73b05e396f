"""The admin is for content: accounts and their addresses are not read there."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group

admin.site.unregister([Authenticator, EmailAddress, Group, UserSession])
