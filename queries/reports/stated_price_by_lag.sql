-- Do more customers name the price first when they are asked soon, or with a seller in the room?
-- Grain: one row per way of asking and its group.
-- Parameters: since, until, kind, segment, region, owner
select
    ways_asked.asked_how,
    ways_asked.group_name,
    count(*) as losses,
    count(*) filter (where narrowed.stated_cause = 'price') as stated_price
from losses_in($since, $until, $kind, $segment, $region, $owner, 'lost_on') as narrowed
inner join ways_asked() as ways_asked on ways_asked.loss_id = narrowed.loss_id and ways_asked.kind = narrowed.kind
group by ways_asked.asked_how, ways_asked.group_name
order by ways_asked.asked_how, ways_asked.group_name
