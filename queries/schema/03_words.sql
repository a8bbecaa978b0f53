-- What customers said, and what was read in it.

-- Grain: one row per interview, note on a loss, or recorded call.
create table interviews (
    interview_id varchar not null check (interview_id <> ''),
    kind varchar not null check (kind in ('exit_interview', 'cx_note', 'win_loss_interview', 'call', 'survey')),
    account_name varchar,
    account_id varchar,                          -- null until matched
    loss_id varchar,
    deal_id varchar,
    held_on date,
    interviewee_role varchar,
    with_decider boolean,                        -- null: not known
    led_by varchar,
    stated_reason varchar,                       -- as the file's head says; never evidence
    language varchar not null,
    consent boolean,
    keep_until date,
    source_file varchar,
    content_sha256 varchar not null,
    load_id bigint not null
);

-- Grain: one row per turn. Offsets of evidence count in `body`, as stored (after redaction).
create table turns (
    interview_id varchar not null,
    turn integer not null check (turn >= 0),
    speaker varchar not null,
    role varchar not null check (role in ('customer', 'interviewer', 'vendor', 'note')),
    start_seconds double,
    body varchar not null
);

-- Grain: one row per version of the codebook that has read anything.
create table codebook_versions (
    codebook_version varchar primary key,
    content varchar not null,
    installed_at timestamp not null
);

create sequence evidence_ids;

-- Grain: one row per piece of evidence in an interview.
create table evidence (
    evidence_id bigint not null,
    interview_id varchar not null,
    turn integer not null check (turn >= 0),
    start_offset integer not null check (start_offset >= 0),
    end_offset integer not null check (end_offset > start_offset),
    cause varchar,
    step varchar check (step in ('step2', 'step3', 'step4')),
    status varchar check (status in ('asserted', 'negated', 'other_party', 'hypothetical', 'resolved')),
    score double not null check (score between 0 and 1),
    found_by varchar not null,                   -- rule id, model, or person
    why varchar,
    codebook_version varchar not null,
    model_version varchar not null,
    check ((cause is null) <> (step is null)),
    check ((cause is null) = (status is null))
);

-- Grain: one row per piece of evidence in a note on a living account.
create table note_evidence (
    note_id varchar not null,
    start_offset integer not null check (start_offset >= 0),
    end_offset integer not null check (end_offset > start_offset),
    cause varchar,
    step varchar check (step in ('step2', 'step3', 'step4')),
    status varchar check (status in ('asserted', 'negated', 'other_party', 'hypothetical', 'resolved')),
    score double not null check (score between 0 and 1),
    found_by varchar not null,
    why varchar,
    codebook_version varchar not null,
    model_version varchar not null,
    check ((cause is null) <> (step is null))
);

-- Grain: one row per interview that the tagger has read; its root cause by itself.
create table readings (
    interview_id varchar not null,
    primary_cause varchar,
    primary_score double not null check (primary_score between 0 and 1),
    why varchar,
    codebook_version varchar not null,
    model_version varchar not null,
    read_at timestamp not null
);

create sequence verdict_ids;

-- Grain: one row per verdict on the root cause of a loss; exactly one a loss is current.
create table verdicts (
    verdict_id bigint not null,
    loss_id varchar not null,
    cause varchar,                               -- null: unknown, or disputed
    is_disputed boolean not null,
    source varchar not null check (source in ('person', 'model', 'rules')),
    interview_id varchar,                        -- the words it rests on
    score double check (score between 0 and 1),
    is_audit boolean not null,                   -- drawn at random and read by a person
    decided_by varchar not null,
    reason varchar,
    codebook_version varchar not null,
    model_version varchar not null,
    decided_at timestamp not null,
    is_current boolean not null
);

-- Grain: one row per why asked of a loss (the five whys).
create table whys (
    loss_id varchar not null,
    why_number integer not null check (why_number between 1 and 5),
    answer varchar not null,
    written_by varchar not null,
    written_at timestamp not null
);

-- Grain: one row per lesson drawn from a loss.
create table lessons (
    lesson_id bigint not null,
    loss_id varchar not null,
    body varchar not null,
    written_by varchar not null,
    written_at timestamp not null
);

-- Grain: one row per recorded reason and cause that it stands for, as a person confirmed it.
create table reason_causes (
    recorded_reason varchar not null,
    cause varchar not null,
    confirmed_by varchar,                        -- null: suggested by the tagger, not yet confirmed
    primary key (recorded_reason, cause)
);
