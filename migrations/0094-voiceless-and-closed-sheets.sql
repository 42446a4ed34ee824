-- module: assessment
-- Who had no voice when an agreed sheet was locked, because of an interest: what is cleared or found later says nothing
-- about what was agreed on then.
alter table agreed_sheet add column voiceless jsonb not null default '[]' check (jsonb_typeof(voiceless) = 'array');

-- Sheets that something found closes to their assessors now, as far as the assessors were told. The ledger keeps when
-- each was closed and opened again.
create table closed_sheet (
  assignment_id text primary key references assignment (id),
  nomination_id text not null references nomination (id),
  person_id text not null,
  closed_at timestamptz not null
);
