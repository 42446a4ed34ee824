-- module: imports
-- A spreadsheet that an office sent: looked at first, imported once it is confirmed.
create table import (
  id text primary key,
  name text not null,
  file_sha256 text not null,
  bytes integer not null,
  area_path text not null collate "C",
  sent_by text not null references person (id),
  sent_at timestamptz not null,
  state text not null check (state in ('seen', 'running', 'done', 'cancelled')),
  -- What was left out of the file, such as sheets and headings that are not known.
  notes jsonb not null,
  confirmed_by text references person (id),
  -- Through which post it was confirmed: the rows are stored through it, as long as it is held.
  confirmed_grant text,
  confirmed_at timestamptz,
  ended_at timestamptz,
  row_version integer not null default 1,
  check ((state in ('running', 'done')) <= (confirmed_at is not null))
);
create index import_area on import (area_path, sent_at desc, id desc);
-- What the look at a row said, and what became of it.
create table import_row (
  import_id text not null references import (id),
  position integer not null,
  kind text not null check (kind in ('sentra', 'producer', 'product', 'document')),
  sheet text not null,
  row_number integer not null,
  label text not null,
  verdict text not null check (verdict in ('new', 'changed', 'unchanged', 'wrong')),
  -- As it stands in the file, by column.
  cells jsonb not null,
  -- What its act is given.
  input jsonb not null,
  -- The stored record that it changes, as it was when it was looked at.
  target_id text,
  target_version integer,
  -- The row of the same file that its record belongs to and that is stored first.
  parent integer,
  changes jsonb not null,
  problems jsonb not null,
  outcome text check (outcome in ('done', 'moved-on', 'failed')),
  result_id text,
  primary key (import_id, position),
  check ((outcome is not distinct from 'done') = (result_id is not null))
);
create index import_row_waiting on import_row (import_id, position) where outcome is null;
