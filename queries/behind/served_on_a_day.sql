-- The losses of accounts that were served on a day, those whose service ended in a period; on request of payers alone.
-- Grain: one row per loss.
-- Parameters: served_on, is_paying, since, until, segment, region, owner
select coalesce(spells.loss_id, spells.account_id || '@' || spells.ends_on) as loss_id
from spells
cross join observed
where spells.starts_on <= greatest($served_on::date, observed.observed_since)
    and spells.ends_on >= greatest($served_on::date, observed.observed_since)
    and spells.ends_on >= coalesce($since::date, spells.ends_on)
    and spells.ends_on < least(coalesce($until::date, observed.observed_until), observed.observed_until)
    and ($is_paying is null or spells.has_fees)
    and ($segment is null or list_contains($segment::varchar[], spells.segment))
    and ($region is null or list_contains($region::varchar[], spells.region))
    and ($owner is null or list_contains($owner::varchar[], spells.owner))
