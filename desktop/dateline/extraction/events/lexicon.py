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

APPOINTING_VERBS: Final = LIGHT_VERBS | frozenset(
    "announce appoint arrange call confirm convene fix give name propose reschedule summon".split()
)
"""Lemmas whose object with "for" is to be on that day: "called a strike for Friday"."""

CALLING_OFF_VERBS: Final = frozenset(
    "abandon cancel defer delay postpone reschedule scrap skip suspend".split()
)
"""Lemmas whose object did not happen, or not on its day."""

RECORDS: Final = frozenset(
    "clip data document email entry figure file film footage image letter map memo message minutes "
    "photo photograph picture post recording record report screenshot statistic survey tape "
    "transcript video".split()
)
"""Nouns whose "from" tells when they were made."""

EVENT_NOUNS: Final = frozenset(
    "accident accord agreement airstrike ambush appointment arrest arrival assassination "
    "assault attack auction avalanche ballot banquet battle birth blast blockade bombing breach "
    "burial campaign capture carnival ceasefire ceremony championship clash collapse concert "
    "conference conflict congress coup crackdown crash crisis cyclone deal death debate debut "
    "decision defeat delivery departure deployment derby disaster dispute drill earthquake "
    "election embargo escape evacuation event exam exchange execution exercise explosion "
    "expulsion fall festival fight final fire fixture flight flood funeral gala game hearing "
    "heist hijacking hurricane inauguration incident increase incursion interview invasion "
    "investigation kidnapping killing landing launch lawsuit lecture lockdown loss march "
    "massacre match meeting meltdown merger mission murder mutiny offensive operation outbreak "
    "overthrow pageant parade playoff poll premiere primary protest pullout purchase "
    "quarterfinal race raid rally rebellion recapture recital referendum release resignation "
    "retreat retrial return revolt revolution riot robbery rout ruling runoff sale seizure "
    "semi-final semifinal sentencing sermon session settlement shelling shooting show showdown "
    "shutdown siege sit-in skirmish speech split stabbing stampede standoff stoppage storm "
    "strike summit surge surrender takeover talk talks test testimony tornado tour tournament "
    "treaty tremor trial trip truce tsunami typhoon uprising verdict victory vigil visit vote "
    "walkout war wedding withdrawal workshop wreck".split()
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
