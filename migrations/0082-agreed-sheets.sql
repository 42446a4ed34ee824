-- module: assessment
-- The one sheet on which a panel agrees, where the rules combine by consensus: one for each nomination and round, beside
-- the individual sheets, which stay as they were locked.
create table agreed_sheet (
  id text primary key,
  nomination_id text not null references nomination (id),
  round integer not null check (round >= 1),
  rules_id text not null references edition_rules (id),
  state text not null check (state in ('open', 'locked')),
  -- Counts the changes; who agrees does so to one revision, so that a change voids what was agreed before it.
  revision integer not null check (revision >= 1),
  -- Whole hundredths, set when locked.
  total integer,
  -- Which individual sheets it stood beside when it was locked: a digest of them and their versions.
  beside text,
  locked_by text,
  locked_at timestamptz,
  created_at timestamptz not null,
  unique (nomination_id, round),
  check ((state = 'locked') = (locked_at is not null and locked_by is not null and beside is not null))
);
create table agreed_mark (
  agreed_sheet_id text not null references agreed_sheet (id),
  criterion_id text not null,
  answer jsonb,
  reason text not null default '',
  saved_at timestamptz not null,
  revision integer not null check (revision >= 1),
  primary key (agreed_sheet_id, criterion_id)
);

-- What an assessor of the round said to one revision beside the same individual sheets. The last word counts.
create table agreed_voice (
  id text primary key,
  agreed_sheet_id text not null references agreed_sheet (id),
  nomination_id text not null references nomination (id),
  person_id text not null,
  revision integer not null check (revision >= 1),
  beside text not null,
  agrees boolean not null,
  -- Why not; empty for who agrees.
  reason text not null check (agrees or reason <> ''),
  -- Counts what this person said about the sheet from 1 on.
  turn integer not null check (turn >= 1),
  said_at timestamptz not null,
  unique (agreed_sheet_id, person_id, turn)
);

-- An agreed sheet that was opened again, as it was locked.
create table agreed_version (
  id text primary key,
  agreed_sheet_id text not null references agreed_sheet (id),
  nomination_id text not null references nomination (id),
  version integer not null check (version >= 1),
  revision integer not null,
  total integer,
  beside text not null,
  locked_by text not null,
  locked_at timestamptz not null,
  marks jsonb not null,
  reason text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  unique (agreed_sheet_id, version),
  unique (agreed_sheet_id, revision)
);
create index agreed_version_nomination on agreed_version (nomination_id);

create function said_or_kept_is_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'what was said to an agreed sheet, and a kept version of it, never change';
end
$$;
create trigger agreed_voice_frozen before update or delete on agreed_voice
  for each row execute function said_or_kept_is_frozen();
create trigger agreed_version_frozen before update or delete on agreed_version
  for each row execute function said_or_kept_is_frozen();

create function locked_agreed_marks_are_frozen() returns trigger language plpgsql as $$
begin
  if exists (select 1 from agreed_sheet where id = coalesce(new.agreed_sheet_id, old.agreed_sheet_id) and state = 'locked') then
    raise exception 'a locked agreed sheet never changes';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;
create trigger agreed_mark_frozen before insert or update or delete on agreed_mark
  for each row execute function locked_agreed_marks_are_frozen();

-- Nothing but a kept version opens it, and opening it moves the revision on, so that it has to be agreed upon anew.
create function locked_agreed_sheet_opens_with_its_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.state = 'locked' or new.revision <= old.revision or not exists (
    select 1 from agreed_version where agreed_sheet_id = old.id and revision = old.revision and locked_at = old.locked_at
  ) then
    raise exception 'a locked agreed sheet is opened only with its version kept';
  end if;
  return new;
end
$$;
create trigger agreed_sheet_frozen before update or delete on agreed_sheet
  for each row when (old.state = 'locked') execute function locked_agreed_sheet_opens_with_its_version();
create function agreed_sheet_keeps_its_seat() returns trigger language plpgsql as $$
begin
  raise exception 'an agreed sheet belongs to one nomination, round and version of rules';
end
$$;
create trigger agreed_sheet_seat before update on agreed_sheet
  for each row when (old.nomination_id <> new.nomination_id or old.round <> new.round or old.rules_id <> new.rules_id)
  execute function agreed_sheet_keeps_its_seat();
