-- module: assessment
-- Agreed sheets that were locked before it was kept who had no voice: whoever had declared an interest by then had none.
-- What was found by comparing names is not told from what is found since, and counts only where the person agreed.
alter table agreed_sheet disable trigger user;
update agreed_sheet set voiceless = known.people
  from (
    select s.id, jsonb_agg(distinct i.person_id) as people
    from agreed_sheet s
    join interest i on i.nomination_id = s.nomination_id and i.declared_at <= s.locked_at
    join assignment a on a.nomination_id = s.nomination_id and a.person_id = i.person_id
    where s.state = 'locked' and s.voiceless = '[]' and a.round = s.round and a.state = 'assigned'
    group by s.id
  ) known
  where known.id = agreed_sheet.id;
alter table agreed_sheet enable trigger user;
