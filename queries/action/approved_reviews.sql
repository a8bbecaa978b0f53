-- Approved reviews, the latest period first.
-- Grain: one row per approved review.
-- Parameters: none
select
    review_id,
    since_on,
    until_on,
    figures,
    losses,
    codebook_version,
    model_version,
    data_version,
    approved_by,
    approved_at
from reviews
order by since_on desc, approved_at desc, review_id desc
