-- module: documents
create table document (
  id text primary key,
  owner_kind text not null check (owner_kind in ('producer', 'product', 'sentra')),
  owner_id text not null,
  -- The firm that the owner is or belongs to, which may read its own papers; none for a sentra's.
  producer_id text references producer (id),
  area_path text not null collate "C",
  type text not null,
  edition text,
  number text not null default '',
  -- What looked odd about the number when it was typed; it stopped nobody.
  warnings jsonb not null default '[]',
  issuer text not null default '',
  issued_on date,
  validity text not null check (validity in ('until-date', 'unlimited', 'until-change')),
  valid_until date,
  file_id text references file (id),
  -- A newer version of the same paper; the old one is kept for the record.
  replaced_by text references document (id),
  removed_at timestamptz,
  row_version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null
);
create index document_owner on document (owner_kind, owner_id);
create index document_producer on document (producer_id);
create index document_area on document (area_path);
create index document_replaced_by on document (replaced_by);
create table document_check (
  id text primary key,
  document_id text not null references document (id),
  outcome text not null check (outcome in ('verified', 'refused', 'revoked')),
  how text not null,
  note text not null default '',
  checked_by text not null,
  checked_at timestamptz not null
);
create index document_check_document on document_check (document_id, checked_at);
