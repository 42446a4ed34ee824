-- module: decisions
-- In a new decision after an objection, too, something that a gate waited for may have come. Empty: recorded before the
-- first decision.
alter table awaited_fact add column objection_id text references correction (objection_id);
create index awaited_fact_anew on awaited_fact (objection_id) where objection_id is not null;

create or replace function awaited_fact_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'what was recorded as come never changes: another record follows it';
  end if;
  if new.objection_id is null then
    if not exists (select from nomination where id = new.nomination_id and state = 'assessed') then
      raise exception 'what a signed list was computed from never changes';
    end if;
  elsif not exists (
    select from correction where objection_id = new.objection_id and nomination_id = new.nomination_id
  ) then
    raise exception 'a new decision is one of its own nomination';
  elsif exists (
    select from recommendation where objection_id = new.objection_id and state <> 'returned'
  ) then
    raise exception 'what a signed list was computed from never changes';
  end if;
  return new;
end
$$;
