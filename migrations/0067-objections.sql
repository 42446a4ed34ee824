-- module: objections
create table objection (
  id text primary key,
  nomination_id text not null references nomination (id),
  edition_id text not null references edition (id),
  producer_id text not null references producer (id),
  area_path text not null collate "C",
  -- Who objects: the office that nominated, or the producer itself.
  side text not null check (side in ('office', 'producer')),
  state text not null check (state in ('draft', 'received', 'taken-up', 'refused', 'upheld', 'withdrawn')),
  grounds jsonb not null,
  -- Ids of criteria of the feedback.
  criteria jsonb not null,
  text text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  sent_by text,
  received_at timestamptz,
  receipt text unique,
  answer_by timestamptz,
  -- Everybody who took part in the result, or stepped aside: none of them handles it.
  took_part jsonb not null default '[]',
  handler_id text,
  taken_up_at timestamptz,
  -- One for each ground: whether it holds, and why.
  findings jsonb,
  answered_at timestamptz,
  -- The last reminder that was sent, in days before the answer is due.
  reminded integer,
  row_version integer not null default 1,
  check ((received_at is null) = (receipt is null) and (received_at is null) = (answer_by is null)
    and (received_at is null) = (sent_by is null)),
  check (state <> 'draft' or received_at is null),
  check (state in ('draft', 'withdrawn') or received_at is not null),
  check (state not in ('taken-up', 'refused', 'upheld') or handler_id is not null),
  check ((state in ('refused', 'upheld')) = (findings is not null)),
  check ((findings is null) = (answered_at is null))
);
create unique index objection_one_draft on objection (nomination_id, side) where state = 'draft';
create unique index objection_one_open on objection (nomination_id) where state in ('received', 'taken-up');
create index objection_nomination on objection (nomination_id);
create index objection_received on objection (received_at desc, id desc) where received_at is not null;
create index objection_area on objection (area_path);

create table objection_paper (
  id text primary key,
  objection_id text not null references objection (id),
  file_id text not null references file (id),
  name text not null,
  added_at timestamptz not null
);
create index objection_paper_of on objection_paper (objection_id);

create function answered_objection_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('refused', 'upheld', 'withdrawn') then
    raise exception 'an objection that ended never changes';
  end if;
  if old.state <> 'draft' and (old.text <> new.text or old.grounds::text <> new.grounds::text
    or old.criteria::text <> new.criteria::text or old.receipt <> new.receipt) then
    raise exception 'what was objected never changes once it was sent';
  end if;
  return new;
end
$$;
create trigger objection_frozen before update or delete on objection
  for each row execute function answered_objection_is_frozen();

create function sent_paper_is_frozen() returns trigger language plpgsql as $$
begin
  if (select state from objection where id = coalesce(old.objection_id, new.objection_id)) <> 'draft' then
    raise exception 'the papers of an objection that was sent never change';
  end if;
  return coalesce(new, old);
end
$$;
create trigger objection_paper_frozen before insert or update or delete on objection_paper
  for each row execute function sent_paper_is_frozen();
