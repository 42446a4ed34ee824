-- module: assessment
-- How many products each assessor of an edition is given once more, and after how long. Without a row there are none:
-- the rules do not ask for it, and their published text never changes.
create table repeat_setting (
  edition_id text primary key references edition (id),
  -- For each assessor; 0 ends it.
  each integer not null check (each between 0 and 9),
  -- Since the first sheet was locked.
  after_days integer not null check (after_days between 1 and 365),
  source text not null check (source in ('any', 'anchors')),
  -- Not before this day; null for at once.
  starts_on date,
  row_version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null
);

-- A product that an assessor scores once more under another code. It stands apart from the scoresheets, so that nothing
-- that adds up scoresheets ever meets it.
create table repeat_sheet (
  id text primary key,
  edition_id text not null references edition (id),
  nomination_id text not null references nomination (id),
  person_id text not null,
  -- The sheet that was locked before.
  scoresheet_id text not null unique references scoresheet (id),
  rules_id text not null references edition_rules (id),
  code text not null unique check (code ~ '^[A-Z]{2}-[0-9]{4}$'),
  state text not null check (state in ('open', 'locked')),
  -- Whole hundredths, set when locked.
  total integer,
  given_by text not null,
  given_at timestamptz not null,
  locked_at timestamptz,
  row_version integer not null default 1,
  check ((state = 'locked') = (locked_at is not null))
);
create index repeat_sheet_person on repeat_sheet (person_id, state);
create index repeat_sheet_edition on repeat_sheet (edition_id);
create table repeat_mark (
  repeat_id text not null references repeat_sheet (id),
  criterion_id text not null,
  answer jsonb,
  reason text not null default '',
  saved_at timestamptz not null,
  revision integer not null check (revision >= 1),
  primary key (repeat_id, criterion_id)
);
create table repeat_note (
  repeat_id text not null references repeat_sheet (id),
  criterion_id text not null default '',
  note text not null check (length(note) <= 2000),
  revision integer not null check (revision >= 1),
  saved_at timestamptz not null,
  primary key (repeat_id, criterion_id)
);

create function locked_repeat_is_frozen() returns trigger language plpgsql as $$
begin
  if exists (select 1 from repeat_sheet where id = coalesce(new.repeat_id, old.repeat_id) and state = 'locked') then
    raise exception 'a locked repeat never changes';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;
create trigger repeat_mark_frozen before insert or update or delete on repeat_mark
  for each row execute function locked_repeat_is_frozen();
create function locked_repeat_stays_locked() returns trigger language plpgsql as $$
begin
  raise exception 'a locked repeat never changes';
end
$$;
create trigger repeat_frozen before update on repeat_sheet
  for each row when (old.state = 'locked') execute function locked_repeat_stays_locked();

-- A product is never given a code that is a repeat's, or one wrong character away: who draws codes draws again.
create function code_is_no_repeats() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from repeat_sheet where (
      select count(*) from generate_series(1, 7) place where substr(code, place, 1) <> substr(new.code, place, 1)
    ) < 2
  ) then
    return null;
  end if;
  return new;
end
$$;
create trigger blind_code_beside_repeats before insert on blind_code
  for each row execute function code_is_no_repeats();

-- As with the notes on scoresheets: whoever may no longer open a product could no longer delete them.
create function repeat_notes_end_with_the_assignment() returns trigger language plpgsql as $$
begin
  delete from repeat_note where repeat_id in (
    select r.id from repeat_sheet r join scoresheet s on s.id = r.scoresheet_id where s.assignment_id = new.id
  );
  return new;
end
$$;
create trigger assignment_ends_repeat_notes after update of state on assignment
  for each row when (new.state = 'released') execute function repeat_notes_end_with_the_assignment();
create function repeat_notes_end_with_an_interest() returns trigger language plpgsql as $$
begin
  delete from repeat_note where repeat_id in (
    select id from repeat_sheet where person_id = new.person_id and nomination_id = new.nomination_id
  );
  return new;
end
$$;
create trigger interest_ends_repeat_notes after insert on interest
  for each row execute function repeat_notes_end_with_an_interest();
