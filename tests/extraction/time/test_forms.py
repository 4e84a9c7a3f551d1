"""Each form in which English writes a time, in a sentence published on Thursday 13 March 2025."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extraction.parsed import ParsedArticle
from dateline.extraction.time.step import find_timexes
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso
from dateline.model.messages import english

Parse = Callable[..., ParsedArticle]
THURSDAY = day_from_iso("2025-03-13")

ORDERS = [
    ("The mill burned on 31 December 2024.", "31 December 2024", "2024-12-31"),
    ("The mill burned on December 31, 2024.", "December 31, 2024", "2024-12-31"),
    ("The mill burned on Dec. 31, 2024.", "Dec. 31, 2024", "2024-12-31"),
    ("The mill burned on 31 Dec 2024.", "31 Dec 2024", "2024-12-31"),
    ("The mill burned on 5-Mar-2024.", "5-Mar-2024", "2024-03-05"),
    ("The mill burned on 5 Mar '24.", "5 Mar '24", "2024-03-05"),
    ("The mill burned on the 31st of December, 2024.", "the 31st of December, 2024", "2024-12-31"),
    ("The mill burned on 12/31/2024.", "12/31/2024", "2024-12-31"),
    ("The mill burned on 31/12/2024.", "31/12/2024", "2024-12-31"),
    ("The mill burned on 31.12.2024.", "31.12.2024", "2024-12-31"),
    ("The mill burned on 31-12-2024.", "31-12-2024", "2024-12-31"),
    ("The mill burned on 2024-12-31.", "2024-12-31", "2024-12-31"),
    ("The mill burned on 2024.12.31.", "2024.12.31", "2024-12-31"),
    ("The mill burned on Tuesday, 11 March.", "Tuesday, 11 March", "2025-03-11"),
    ("The hearing is set for Wednesday, Feb. 25.", "Wednesday, Feb. 25", "2026-02-25"),
    ("The spirit of '68 is dead.", "'68", "1968"),
]
CLOCK = [
    ("The shop burned at 5pm on Tuesday.", "5pm on Tuesday", "2025-03-11T17:00"),
    ("The shop burned at 17:30 on Tuesday.", "17:30 on Tuesday", "2025-03-11T17:30"),
    ("The shop burned at noon on Sunday.", "noon on Sunday", "2025-03-09T12:00"),
    ("The shop burned at 1805 local time.", "1805 local time", "2025-03-13T18:05"),
    ("The shop burned at 0730 GMT on Tuesday.", "0730 GMT on Tuesday", "2025-03-11T07:30"),
    ("The shop burned at 1805 hours on Tuesday.", "1805 hours on Tuesday", "2025-03-11T18:05"),
    ("It burned at 11:30 p.m. EST (0430 GMT) on Tuesday.", "11:30 p.m. EST", "2025-03-11T23:30"),
    ("It burned at 11:30 p.m. EST (0430 GMT) on Tuesday.", "0430 GMT", "2025-03-11T04:30"),
    ("It burned between 2:00 and 4:00 on Tuesday afternoon.", "2:00", "2025-03-11T14:00"),
    ("The shop opened at 10 this morning.", "10 this morning", "2025-03-13T10:00"),
    ("The shop shut at 6 on Tuesday evening.", "6 on Tuesday evening", "2025-03-11T18:00"),
    ("On Tuesday it shut at half past nine.", "half past nine", "2025-03-11T09:30"),
    ("On Tuesday it shut at a quarter to five.", "a quarter to five", "2025-03-11T04:45"),
    ("It shut at five o'clock in the afternoon on Sunday.", None, "2025-03-09T17:00"),
    ("It burned on the night of 5 March.", "the night of 5 March", "2025-03-05TNI"),
    ("It burned early on Wednesday.", "early on Wednesday", "2025-03-12"),
    ("Shells hit the port overnight.", "overnight", "2025-03-12TNI"),
    ("Overnight, snow will fall.", "Overnight", "2025-03-13TNI"),
    ("They met in the mid afternoon on Monday.", None, "2025-03-10TAF"),
]
PERIODS = [
    ("It dried up last summer.", "last summer", "2024-SU"),
    ("It will open next spring.", "next spring", "2026-SP"),
    ("It dried up in the summer of '69.", "the summer of '69", "1969-SU"),
    ("It froze in the winter of 2021-22.", "the winter of 2021-22", "2021-WI"),
    ("Profit fell in the third quarter of 2024.", "the third quarter of 2024", "2024-Q3"),
    ("Profit fell in Q3 2024.", "Q3 2024", "2024-Q3"),
    ("Third-quarter profit at the firm: 3 million.", "Third-quarter", "2024-Q3"),
    ("Profit fell in the fourth quarter, its worst.", "the fourth quarter", "2024-Q4"),
    ("Profit fell last quarter.", "last quarter", "2024-Q4"),
    ("Profit fell in the first half of 2024.", "the first half of 2024", "2024-H1"),
    ("Profit fell in H1 2024.", "H1 2024", "2024-H1"),
    ("Profit fell in fiscal 2024.", "fiscal 2024", "2024"),
    ("Profit fell in the 2024 fiscal year.", "the 2024 fiscal year", "2024"),
    ("Profit fell in the fiscal year 2023-24.", "the fiscal year 2023-24", "2023"),
    ("Music of the late 1980s was loud.", "the late 1980s", "198"),
    ("Music of the nineties was loud.", "the nineties", "199"),
    ("The mill was built in the 19th century.", "the 19th century", "18"),
    ("The wall was built in the fifth century BC.", "the fifth century BC", "BC04"),
    ("The mill was sold in the 1800s.", "the 1800s", "18"),
    ("The mill burned in early March.", "early March", "2025-03"),
    ("The mill was sold in mid-2023.", "mid-2023", "2023"),
    ("The mill was sold late last year.", "late last year", "2024"),
    ("The deal will end by the end of the year.", "the end of the year", "2025"),
    ("The mill was sold at the end of last year.", "the end of last year", "2024"),
    ("Of its output now, the March harvest was best.", "March", "2025-03"),
]
DISTANCES = [
    ("The mill burned three days ago.", "three days ago", "2025-03-10"),
    ("The mill burned two weeks ago.", "two weeks ago", "2025-02-27"),
    ("The mill burned a couple of years back.", "a couple of years back", "2023"),
    ("The mill burned a year and a half ago.", "a year and a half ago", "2023-09"),
    ("The mill will reopen ten years from now.", "ten years from now", "2035"),
    ("The mill will reopen in two days' time.", "in two days' time", "2025-03-15"),
    ("On 6 August 2019 it burned; five months later it shut.", "five months later", "2020-01"),
    ("On 6 August 2019 it burned; a week earlier it rained.", "a week earlier", "2019-07-30"),
    ("Slim left in May 2019. The year before, he had come.", "The year before", "2018"),
    ("Ann died on 6 May 2019. The day after her death it rained.", "The day after", "2019-05-07"),
    ("It closed last week.", "last week", "2025-W10"),
    ("It closed the week before last.", "the week before last", "2025-W09"),
    ("It closed the night before last.", "the night before last", "2025-03-11TNI"),
    ("It closed the day before yesterday.", "the day before yesterday", "2025-03-11"),
    ("It will close the day after tomorrow.", "the day after tomorrow", "2025-03-15"),
    ("It closed this month.", "this month", "2025-03"),
    ("It will close next year.", "next year", "2026"),
    ("It opened on 6 August 2019 and shut the same day.", "the same day", "2019-08-06"),
    ("It opened on 6 August 2019 and shut that year.", "that year", "2019"),
    ("Sales rose in the third quarter from a year earlier.", "a year earlier", "2023-Q3"),
    ("It closed on the 5th.", "the 5th", "2025-03-05"),
    ("It closed on the 7th of last month.", "the 7th of last month", "2025-02-07"),
]
WEEKDAYS = [
    ("It closed on Tuesday.", "Tuesday", "2025-03-11"),
    ("It closed last Tuesday.", "last Tuesday", "2025-03-11"),
    ("It will close next Tuesday.", "next Tuesday", "2025-03-18"),
    ("It closed this past Friday.", "this past Friday", "2025-03-07"),
    ("It will close this coming Friday.", "this coming Friday", "2025-03-14"),
    ("It closed on Friday of last week.", "Friday of last week", "2025-03-07"),
    ("It closed two Fridays ago.", "two Fridays ago", "2025-02-28"),
    ("It closed a week ago Tuesday.", "a week ago Tuesday", "2025-03-04"),
    ("It will close a week from Friday.", "a week from Friday", "2025-03-21"),
    ("It closed the Tuesday before last.", "the Tuesday before last", "2025-03-04"),
    ("It closed on the third Thursday in November 2024.", None, "2024-11-21"),
    ("It closed on the last Monday of May 2024.", "the last Monday of May 2024", "2024-05-27"),
    ("It closed last weekend.", "last weekend", "2025-W10-WE"),
    ("It will close this weekend.", "this weekend", "2025-W11-WE"),
    ("It closed over the weekend.", "over the weekend", "2025-W10-WE"),
]
NAMED = [
    ("It closed on Christmas Eve.", "Christmas Eve", "2024-12-24"),
    ("It closed on New Year's Day.", "New Year's Day", "2025-01-01"),
    ("It will close on Easter Monday.", "Easter Monday", "2025-04-21"),
    ("It will close on Orthodox Easter 2024.", "Orthodox Easter 2024", "2024-05-05"),
    ("It closed last Thanksgiving.", "last Thanksgiving", "2024-11-28"),
    ("It closed on Black Friday 2024.", "Black Friday 2024", "2024-11-29"),
    ("It will close on Labor Day.", "Labor Day", "2025-09-01"),
    ("Nobody forgot 9/11 here.", "9/11", "2001-09-11"),
    ("He died in the September 11 attacks.", "the September 11", "2001-09-11"),
    ("He fell on D-Day in France.", "D-Day", "1944-06-06"),
]
VAGUE = [
    ("They recently sailed.", "recently", "PAST_REF"),
    ("They have sailed in recent weeks.", "recent weeks", "PAST_REF"),
    ("They now sail.", "now", "PRESENT_REF"),
    ("The current owner sails.", "current", "PRESENT_REF"),
    ("They will sail in the coming days.", "the coming days", "PXD"),
    ("They will sail in the near future.", "the near future", "FUTURE_REF"),
    ("It was agreed on Tuesday and cut off days earlier.", "days earlier", "PAST_REF"),
    ("They were stuck there for weeks on end.", "weeks on end", "PXW"),
    ("They sailed a few days ago.", "a few days ago", "PAST_REF"),
]
LENGTHS = [
    ("A 30-day ceasefire held.", "30-day", "P30D"),
    ("They sailed for two and a half years.", "two and a half years", "P2.5Y"),
    ("They sailed for half an hour.", "half an hour", "PT30M"),
    ("They sailed for 2000 years.", "2000 years", "P2000Y"),
    ("They filmed 1500 hours of it.", "1500 hours", "PT1500H"),
    ("The 8-month-old truce held.", "8-month-old", "P8M"),
    ("They sail every Monday.", "every Monday", "XXXX-WXX-1"),
    ("They sail twice a week.", "twice a week", "P1W"),
    ("The annual race was held.", "annual", "P1Y"),
    ("They meet on the first Monday of every month.", "the first Monday of every month", "P1M"),
    ("They sail every summer.", "every summer", "XXXX-SU"),
    ("They sail on Saturday nights.", "Saturday nights", "XXXX-WXX-6TNI"),
    ("It will cost a billion over the next decade.", "the next decade", "P1DE"),
    ("He resigned hours before the report appeared.", "hours", "PTXH"),
    ("He left a day later than planned.", "a day", "P1D"),
    ("It sold 30 boats a day then.", "a day", "P1D"),
    ("They moved into winter quarters.", "winter", "XXXX-WI"),
]
FORMS = [*ORDERS, *CLOCK, *PERIODS, *DISTANCES, *WEEKDAYS, *NAMED, *VAGUE, *LENGTHS]


@pytest.mark.parametrize(("text", "words", "value"), FORMS)
def test_a_form_has_its_value(parsed: Parse, text: str, words: str | None, value: str) -> None:
    timexes = find_timexes(parsed(text, published_day=THURSDAY))
    read = [(timex.span.of(text), timex.value) for timex in timexes]
    assert (words, value) in read or (words is None and value in dict(read).values()), read
    for timex in timexes:
        assert english(timex.reason)


RANGES = [
    ("from 3 to 5 May 2024", ["2024-05-03", "2024-05-05"]),
    ("between 2014 and 2016", ["2014", "2016"]),
    ("in 1994-95", ["1994", "1995"]),
    ("from March to May 2024", ["2024-03", "2024-05"]),
    ("on May 3-5, 2024", ["2024-05-03", "2024-05-05"]),
    ("from 28 March to 3 April 2024", ["2024-03-28", "2024-04-03"]),
    ("from December 2023 to January 2024", ["2023-12", "2024-01"]),
    ("from Monday to Wednesday", ["2025-03-10", "2025-03-12"]),
    ("in late 2023 and early 2024", ["2023", "2024"]),
]


@pytest.mark.parametrize(("words", "values"), RANGES)
def test_both_ends_of_a_stretch_have_their_values(
    parsed: Parse, words: str, values: list[str]
) -> None:
    timexes = find_timexes(parsed(f"It rained {words}.", published_day=THURSDAY))
    assert [timex.value for timex in timexes] == values


DIRECTIONS = [
    ("Ministers meet on Monday.", "2025-03-17"),
    ("The film opens in September.", "2025-09"),
    ("He resigned in December.", "2024-12"),
    ("The law expires on July 31.", "2025-07-31"),
    ("Elections are due in November.", "2025-11"),
    ("The court postponed the hearing to Tuesday.", "2025-03-18"),
    ("The judge set a hearing for Tuesday.", "2025-03-18"),
    ("Flights have been suspended until Friday.", "2025-03-14"),
    ("The siege lasted until Friday.", "2025-03-07"),
    ("Talks resumed ahead of Friday's summit.", "2025-03-14"),
    ("It had been due to open on Saturday.", "2025-03-08"),
    ("He said that he would resign on Saturday.", "2025-03-15"),
    ("Workers have been on strike since Monday.", "2025-03-10"),
    ("It names a new head, effective July 1.", "2025-07-01"),
    ("The offensive began as planned on Friday.", "2025-03-07"),
    ("On Friday, the owners planned a sale.", "2025-03-07"),
    ("The owners planned a rally on Friday.", "2025-03-14"),
    ("He ordered Ben to testify on April 10.", "2025-04-10"),
    ("By late April the town had fallen.", "2024-04"),
    ("If elected in November, she would cut taxes.", "2025-11"),
    ("Union to strike on Friday", "2025-03-14"),
    ("Friday's vote will be close.", "2025-03-14"),
    ("He feared an exit in an April vote.", "2025-04"),
    ("She is to appear in court on April 2.", "2025-04-02"),
    ("Profit at the group rose after its August agreement.", "2024-08"),
]


@pytest.mark.parametrize(("text", "value"), DIRECTIONS)
def test_the_clause_says_which_way_to_look(parsed: Parse, text: str, value: str) -> None:
    (timex,) = find_timexes(parsed(text, published_day=THURSDAY))
    assert timex.value == value


def test_this_month_by_name_is_that_of_publication_whatever_the_text_speaks_of(
    parsed: Parse,
) -> None:
    text = (
        "The hall was built in 1911, sold in 1923, burned in May 1931, rebuilt in 1932 and shut "
        "in June 1950. This September it will open again."
    )
    timexes = find_timexes(parsed(text, published_day=THURSDAY))
    assert timexes[-1].value == "2025-09"


def test_a_report_full_of_dates_with_their_year_is_no_story_of_the_past(parsed: Parse) -> None:
    text = (
        "The board met on 3 February 2025, on 10 February 2025, on 17 February 2025, on 24 "
        "February 2025 and on 3 March 2025. It voted in January."
    )
    timexes = find_timexes(parsed(text, published_day=THURSDAY))
    assert timexes[-1].rule.endswith("/past")


def test_a_story_goes_on_after_a_look_back_and_tells_what_is_usual(parsed: Parse) -> None:
    text = (
        "The port was founded in June 1911. It grew fast.\n\nIn March 1912 a fire began. The fleet "
        "left in May 1912.\n\nThe lighthouse, built in 1798, went out. In July the mayor fled, and "
        "in October 1912 he came back. The bay freezes in January."
    )
    read = {t.span.of(text): t.value for t in find_timexes(parsed(text, published_day=THURSDAY))}
    assert read["July"] == "1912-07"
    assert read["January"] == "XXXX-01"


def test_a_year_is_carried_to_the_next_sentence_and_no_further_in_news(parsed: Parse) -> None:
    text = (
        "He was named head in March 2019. In April he moved in.\n\nThe hall is old. On Monday it "
        "shut. In February it had burned."
    )
    read = {t.span.of(text): t.value for t in find_timexes(parsed(text, published_day=THURSDAY))}
    assert read["April"] == "2019-04"
    assert read["February"] == "2025-02"


def test_the_end_of_the_year_far_from_any_date_is_that_of_publication(parsed: Parse) -> None:
    text = (
        "It was built in 1911. It is a hall. It is old. It is grey. The end of the year is a "
        "chance to sell it."
    )
    timexes = find_timexes(parsed(text, published_day=THURSDAY))
    assert timexes[-1].value == "2025"


def test_a_past_weekday_that_is_tomorrows_is_unsure(parsed: Parse) -> None:
    text = "It burned on Friday, and it had rained on Tuesday."
    friday, tuesday = find_timexes(parsed(text, published_day=THURSDAY))
    assert (friday.value, friday.confidence) == ("2025-03-07", Confidence.UNSURE)
    assert (tuesday.value, tuesday.confidence) == ("2025-03-11", Confidence.LIKELY)
