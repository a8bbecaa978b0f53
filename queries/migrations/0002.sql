-- Version 2 remembers of which losses a person says that the reason has ended.
create table if not exists ended_reasons (
    loss_id varchar not null check (loss_id <> ''),
    why varchar not null check (why <> ''),
    said_by varchar not null check (said_by <> ''),
    said_at timestamp not null
);
