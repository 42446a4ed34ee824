-- module: rulemaking
create table rules_draft (
  -- The rules of an edition while they are being made: one at a time, changed place by place, and sound or not.
  edition_id text primary key references edition (id),
  content jsonb not null,
  cases text not null default '',
  -- The version that it began with.
  based_on text not null references edition_rules (id),
  changed_by text not null,
  changed_at timestamptz not null,
  row_version integer not null default 1
);
