-- module: assessment
-- What the office that speaks for a level of the rules answers about a file, once for all of its sheets. A version that
-- was sent is kept for good: taken back, it is followed by another one.
create table level_answer (
  id text primary key,
  nomination_id text not null references nomination (id),
  -- As the rules name it.
  level text not null,
  -- Counts from 1 on.
  version integer not null check (version >= 1),
  rules_id text not null references edition_rules (id),
  state text not null check (state in ('open', 'sent', 'taken-back')),
  -- By criterion: what was answered, and the reasons that go with it.
  answers jsonb not null,
  reasons jsonb not null,
  edited_by text not null,
  edited_at timestamptz not null,
  sent_by text,
  sent_at timestamptz,
  taken_back_by text,
  taken_back_at timestamptz,
  taken_back_reason text,
  row_version integer not null default 1,
  unique (nomination_id, level, version),
  check ((state = 'open') = (sent_at is null)),
  check ((state = 'taken-back') = (taken_back_at is not null)),
  check ((taken_back_at is null) = (taken_back_reason is null))
);
create unique index level_answer_live on level_answer (nomination_id, level) where state <> 'taken-back';

-- From the first lock of a scoresheet on, what was carried into it never changes; what was sent never changes at all, but
-- for being taken back.
create function sent_level_answer_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state = 'taken-back' then
    raise exception 'what a level sent never changes';
  end if;
  if old.state = 'sent' and (
    new.state <> 'taken-back'
    or (new.nomination_id, new.level, new.version, new.rules_id, new.answers, new.reasons, new.sent_by, new.sent_at)
      is distinct from
      (old.nomination_id, old.level, old.version, old.rules_id, old.answers, old.reasons, old.sent_by, old.sent_at)
  ) then
    raise exception 'what a level sent never changes';
  end if;
  if exists (select 1 from scoresheet where nomination_id = old.nomination_id and state = 'locked')
    or exists (select 1 from scoresheet_version where nomination_id = old.nomination_id) then
    raise exception 'what a level answers never changes once a scoresheet was locked';
  end if;
  return new;
end
$$;
create trigger level_answer_frozen before update or delete on level_answer
  for each row execute function sent_level_answer_is_frozen();
