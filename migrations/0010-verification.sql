-- module: verification
create table check_item (
  nomination_id text not null references nomination (id),
  -- `document.<requirement>`, `section.<section>`, or `photos`.
  item_id text not null,
  kind text not null check (kind in ('document', 'section', 'photos')),
  state text not null check (state in ('accepted', 'returned')),
  reason text not null default '',
  -- By which way a document was looked up.
  how text not null default '',
  -- Of what was looked at: an item whose content has changed since is open again.
  digest text not null,
  round integer not null,
  checked_by text not null,
  checked_at timestamptz not null,
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
