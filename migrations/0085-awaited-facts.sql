-- module: decisions
-- What a gate that suspends a result waited for has come. The file never changes: this stands beside it. The last row of
-- a fact counts, and without a fact (rules that say only in words what they wait for) the last row of a gate.
create table awaited_fact (
  place bigint generated always as identity primary key,
  nomination_id text not null references nomination (id),
  gate text not null,
  fact text,
  -- What counted before; null where it was not known.
  earlier jsonb,
  -- Null: as it stands in the file after all. Without a fact: whether it has come.
  value jsonb,
  reason text not null,
  -- The paper that says so: its number, date and sender.
  paper text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  check (fact is not null or value in ('true', 'false'))
);
create index awaited_fact_of on awaited_fact (nomination_id);

create function awaited_fact_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'what was recorded as come never changes: another record follows it';
  end if;
  if not exists (select from nomination where id = new.nomination_id and state = 'assessed') then
    raise exception 'what a signed list was computed from never changes';
  end if;
  return new;
end
$$;
create trigger awaited_fact_stays before insert or update or delete on awaited_fact
  for each row execute function awaited_fact_stays();
