-- Versions of codebook and model that the current root causes rest on.
-- Grain: one row.
-- Parameters: none
select
    coalesce(string_agg(distinct codebook_version, ', ' order by codebook_version), 'none') as codebook_version,
    coalesce(string_agg(distinct model_version, ', ' order by model_version), 'none') as model_version
from verdicts
where is_current
