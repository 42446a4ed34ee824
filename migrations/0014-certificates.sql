-- module: certificates
create table certificate (
  id text primary key,
  number text not null unique,
  nomination_id text not null unique references nomination (id),
  edition_id text not null references edition (id),
  -- Everything printed on it, frozen when it was issued.
  content jsonb not null,
  rules_hash text not null,
  state text not null check (state in ('valid', 'withdrawn')),
  pdf_sha256 text,
  issued_at timestamptz not null,
  row_version integer not null default 1
);
