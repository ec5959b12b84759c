"""The shipped law: whole, dated, sourced, and written as French is."""

import re
from datetime import date

from engagement_desktop.domain.rates import Mark
from engagement_desktop.domain.register.applicability_answers import Matter
from engagement_desktop.storage.register.law import shipped_law

PLAIN_BEFORE_MARK = re.compile(r" [:;!?»]|« ")


def test_each_matter_has_a_title_and_a_rule_that_holds_for_all() -> None:
    law = shipped_law()
    assert set(law.titles) == set(Matter)
    for matter in Matter:
        last = [rule for rule in law.rules if rule.matter is matter][-1]
        assert not any((last.kinds, last.forms, last.art200, last.declared, last.identifiers)), matter


def test_each_rule_is_dated_sourced_and_marked() -> None:
    for rule in shipped_law().rules:
        assert date(2000, 1, 1) <= rule.since <= date(2026, 11, 22)
        assert rule.source
        assert rule.mark in Mark


def test_the_sentences_are_typeset_in_french() -> None:
    law = shipped_law()
    for words in (*law.titles.values(), *(text for rule in law.rules for text in (rule.reason, rule.source))):
        assert PLAIN_BEFORE_MARK.search(words) is None, words
        assert "'" not in words, words


def test_the_law_is_read_once() -> None:
    assert shipped_law() is shipped_law()
