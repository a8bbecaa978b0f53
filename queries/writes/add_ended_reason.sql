-- Keep that the reason of a loss has ended, as a person says.
-- Grain: one row.
-- Parameters: loss_id, why, said_by, said_at
insert into ended_reasons (loss_id, why, said_by, said_at)
values ($loss_id, $why, $said_by, $said_at)
