-- Take away the words that a load brought: those of interviews that it did not merely link.
-- Grain: one row per row taken away.
-- Holes: table
-- Parameters: load_id
delete from {table}
where interview_id in (
    select interviews.interview_id
    from interviews
    where interviews.load_id = $load_id
        and (
            interviews.interview_id not in (
                select row_key from replaced_rows where load_id = $load_id and table_name = 'interviews'
            )
            or interviews.interview_id in (
                select row_key from replaced_rows where load_id = $load_id and table_name = 'turns'
            )
        )
)
