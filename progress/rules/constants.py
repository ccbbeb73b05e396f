"""Every number the advice is built from, with its unit and where it comes from.

S: a published source, named here. C: our rule of thumb, on the careful side; no trial tests how to raise an
ankle weight in back pain, so most are ours.
"""

from fractions import Fraction

# Ratings of pain and effort, 0–10. No agreed bands exist; these are the stricter common ones. S/C: Boonstra
# 2014, 2016. Discomfort up to 5 that settles by the next morning: Thomeé 1997, Silbernagel 2007.
RATING_MAX = 10
PAIN_CALM_MAX = 3
PAIN_DISCOMFORT = 4
PAIN_ACCEPTABLE_MAX = 5
PAIN_HIGH = 6
PAIN_SEVERE = 8

# Points of pain. A change of 2 is real in low back pain, 1 is noise. S: Childs 2005.
PAIN_NOISE = 1
PAIN_REAL_CHANGE = 2
# The next morning's pain that is settled whatever it was before, and the most that is only sore. C
NEXT_SETTLED_MAX = 2
NEXT_SORE_MAX = 3

# Effort, 0–10. C
EFFORT_CARRIED_MAX = 6
EFFORT_HARD = 7
EFFORT_TOO_MUCH = 9

# The share of the target below which a session was too much. C
DONE_TOO_LITTLE = Fraction(4, 5)

# Days after a session within which a later rating still answers for its next morning. C
NEXT_WITHIN_DAYS = 4
# What is usual for somebody: the days before a session, and the ratings needed. C
USUAL_DAYS = 14
USUAL_RATINGS = 4
# The rise of the usual pain: this week against the week before, and the ratings needed in each. C
RISE_WEEK_DAYS = 7
RISE_BOTH_WEEKS_DAYS = 14
RISE_RATINGS = 2

# How long, in days, pain is held against the next session. C
PAIN_COUNTS_DAYS = 28
UNSETTLED_COUNTS_DAYS = 14
# Days of rest without weight after high pain, and after a flare or an unsettled morning. C
REST_AFTER_HIGH_DAYS = 3
REST_AFTER_UNSETTLED_DAYS = 2
# Sessions looked at, and how many of them stop the day. C
HIGH_LOOKED_AT = 3
HIGH_STOPPING = 2
UNSETTLED_STOPPING = 3
UNSETTLED_DROPPING = 2

# Days since the last session: longer breaks need a lighter start. C
SERIES_GAP_MAX_DAYS = 14
LONG_GAP_DAYS = 15
REDUCE_GAP_MAX_DAYS = 28
HALF_GAP_MAX_DAYS = 56
SAFETY_ANSWERS_DAYS = 84
SHORT_GAP_DAYS = 8
# The day after a session with weight is free. S: ACSM 2009
REST_AFTER_WEIGHT_DAYS = 1
# Until when the next-morning question is worth waiting for. C
NEXT_ASKED_DAYS = 1
# Days in which an earlier step down still counts as the answer to rising pain. C
STEP_DOWN_COUNTS_DAYS = 8

# Sessions in a row that were too much, or short of the target. C
TOO_MUCH_SESSIONS = 2
NOT_MET_SESSIONS = 4
# Good sessions before a raise. S: the 2-for-2 rule. Before a bigger step, or a harder version: C
RUN_FOR_RAISE = 2
RUN_FOR_BIGGER_STEP = 3
RUN_FOR_HARDER_VERSION = 3
FULL_VERSION_SESSIONS = 2

# Grams. 0.5 kg at the ankle adds about 9–12 % to the hip's work, 1 kg about 19–23 %. C: ours, from Winter's
# table of body segments
STEP_SMALL_MAX_G = 550
STEP_MAX_G = 1050

# Days at a target before the next rung, and days between two raises of any load. C
DAYS_AT_TARGET = 6
DAYS_BETWEEN_RAISES = 6
MIN_DAYS_AT_LOAD = 14
# With a steady discomfort: sessions looked at, and days at the top rung before a raise. C
STEADY_RUNG_SESSIONS = 3
STEADY_RAISE_SESSIONS = 6
STEADY_RAISE_DAYS = 21
# Back to a load carried before: sessions of these days, and the days needed at the present load. C
KNOWN_LOAD_DAYS = 84
KNOWN_LOAD_SESSIONS = 2
KNOWN_LOAD_CALM_SESSIONS = 3
DAYS_BEFORE_KNOWN_LOAD = 7

# The smallest routine's target for which the ladder has rungs. C
BASE_MIN = 4
