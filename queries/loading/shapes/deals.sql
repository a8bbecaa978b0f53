-- Rows of a file of deals as the table holds them; a stage name is looked up, what it lacks the won and lost flags say.
-- Grain: one row per row of the file.
-- Parameters: none
with named as (
    select
        converted.* exclude (closed_on),
        coalesce(converted.closed_on, converted.won_on) as closed_on,
        coalesce(converted.account_id, known_names.account_id) as known_account_id,
        coalesce(
            stage_outcomes.outcome,
            case when is_won then 'won' when is_lost then 'lost' end,
            case when converted.outcome is null and (is_won is not null or is_lost is not null) then 'open' end
        ) as known_outcome,
        concat_ws('/', converted.account_name, deal_name, opened_on, converted.product) as made_up_id
    from converted
    left join known_names on known_names.folded = fold_account(converted.account_name)
    left join stage_outcomes on stage_outcomes.stage_name = fold(converted.outcome)
),

numbered as (
    select
        named.*,
        case when deal_id is null then row_number() over (
            partition by deal_id is null, made_up_id order by row_number
        ) end as same_before
    from named
)

select
    row_number,
    coalesce(
        problem,
        case
            when known_outcome is null and outcome is not null
                then 'outcome|is a stage whose outcome is not known; name it won, lost, no_decision, withdrawn, disengaged or open'
            when closed_on < opened_on then 'closed_on|is before opened_on (' || opened_on || ')'
        end
    ) as problem,
    coalesce(deal_id, made_up_id || case when same_before > 1 then '/' || same_before else '' end) as deal_id,
    known_account_id as account_id,
    account_name,
    opened_on,
    closed_on,
    known_outcome as outcome,
    outcome as stage,
    annual_value,
    upper(coalesce(currency, found_currency, '')) as currency,
    competitor,
    recorded_reason,
    owner,
    product,
    segment,
    region,
    source,
    deal_type
from numbered
