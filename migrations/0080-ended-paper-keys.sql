-- module: certificates
-- A key of codes and credentials ends once. `codes` are the digests of every code on a paper that it had signed by then:
-- those stay valid, and whatever else bears its signature does not.
alter table paper_key
  add column ended_at timestamptz,
  add column end_reason text,
  add column codes jsonb,
  add constraint paper_key_ended check (
    (ended_at is null) = (codes is null) and (ended_at is null) = (end_reason is null)
  );

create or replace function paper_key_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
    and new.id = old.id and new.public_key = old.public_key and new.made_at = old.made_at then
    return new;
  end if;
  raise exception 'a key that papers were signed with stays';
end
$$;
