-- Whether a piece of evidence is a sign: asserted, or of a step, and read as surely as signs must be at least.
-- Grain: one value.
-- Parameters: none
create or replace macro is_sign(status, score, least_score) as
score >= least_score and (status is null or status = 'asserted')
