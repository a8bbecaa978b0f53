-- The losses that somebody asked about, so soon after the announcement, or with a seller in the room.
-- Grain: one row per loss.
-- Parameters: asked_by, asked_how, asked_group
select loss_id
from losses
where ($asked_by is null or (first_words_on is not null and coalesce(led_by, '(not known)') = $asked_by))
    and (
        $asked_how is null
        or loss_id in (
            select ways_asked.loss_id
            from ways_asked() as ways_asked
            where ways_asked.asked_how = $asked_how and ways_asked.group_name = $asked_group
        )
    )
