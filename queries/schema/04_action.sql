-- What is done about it: notes scanned, forms filled in, plans, deals walked away from, win-backs, reviews.

-- Grain: one row per note that the scan has read, with evidence or without; what lets a scan go on where it stopped.
create table note_readings (
    note_id varchar not null,
    codebook_version varchar not null,
    model_version varchar not null,
    read_at timestamp not null
);

-- Grain: one row per answer that one colleague gave to one question about an account.
create table litmus_answers (
    account_id varchar not null check (account_id <> ''),
    question varchar not null,
    answer varchar not null,           -- as the form checked it: '7', 'yes', '2025-03-04', or words
    answered_by varchar not null check (answered_by <> ''),
    answered_on date not null,
    form_version varchar not null,
    written_at timestamp not null
);

create sequence save_plan_ids;

-- Grain: one row per plan to keep an account.
create table save_plans (
    save_plan_id bigint primary key,
    account_id varchar not null check (account_id <> ''),
    opened_on date not null,
    opened_by varchar not null check (opened_by <> ''),
    next_litmus_on date not null check (next_litmus_on > opened_on),
    closed_on date check (closed_on >= opened_on)
);

create sequence plan_step_ids;

-- Grain: one row per step of a save plan.
create table plan_steps (
    plan_step_id bigint primary key,
    save_plan_id bigint not null,
    title varchar not null check (title <> ''),
    weakness varchar,                  -- what the step answers, in words
    owner varchar not null check (owner <> ''),
    due_on date not null,
    done_on date,
    done_by varchar,
    check ((done_on is null) = (done_by is null))
);

-- Grain: one row per answer that one colleague gave to one question about an open deal.
create table qualification_answers (
    deal_id varchar not null check (deal_id <> ''),
    question varchar not null,
    answer varchar not null,
    answered_by varchar not null check (answered_by <> ''),
    answered_on date not null,
    form_version varchar not null,
    written_at timestamp not null
);

create sequence disengagement_ids;

-- Grain: one row per proposal to walk away from an open deal; it counts once a manager has approved it.
create table disengagements (
    disengagement_id bigint primary key,
    deal_id varchar not null check (deal_id <> ''),
    course varchar not null check (course in ('public', 'private')),
    reasons varchar not null check (reasons <> ''),
    letter varchar,                    -- as sent; public only
    asked_by varchar not null check (asked_by <> ''),
    asked_at timestamp not null,
    approved_by varchar check (approved_by <> asked_by),  -- entered as: no proof of identity
    approved_at timestamp,
    next_check_in_on date,
    what_became varchar check (what_became in ('came_back', 'bought_elsewhere', 'bought_nothing', 'not_known')),
    ended_on date,
    check ((approved_by is null) = (approved_at is null)),
    check (course = 'public' or letter is null)
);

-- Grain: one row per look at a deal that was walked away from.
create table check_ins (
    disengagement_id bigint not null,
    checked_on date not null,
    checked_by varchar not null check (checked_by <> ''),
    finding varchar not null
);

create sequence win_back_ids;

-- Grain: one row per attempt to win a lost account back.
create table win_backs (
    win_back_id bigint primary key,
    loss_id varchar not null check (loss_id <> ''),
    owner varchar not null check (owner <> ''),
    contact varchar,
    opened_on date not null,
    outcome varchar not null check (outcome in ('open', 'talking', 'won_back', 'declined', 'given_up')),
    outcome_on date check (outcome_on >= opened_on),
    remark varchar
);

-- Grain: one row per loss of which a person says that its reason has ended.
create table ended_reasons (
    loss_id varchar not null check (loss_id <> ''),
    why varchar not null check (why <> ''),
    said_by varchar not null check (said_by <> ''),
    said_at timestamp not null
);

create sequence review_ids;

-- Grain: one row per approved quarterly review: its figures as they stood, never changed afterwards.
create table reviews (
    review_id bigint primary key,
    since_on date not null,
    until_on date not null check (until_on > since_on),
    figures varchar not null,          -- JSON: name of the figure -> number, count, interval
    losses varchar not null,           -- JSON: one object a loss, with its root cause and who decided it
    codebook_version varchar not null,
    model_version varchar not null,
    data_version bigint not null,
    approved_by varchar not null check (approved_by <> ''),
    approved_at timestamp not null
);

create sequence review_note_ids;

-- Grain: one row per note or decision taken in a review meeting.
create table review_notes (
    review_note_id bigint primary key,
    since_on date not null,
    until_on date not null check (until_on > since_on),
    note_kind varchar not null check (note_kind in ('note', 'decision')),
    body varchar not null check (body <> ''),
    owner varchar,                     -- of a decision
    due_on date,
    written_by varchar not null check (written_by <> ''),
    written_at timestamp not null
);
