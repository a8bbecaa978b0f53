"""What each term means here: the one text that pages, reports, documentation and the command line show."""

DEFINITIONS: dict[str, str] = {
    "loss": (
        "An account that left (a defection) or an opportunity that was lost (a lost deal). The two stand side by "
        "side and are never added up."
    ),
    "lost_on": (
        "The last day of service. An account is active on a day from its first to its last day, both included; a "
        "loss belongs to the period that holds its last day."
    ),
    "announced_on": (
        "The day of the notice, or the last day of service where no notice is known. Churn goes by the last day; "
        "trends of causes and effects of actions go by the announcement. The losses are the same in both: those whose "
        "last day the data cover. One that was announced before the first observed day stands in a trend at its own "
        "period, which is incomplete and has no share."
    ),
    "announced_until": (
        "The day from which announcements are known only in part, since a loss counts once its last day is over: so "
        "many days before the end of the data as 95 of 100 losses take from announcement to last day. Later periods "
        "are marked incomplete, and no change point is sought in them."
    ),
    "period": "From its first day up to, and without, the day on which the next one begins.",
    "observed_since": (
        "The first day from which losses are complete: as set, else the first of the month of the earliest loss."
    ),
    "observed_until": (
        "The first day that the data no longer cover: as set, else the as-of date of the load, else the day after "
        "the latest fact. Nothing beyond is shown, and a period that it cuts is marked incomplete and not compared."
    ),
    "at_risk": "Accounts that are active on the first day of the period.",
    "logo_churn": (
        "Accounts at risk that left in the period, of all accounts at risk. Accounts that came and went inside the "
        "period count in neither. The interval says how far chance alone could move it at the same risk."
    ),
    "churn_of_snapshot": (
        "Left, of all customers in a list that says who has left and not when. It has an as-of date and no period."
    ),
    "retention": "One minus churn.",
    "gross_retention": (
        "Of the accounts at risk, all lines of each added up: the smaller of its fee on the first day of the period "
        "and on the first day of the next (0 when gone), summed, of the sum on the first day. The interval says how "
        "far chance alone, in which of these accounts left or shrank, could move it at the same risks. Accounts whose "
        "currency has no exchange rate are left out and counted."
    ),
    "net_retention": (
        "Of the accounts at risk: their fees on the first day of the next period, of their fees on the first day. "
        "New and returning accounts are not in it. The interval covers the chance in which of them left, shrank or "
        "grew."
    ),
    "churn_on_renewal": (
        "Value lost, of the value that came up for renewal. Given where at least 80 % of the ended contracts say "
        "when they came up."
    ),
    "annualised": "What the churn of at least three whole months comes to in twelve, going on at the same pace.",
    "returning": (
        "An account that was inactive for more than gap_days (30) is lost on its last active day. Where it comes "
        "back the loss stays, and its tenure starts anew."
    ),
    "tenure": "Complete months from the start.",
    "survival": (
        "The share of customers still there after so much tenure (Kaplan-Meier). Accounts older than the first "
        "observed day enter at the tenure they had on it, since those that had left before were never seen; living "
        "accounts are followed to the end of the data. Not drawn where fewer than 10 are at risk."
    ),
    "cumulative_incidence": (
        "The share of customers lost to each cause after so much tenure (Aalen-Johansen on the same risk sets); "
        "unknown is a cause of its own, and all of them with survival sum to one."
    ),
    "cohort": (
        "Accounts by the quarter of their start, followed by quarters of their own, up to the age that the youngest "
        "of them has reached. An account that left stands as gone, and stays so if it comes back."
    ),
    "value": (
        "The annual value as recorded, else twelve times the monthly fee on the day of the announcement; of a deal "
        "its annual amount. Currencies are converted at one fixed rate a year, the same at both ends of a period; a "
        "loss whose value or rate nobody knows is in no sum of values, and is counted beside it."
    ),
    "recorded_reason": (
        "What our own records say, as it is recorded. Only the first sentence of the Overview counts those together "
        "that stand for the same cause, as confirmed on Settings, else as suggested."
    ),
    "stated_cause": (
        "The first cause that the customer asserts in their own words after the announcement, in reading order."
    ),
    "root_cause": (
        "The latest verdict of a person; else that of the interview after the announcement with the person who "
        "decided, else of the latest such interview, else of a note. Where equal ones differ it is disputed and "
        "counts as unknown. Where a person gives evidence another cause or status, or takes it away, the machine "
        "decides that interview anew from the evidence as it then stands; where no words are left that assert a "
        "cause, the loss counts as unknown and waits for a decision."
    ),
    "share_of_losses": "Losses of a root cause, of the losses whose root cause is known.",
    "share_by_value": (
        "The same by annual value; below an effective ten losses it says how few accounts carry it. Losses without a "
        "value are left out and counted."
    ),
    "mentioned": "Losses in whose words a cause comes up at all, of the losses read. These do not sum to one.",
    "fractional": "Each loss that was read spreads one evenly over the causes that come up in its words.",
    "weighted_share": (
        "Each segment counts as much as it has losses since interviewing began. Segments with fewer than five known "
        "losses are merged and weights are capped at five. It mends who was asked, not who refused for the reason "
        "that is the cause."
    ),
    "coverage": (
        "Losses with words after the announcement, an interview or a note, of all losses. What the records call "
        "interviewed stands apart. Interviews that were not read, in another language say, count as unread."
    ),
    "interval": (
        "The range that chance alone makes plausible, 95 %. Of counts: Wilson's. Of values and weights: Wilson's at "
        "the effective number, with Student's t. Below five in the denominator only the counts are shown."
    ),
    "leading_cause": (
        "The cause that comes first in at least 90 % of draws that vary the sample, who answered within a segment, "
        "and the tagger's error. Else the two first cannot be told apart."
    ),
    "read_by_machine": (
        "Shown while a person has reviewed less than half of the verdicts: how many in a hundred of the tagger's a "
        "careful reader would agree with, by its own scores, to the nearest five and never above 85: so many were "
        "right in interviews that it had never seen. In texts that are no interview fewer were, in public "
        "ones about half."
    ),
    "corrected_share": (
        "The tagger's share put right by the error that a person's reading of at least 50 losses drawn at random "
        "shows (prediction-powered estimate), clipped at zero and rescaled to sum to one."
    ),
    "tipping_point": (
        "The part of the losses of unknown cause that would have to be of the second cause for it to come first."
    ),
    "agreement": (
        "Losses for which two of recorded, stated and root cause are the same, of those for which both are known. A "
        "recorded reason that stands for several causes agrees with any of them. Kappa is given from 30 pairs on."
    ),
    "change_point": (
        "The day on which the losses of a cause most likely changed their pace. Sought for causes with at least 20 "
        "losses over at least 8 whole periods, by a permutation test adjusted for the number of causes (Holm)."
    ),
    "effect_of_action": (
        "Announced losses of the aimed cause per 100 account-years in the scope of the action, in equal windows of "
        "two quarters to a year before and after it began. Where the data end too early to show that a loss announced "
        "in the second window is over, as late ones do not count in the first either. Losses fell after, never because "
        "of."
    ),
    "worth_of_cause": (
        "At most: the part that the reader believes could be kept, times the value lost to the cause, times the "
        "share of customers still there after twelve months."
    ),
    "win_rate": (
        "Won, of won and lost. No decision, withdrawn and disengaged stand beside it. Groups with fewer than five "
        "decided deals come last and have no rate."
    ),
    "size_band": (
        "Deals by their annual value in the reporting currency, a deal of a limit in the band above it. The limits are "
        "those of the setting size_bands, else the quartiles of all deals that ended, rounded to two figures; filters "
        "do not move them."
    ),
    "win_rate_with_no_decision": "Won, of won, lost and not decided.",
    "days_of_warning": (
        "From the first dated sign of a step, written at the time, to the announcement; over all losses with "
        "records in the year before, those without a sign counted as none. For an account that came back, the "
        "records since its return."
    ),
    "avoidable": (
        "A root cause that somebody could have prevented: every one but those that the codebook marks, such as "
        "need_ended."
    ),
    "median_tenure": (
        "The tenure by which half of the customers have left, read off the survival curve; none where half never has."
    ),
    "log_rank": (
        "The test of whether survival differs between groups (log-rank with delayed entry). Its p-value is how often "
        "chance alone brings so large a difference."
    ),
    "days_to_interview": (
        "From the announcement to the first interview or note after it; the median and the middle half."
    ),
    "stated_price": (
        "Losses whose customer names the price first, of those who name any cause, by days to the interview and by "
        "whether somebody of ours sat in it. It shows how asking shapes the answer, not why they left."
    ),
    "days_left": (
        "Days of the window after an announcement (interview_window_days, 60) that are left to ask. Who decided is the "
        "role of the person known from earlier talks."
    ),
    "head_to_head": (
        "Decided deals that name the competitor: how many were won, over how many days, and the reason and the root "
        "cause most often found where they were lost."
    ),
    "days_to_close": "Days from the opening of a deal to its end; the median and the middle half.",
    "won_deals": (
        "What customers speak of in interviews about deals that were won, by cause and by whether it was asserted."
    ),
    "audit": (
        "What the tagger and what a person said of the losses that the app drew at random for audit; ordinary "
        "corrections do not count, since a person corrects what looks wrong."
    ),
    "evidence": (
        "Words of an interview or a note that speak for a cause or a step, with their status and how often "
        "such a reading is right."
    ),
    "finding": "A row of the data that is doubtful, the reason, and what the figures leave out because of it.",
    "shrunk_before_loss": "The account paid less on the day of its announcement than a year before it.",
    "step": (
        "How far a defection has come by words written at the time: 1 a catalyst, 2 introspection, 3 looking "
        "elsewhere, 4 decided. A cause that is no catalyst gives no step. Words are a sign of it where their reading "
        "is more likely right than wrong (a score of 0.5 or more): on the step clock, in days of warning, alerts, the "
        "chance of a save and the standing of an account alike. What a person confirmed always is."
    ),
    "chance_of_save": (
        "Accounts that gave no notice within 180 days of the first sign of a step, of those for whom the 180 days have "
        "passed or that gave notice."
    ),
    "alert": (
        "The first day on which what was written about an account reaches a step and a score, none in the 90 days "
        "before. Early where the notice followed after 15 to 180 days, false where none did. Precision: early ones of "
        "those that came out. Recall: losses with an early one, of those about which anybody wrote in the year before, "
        "since the account last came back."
    ),
    "value_at_risk": (
        "Risk times what the account pays a year. Risk is the larger of what colleagues answer in the litmus test and "
        "what the step in notes says; answers to less than a third of the test, by weight, say nothing about the whole "
        "account. It puts accounts in order and is no probability of leaving."
    ),
    "save_plan": (
        "Steps with an owner and a day, from the weaknesses of an account; overdue where the day has passed."
    ),
    "win_back": (
        "Lost accounts, the latest loss of each, still gone, whose cause fell after an action that covers them or "
        "whose reason has ended, at their value when they left. A reason has ended where a person says so; where the "
        "management changed again, for new decision makers; where words after the loss say that it was put right, "
        "and none name it after that; where an open deal followed, for a need that had ended; where an action against "
        "price or terms began after they left and runs, or one against a missing product ended."
    ),
}
