-- module: notices
-- That a person is told of an entry of the ledger: once, whatever is repeated.
create table notice (
  id text primary key,
  -- The number of the entry in the ledger.
  seq bigint not null,
  person_id text not null references person (id),
  event text not null,
  -- The nomination that it is about; empty for an edition's or a list's.
  nomination_id text not null default '',
  area_path text not null collate "C",
  at timestamptz not null,
  urgent boolean not null,
  -- When it went out by mail; empty while it waits for the day's mail, or where its reader wants none.
  mailed_at timestamptz,
  unique (seq, person_id, nomination_id)
);
create index notice_person on notice (person_id, at desc, id desc);
create index notice_unmailed on notice (at) where mailed_at is null;
-- How often a person wants mails; without a row what is urgent at once, the rest once a day.
create table notice_pace (
  person_id text primary key references person (id),
  pace text not null check (pace in ('important', 'each', 'daily', 'none')),
  digest_day date,
  row_version integer not null default 1
);
