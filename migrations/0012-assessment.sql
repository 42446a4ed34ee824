-- module: assessment
create table interest (
  id text primary key,
  person_id text not null,
  nomination_id text not null references nomination (id),
  kind text not null,
  note text not null default '',
  declared_at timestamptz not null,
  unique (person_id, nomination_id)
);
create table assignment (
  id text primary key,
  nomination_id text not null references nomination (id),
  person_id text not null,
  state text not null check (state in ('assigned', 'released')),
  release_reason text,
  explanation jsonb not null,
  assigned_by text not null,
  assigned_at timestamptz not null,
  row_version integer not null default 1,
  unique (nomination_id, person_id)
);
create index assignment_person on assignment (person_id, state);
create table scoresheet (
  id text primary key,
  assignment_id text not null unique references assignment (id),
  nomination_id text not null references nomination (id),
  person_id text not null,
  rules_id text not null references edition_rules (id),
  state text not null check (state in ('open', 'locked')),
  -- Whole hundredths, set when locked.
  total integer,
  locked_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null
);
create index scoresheet_nomination on scoresheet (nomination_id);
create table mark (
  scoresheet_id text not null references scoresheet (id),
  criterion_id text not null,
  answer jsonb,
  reason text not null default '',
  saved_at timestamptz not null,
  primary key (scoresheet_id, criterion_id)
);
create function locked_marks_are_frozen() returns trigger language plpgsql as $$
begin
  if exists (select 1 from scoresheet where id = coalesce(new.scoresheet_id, old.scoresheet_id) and state = 'locked') then
    raise exception 'a locked scoresheet never changes';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;
create trigger mark_frozen before insert or update or delete on mark
  for each row execute function locked_marks_are_frozen();
