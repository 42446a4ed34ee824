-- module: nominations
-- On behalf of which office an answer was saved: a province that helps is named beside what it filled in. Until now
-- only the office of the area could save.
alter table nomination_answer add column saved_area text not null default '' collate "C";
update nomination_answer set saved_area = nomination.area_path
  from nomination where nomination.id = nomination_answer.nomination_id;

-- What somebody outside of the office changed in its answers: before and after, until the office says that it has
-- seen it. Papers and photos are not here: the ledger says who added them, and they keep their own versions.
create table nomination_help (
  id text primary key,
  nomination_id text not null references nomination (id),
  -- A question, or `document:` with the requirement for which another paper was chosen.
  item_id text not null,
  old_value jsonb,
  new_value jsonb,
  saved_by text not null,
  saved_role text not null,
  saved_area text not null collate "C",
  saved_at timestamptz not null,
  seen_by text,
  seen_at timestamptz,
  check ((seen_by is null) = (seen_at is null))
);
-- One unseen line for each answer: somebody who types makes one change, not one for every pause.
create unique index nomination_help_unseen on nomination_help (nomination_id, item_id) where seen_at is null;
create index nomination_help_of on nomination_help (nomination_id, saved_at);
-- Since when the office knows what others added: their papers and photos of later moments are pointed out.
create table nomination_help_seen (
  nomination_id text primary key references nomination (id),
  seen_by text not null,
  seen_at timestamptz not null
);

-- What the province remarks about one item of a file.
create table province_remark (
  id text primary key,
  nomination_id text not null references nomination (id),
  item_kind text not null check (item_kind in ('question', 'document', 'photos', 'file')),
  -- The question's or the requirement's id; empty for photos and for the whole file.
  item_id text not null,
  text text not null,
  area_path text not null collate "C",
  state text not null default 'open' check (state in ('open', 'answered', 'settled', 'withdrawn')),
  -- What the office answered: `fixed`, or `not-so` with a reason.
  answer text check (answer in ('fixed', 'not-so')),
  reason text not null default '',
  answered_by text,
  answered_at timestamptz,
  written_by text not null,
  written_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  row_version integer not null default 1,
  check ((answer is null) = (answered_at is null)),
  check (state <> 'answered' or answer is not null),
  check (state <> 'open' or answer is null),
  check ((item_id = '') = (item_kind in ('photos', 'file'))),
  check ((state in ('settled', 'withdrawn')) = (closed_at is not null)),
  check (answer <> 'not-so' or reason <> '')
);
create index province_remark_of on province_remark (nomination_id, written_at);
create index province_remark_waiting on province_remark (nomination_id) where state in ('open', 'answered');

-- The latest look of the province at a file, tied to what the file was then.
create table province_check (
  nomination_id text primary key references nomination (id),
  verdict text not null check (verdict in ('ready', 'remarks')),
  -- Of the file's content at that moment; another one now means that it was changed since.
  fingerprint text not null,
  area_path text not null collate "C",
  checked_by text not null,
  checked_at timestamptz not null
);
