"""What must never be stored of a user, refused by the database itself."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "last", "beyond"),
    [
        ("user_unit_known", {"unit": "lb"}, {"unit": "st"}),
        ("user_rest_known", {"rest_s": 90}, {"rest_s": 91}),
        ("user_switch_in_range", {"switch_s": 3}, {"switch_s": 2}),
        ("user_switch_in_range", {"switch_s": 30}, {"switch_s": 31}),
        ("user_weekly_aim_in_range", {"weekly_aim": 1}, {"weekly_aim": 0}),
        ("user_weekly_aim_in_range", {"weekly_aim": 7}, {"weekly_aim": 8}),
    ],
)
def test_a_value_up_to_its_limit_is_stored_and_one_beyond_is_not(
    constraint: str, last: dict[str, object], beyond: dict[str, object]
) -> None:
    user = UserFactory.create(**last)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        User.objects.filter(pk=user.pk).update(**beyond)
