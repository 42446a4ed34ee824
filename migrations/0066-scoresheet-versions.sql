-- module: assessment
-- A locked sheet that the chair opened again, as it was locked: it stays readable when the sheet is changed.
create table scoresheet_version (
  id text primary key,
  scoresheet_id text not null references scoresheet (id),
  nomination_id text not null references nomination (id),
  -- Counts the locks of the sheet from 1 on.
  version integer not null check (version >= 1),
  -- Whole hundredths.
  total integer,
  locked_at timestamptz not null,
  -- Criterion, answer and reason of each mark.
  marks jsonb not null,
  reason text not null,
  unlocked_by text not null,
  unlocked_at timestamptz not null,
  unique (scoresheet_id, version),
  unique (scoresheet_id, locked_at)
);
create index scoresheet_version_nomination on scoresheet_version (nomination_id);

create function kept_version_is_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'a kept version of a scoresheet never changes';
end
$$;
create trigger scoresheet_version_frozen before update or delete on scoresheet_version
  for each row execute function kept_version_is_frozen();

-- Nothing but a kept version opens a locked sheet: its marks are frozen only while it is locked.
create function locked_sheet_opens_with_its_version() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from scoresheet_version where scoresheet_id = old.id and locked_at = old.locked_at
  ) then
    raise exception 'a locked scoresheet is opened only with its version kept';
  end if;
  return new;
end
$$;
create trigger scoresheet_unlock before update of state on scoresheet
  for each row when (old.state = 'locked' and new.state <> 'locked')
  execute function locked_sheet_opens_with_its_version();
