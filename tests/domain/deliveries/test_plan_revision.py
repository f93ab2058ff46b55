from bot.domain.deliveries.plan_revision import plan_revision
from bot.domain.times.zones import zone_rules


def test_revision_names_the_zone_data_and_the_plan():
    rules, _, plan = plan_revision().partition("-")

    assert rules == zone_rules()
    # Changes whenever the reminder plan does; then waiting deliveries are planned anew, once.
    assert plan == "25e905a80504"
