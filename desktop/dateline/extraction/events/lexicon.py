"""Words that tell a saying from a happening, and nouns that name something that happens."""

from __future__ import annotations

from typing import Final

REPORTING_VERBS: Final = frozenset(
    "say tell announce report claim state declare add note warn argue insist maintain assert allege "
    "acknowledge admit confirm deny reject dismiss reveal disclose explain comment remark reply "
    "respond write tweet post testify suggest indicate estimate predict forecast recall stress "
    "emphasize emphasise reiterate repeat concede contend observe propose pledge promise vow urge "
    "call accuse complain boast caution charge conclude find believe think expect hint imply inform "
    "notify proclaim publish quote speak ask answer agree signal threaten describe".split()
)
"""Lemmas of verbs that can make a statement; with a complement clause or a quotation they do."""

PLAIN_REPORTING_VERBS: Final = frozenset(
    "say tell announce report claim state declare warn insist maintain assert allege acknowledge "
    "admit confirm deny reveal disclose explain comment remark reply tweet testify reiterate "
    "concede proclaim speak".split()
)
"""Lemmas that make a statement without a complement too ("spoke on Monday")."""

STATES: Final = frozenset(
    "be have need want know believe think hope support include seem remain deserve mean like love "
    "contain consist belong own possess matter owe lack doubt understand regard consider".split()
)
"""Lemmas of verbs that tell how things are, not what happens."""

DENYING_VERBS: Final = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "rebut"})

COMMISSIVE_VERBS: Final = frozenset({"vow", "pledge", "promise", "threaten"})
"""Lemmas whose infinitive is what somebody said he would do."""

ADMITTING_VERBS: Final = frozenset({"deny", "admit", "acknowledge", "confess", "recall", "report"})
"""Lemmas whose gerund is what was said to have happened: "denied having moved it"."""

ACCUSING_VERBS: Final = {"accuse": "of", "charge": "with", "blame": "for", "suspect": "of"}
"""Lemmas whose preposition leads to what was said to have happened: "accused him of burning"."""

QUOTING_VERBS: Final = frozenset({"quote", "cite"})
"""Lemmas that, in the passive, make their subject the speaker: "was quoted as saying"."""

DECIDING_VERBS: Final = frozenset(
    "vote invite decide choose agree refuse decline order urge ask call propose offer".split()
)
"""Lemmas that a past day behind their infinitive dates: "voted to support it on Friday"."""

OCCASION_VERBS: Final = frozenset({"speak", "talk", "write", "address"})
"""Lemmas whose participle tells the occasion of a saying: "speaking on Monday, he accused …"."""

STAYING_VERBS: Final = frozenset({"stay", "remain", "keep", "lie", "stand"})
"""Lemmas that only say that what their complement tells went on."""

REPORTING_NOUNS: Final = frozenset(
    "announcement claim statement report assertion allegation accusation admission confirmation "
    "warning declaration revelation suggestion denial complaint acknowledgement rumour rumor "
    "speculation testimony remark comment".split()
)
"""Nouns whose complement clause is what somebody said."""

LIGHT_VERBS: Final = frozenset(
    "set plan expect schedule slate intend hope want poise aim prepare go due".split()
)
"""Lemmas that only say when or whether; the act is their infinitive."""

EVENT_NOUNS: Final = frozenset(
    "accident accord agreement airstrike ambush appointment arrest arrival assassination assault "
    "attack ballot battle birth blast blockade bombing breach campaign capture ceasefire ceremony "
    "clash collapse conference conflict congress coup crackdown crash crisis death deal debate "
    "debut decision defeat delivery departure deployment disaster dispute drill earthquake election "
    "embargo escape evacuation event exam exchange execution exercise expulsion fall fight fire "
    "flight flood funeral game hearing hurricane incident incursion inauguration increase "
    "investigation invasion killing landing launch lawsuit lockdown loss march massacre match "
    "meeting merger mission murder offensive operation outbreak overthrow parade pullout protest "
    "purchase race raid rally rebellion recapture referendum release resignation retreat retrial "
    "return revolt revolution riot robbery ruling sale seizure sentencing session settlement "
    "shelling shooting shutdown siege skirmish speech split stabbing storm strike summit surrender "
    "surge takeover talks talk test testimony tour tournament treaty trial trip truce uprising "
    "verdict victory visit vote walkout war withdrawal".split()
)
"""Nouns that name something that happens; other nouns leave the date to their verb."""

EVENT_ENDINGS: Final = ("tion", "sion")
"""Endings of nouns made from verbs ("negotiation"); "-ment" names bodies too often."""

NOT_EVENTS: Final = frozenset(
    "administration nation organization organisation institution corporation station position "
    "population association constitution section edition version generation pension foundation "
    "delegation federation information million billion region religion question condition".split()
)

LOCATIVE: Final = frozenset(
    "in at near on into to from outside inside across around within over toward towards".split()
)

PRONOUNS: Final = frozenset(("he", "she", "it", "they", "i", "we", "you", "who", "which", "that"))
"""Words that stand for a source named elsewhere."""
