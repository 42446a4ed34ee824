-- module: verification
create table check_item (
  nomination_id text not null references nomination (id),
  -- A requirement of the rules, or a section of answers.
  item_id text not null,
  kind text not null check (kind in ('document', 'section', 'photos', 'sample')),
  state text not null check (state in ('open', 'accepted', 'returned')),
  reason text not null default '',
  round integer not null,
  checked_by text,
  checked_at timestamptz,
  row_version integer not null default 1,
  primary key (nomination_id, item_id)
);
create table verification_outcome (
  id text primary key,
  nomination_id text not null references nomination (id),
  round integer not null,
  outcome text not null check (outcome in ('returned', 'admitted', 'not-admitted')),
  reasons jsonb not null,
  decided_by text not null,
  decided_at timestamptz not null
);
create index verification_outcome_nomination on verification_outcome (nomination_id, decided_at);
