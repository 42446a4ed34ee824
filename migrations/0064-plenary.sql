-- module: plenary
create table plenary_session (
  id text primary key,
  edition_id text not null references edition (id),
  -- First, second ... session of the edition.
  number integer not null,
  held_on date not null,
  place text not null,
  state text not null check (state in ('planned', 'open', 'adjourned', 'closed')),
  planned_by text not null,
  planned_at timestamptz not null,
  -- Who opened it presides over it.
  chair_id text,
  opened_at timestamptz,
  closed_at timestamptz,
  -- Moves on with every act, a vote among them: the screens look again when it does.
  row_version integer not null default 1,
  unique (edition_id, number),
  check ((state = 'planned') = (opened_at is null)),
  check ((state = 'closed') = (closed_at is not null))
);
create unique index plenary_session_running on plenary_session (edition_id) where state in ('open', 'adjourned');

create table plenary_member (
  session_id text not null references plenary_session (id),
  person_id text not null,
  primary key (session_id, person_id)
);
create index plenary_member_person on plenary_member (person_id);

create table plenary_attendance (
  id text primary key,
  session_id text not null references plenary_session (id),
  person_id text not null,
  came_at timestamptz not null,
  left_at timestamptz,
  noted_by text not null,
  foreign key (session_id, person_id) references plenary_member (session_id, person_id)
);
create unique index plenary_attendance_present on plenary_attendance (session_id, person_id) where left_at is null;

create table plenary_break (
  id text primary key,
  session_id text not null references plenary_session (id),
  began_at timestamptz not null,
  ended_at timestamptz,
  reason text not null
);
create unique index plenary_break_now on plenary_break (session_id) where ended_at is null;

create table plenary_turn (
  -- One time that a case was before the session; a case may come back.
  id text primary key,
  session_id text not null references plenary_session (id),
  nomination_id text not null references nomination (id),
  number integer not null,
  called_at timestamptz not null,
  ended_at timestamptz,
  -- Why it was called out of the order, or again although it was settled; empty where the order called it.
  reason text not null default '',
  unique (session_id, number)
);
create unique index plenary_turn_now on plenary_turn (session_id) where ended_at is null;

create table plenary_recusal (
  turn_id text not null references plenary_turn (id),
  person_id text not null,
  kind text not null check (kind in ('own-province', 'known-interest', 'declared')),
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (turn_id, person_id)
);

create table plenary_motion (
  id text primary key,
  turn_id text not null references plenary_turn (id),
  session_id text not null references plenary_session (id),
  nomination_id text not null references nomination (id),
  -- First, second ... motion of the session.
  number integer not null,
  kind text not null check (kind in ('as-proposed', 'other-stars', 'defer')),
  proposed_stars integer not null,
  stars integer,
  reason text not null default '',
  -- Of the proposal and trace that the session saw: a motion about other sheets settles nothing.
  proposal_digest text not null,
  moved_by text not null,
  seconded_by text not null,
  put_at timestamptz not null,
  put_by text not null,
  state text not null check (state in ('open', 'tied', 'passed', 'lost', 'withdrawn')),
  means text check (means in ('vote', 'consensus')),
  -- In all, and of them those by show of hands.
  yes integer,
  no integer,
  abstained integer,
  by_hand integer,
  -- Who could vote when it was counted, and how many the rules ask for.
  present integer,
  quorum integer,
  casting text check (casting in ('yes', 'no')),
  counted_by text,
  counted_at timestamptz,
  unique (session_id, number),
  check (moved_by <> seconded_by),
  check ((kind = 'defer') = (stars is null)),
  check (state = 'open' or counted_at is not null)
);
create unique index plenary_motion_now on plenary_motion (session_id) where state in ('open', 'tied');

create table plenary_vote (
  motion_id text not null references plenary_motion (id),
  person_id text not null,
  choice text not null check (choice in ('yes', 'no', 'abstain')),
  cast_at timestamptz not null,
  primary key (motion_id, person_id)
);

create table plenary_minutes (
  session_id text not null references plenary_session (id),
  version integer not null,
  content jsonb not null,
  digest text not null,
  -- The paper, once it is typeset.
  pdf_sha256 text,
  -- Why a later version corrects the one before; empty for the first.
  reason text not null default '',
  made_by text not null,
  made_at timestamptz not null,
  primary key (session_id, version)
);

create function plenary_record_is_final() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'plenary_minutes' then
    if tg_op = 'DELETE' or old.pdf_sha256 is not null or old.digest <> new.digest
      or old.content::text <> new.content::text or old.reason <> new.reason or old.version <> new.version then
      raise exception 'minutes never change: a correction is another version';
    end if;
  elsif tg_op = 'DELETE' or old.state in ('passed', 'lost', 'withdrawn') then
    raise exception 'a motion that was counted never changes';
  end if;
  return new;
end
$$;
create trigger plenary_motion_final before update or delete on plenary_motion
  for each row execute function plenary_record_is_final();
create trigger plenary_minutes_final before update or delete on plenary_minutes
  for each row execute function plenary_record_is_final();

create function plenary_vote_is_open() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from plenary_motion where id = coalesce(new.motion_id, old.motion_id) and state = 'open') then
    raise exception 'a vote is cast, changed or taken out while its motion is open';
  end if;
  return coalesce(new, old);
end
$$;
create trigger plenary_vote_while_open before insert or update or delete on plenary_vote
  for each row execute function plenary_vote_is_open();
