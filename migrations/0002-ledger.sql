-- module: audit
create table ledger (
  seq bigint primary key,
  at timestamptz not null,
  person_id text,
  role text not null,
  area_path text not null collate "C",
  action text not null,
  event text not null,
  subject_kind text not null,
  subject_id text not null,
  -- The record whose history shows this entry: a document's entry shows in its nomination's history too.
  record_kind text not null,
  record_id text not null,
  audience text not null check (audience in ('record', 'panel', 'accounts')),
  reason text,
  detail jsonb not null,
  before_digest text,
  after_digest text,
  previous_hash text not null,
  hash text not null unique
);
create index ledger_record on ledger (record_kind, record_id, seq);
create index ledger_subject on ledger (subject_kind, subject_id, seq);
create table ledger_head (
  only_row boolean primary key default true check (only_row),
  seq bigint not null,
  hash text not null
);
insert into ledger_head (only_row, seq, hash) values (true, 0, '');
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only';
end
$$;
create trigger ledger_no_change before update or delete on ledger for each row execute function ledger_is_append_only();
create trigger ledger_no_truncate before truncate on ledger for each statement execute function ledger_is_append_only();
