-- Freeze an approved review.
-- Grain: one row.
-- Parameters: since_on, until_on, figures, losses, codebook_version, model_version, data_version, approved_by, approved_at
insert into reviews (
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
)
values (
    nextval('review_ids'),
    $since_on,
    $until_on,
    $figures,
    $losses,
    $codebook_version,
    $model_version,
    $data_version,
    $approved_by,
    $approved_at
)
