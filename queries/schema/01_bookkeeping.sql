-- What the file itself is: versions, loads, rejected rows, changes, settings.

-- Grain: one row.
create table database_state (
    schema_version integer not null,
    data_version bigint not null,      -- raised in the transaction of every write; every cache key holds it
    derived_by varchar not null,       -- fingerprint of the statements that derived the marts and macros
    is_sample boolean not null
);

-- Grain: one row per setting. `setting_value` is JSON text.
create table settings (
    setting varchar primary key,
    setting_value varchar not null
);

create sequence load_ids;

-- Grain: one row per file that came in.
create table loads (
    load_id bigint primary key,
    file_name varchar not null,
    file_sha256 varchar not null,
    loaded_as varchar not null check (loaded_as in (
        'accounts', 'contracts', 'deals', 'defections', 'snapshot', 'interviews', 'notes', 'actions', 'exchange_rates'
    )),
    mapping varchar,                   -- JSON: our field -> their column and converter
    as_of date,
    rows_in_file bigint not null check (rows_in_file >= 0),
    rows_new bigint not null,
    rows_changed bigint not null,
    rows_known bigint not null,
    rows_rejected bigint not null,
    loaded_by varchar not null,
    loaded_at timestamp not null,
    undone_at timestamp,
    check (rows_new + rows_changed + rows_known + rows_rejected = rows_in_file)
);

-- Grain: one row per row of a file that did not come in. `original` is the whole row as JSON.
create table rejected_rows (
    load_id bigint not null,
    row_number bigint not null,
    column_name varchar,
    rejected_value varchar,            -- cut at 200 characters
    reason varchar not null,
    original varchar not null
);

-- Grain: one row per row that a load replaced; what an undo puts back. `original` is the whole row as JSON.
create table replaced_rows (
    load_id bigint not null,
    table_name varchar not null,
    row_key varchar not null,
    original varchar not null
);

-- Grain: one row per set of headers that a person or the alias table has mapped.
create table mappings (
    headers_fingerprint varchar not null,
    loaded_as varchar not null,
    mapping varchar not null,          -- JSON
    saved_at timestamp not null,
    primary key (headers_fingerprint, loaded_as)
);

-- Grain: one row per stage name of a CRM; editable.
create table outcome_names (
    stage_name varchar primary key,    -- folded: lower case, letters and digits only
    outcome varchar not null check (outcome in ('won', 'lost', 'no_decision', 'withdrawn', 'disengaged', 'open'))
);

-- Grain: one row per currency and year.
create table exchange_rates (
    currency varchar not null,
    rate_year integer not null,
    rate double not null check (rate > 0),  -- 1 unit of currency in the reporting currency
    primary key (currency, rate_year)
);

create sequence change_ids;

-- Grain: one row per field that a person or a program changed.
create table changes (
    change_id bigint primary key,
    changed_at timestamp not null,
    changed_by varchar not null,
    table_name varchar not null,
    row_key varchar not null,
    field varchar not null,
    old_value varchar,
    new_value varchar,
    reason varchar
);
