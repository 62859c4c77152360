"""The Easter days are reckoned, not looked up."""

from dateutil.easter import easter as easter_of_dateutil

from netdesk.domain.plain_words.feasts import easter


def test_easter_falls_where_others_reckon_it() -> None:
    years = range(1900, 2500)
    assert [easter(year) for year in years] == [easter_of_dateutil(year) for year in years]
