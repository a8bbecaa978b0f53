-- What the company's own records say.

-- Grain: one row per account (a customer, living or lost).
create table accounts (
    account_id varchar not null check (account_id <> ''),
    name varchar not null check (name <> ''),
    segment varchar,
    industry varchar,
    region varchar,
    owner varchar,
    product varchar,
    since_on date,
    exec_contact boolean,
    management_changed_on date,
    email_domain varchar,
    attributes varchar,                -- JSON: other segment-like columns of the file
    load_id bigint not null
);

-- Grain: one row per account, product line and period at one fee.
create table contracts (
    contract_id varchar not null check (contract_id <> ''),
    account_id varchar not null check (account_id <> ''),
    product_line varchar,
    starts_on date not null,
    ends_on date,                                -- last day of service; null while it runs
    monthly_fee decimal(18, 2) not null check (monthly_fee >= 0),
    currency varchar not null,                   -- '' where the file names none
    notice_on date,
    renews_on date,
    load_id bigint not null,
    check (ends_on >= starts_on - 1)             -- the day before: given up before its first day was over
);

-- Grain: one row per opportunity.
create table deals (
    deal_id varchar not null check (deal_id <> ''),
    account_id varchar,                          -- null for a prospect or where no account matched
    account_name varchar,
    opened_on date,
    closed_on date check (closed_on >= opened_on),
    outcome varchar not null
        check (outcome in ('won', 'lost', 'no_decision', 'withdrawn', 'disengaged', 'open')),
    stage varchar,                               -- as recorded
    annual_value decimal(18, 2) check (annual_value >= 0),
    currency varchar not null,
    competitor varchar,
    recorded_reason varchar,
    owner varchar,
    product varchar,
    segment varchar,
    region varchar,
    source varchar,
    deal_type varchar,
    load_id bigint not null
);

-- Grain: one row per lost account and loss. `lost_on` is null only where a snapshot said who left and not when.
create table defections (
    loss_id varchar not null check (loss_id <> ''),
    account_id varchar not null check (account_id <> ''),
    lost_on date,
    notice_on date,
    annual_value decimal(18, 2) check (annual_value >= 0),
    currency varchar not null,
    recorded_reason varchar,
    recorded_category varchar,
    sub_reason varchar,
    competitor varchar,
    owner varchar,
    interviewed_flag boolean,
    as_of date,
    load_id bigint not null,
    check (lost_on is not null or as_of is not null)
);

-- Grain: one row per customer in a file that says who has left, not when.
create table snapshot_customers (
    account_id varchar not null,
    as_of date not null,
    has_left boolean not null,
    tenure_months double check (tenure_months >= 0),
    monthly_value decimal(18, 2) check (monthly_value >= 0),
    recorded_reason varchar,
    recorded_category varchar,
    load_id bigint not null
);

-- Grain: one row per internal note, call log, ticket or comment on an account.
create table notes (
    note_id varchar not null check (note_id <> ''),
    account_id varchar not null,
    written_on date,
    author varchar,
    note_kind varchar not null check (note_kind in ('note', 'call', 'ticket', 'comment')),
    body varchar not null,
    load_id bigint not null
);

-- Grain: one row per measure taken against a cause.
create table actions (
    action_id varchar not null check (action_id <> ''),
    title varchar not null,
    cause varchar not null,
    scope varchar,                               -- in words
    scope_filter varchar not null,               -- JSON: {"region": ["North", "West"]}; {} is everywhere
    started_on date not null,
    ended_on date check (ended_on >= started_on),
    owner varchar,
    description varchar,
    load_id bigint
);
