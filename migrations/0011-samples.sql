-- module: samples
create table blind_code (
  -- The only name under which assessors know the product.
  nomination_id text primary key references nomination (id),
  code text not null unique,
  given_at timestamptz not null
);
create table sample (
  id text primary key,
  nomination_id text not null unique references nomination (id),
  area_path text not null collate "C",
  state text not null check (state in ('announced', 'received')),
  pieces integer not null,
  courier text not null default '',
  tracking_number text not null default '',
  note text not null default '',
  announced_by text not null,
  announced_at timestamptz not null,
  condition text,
  condition_note text not null default '',
  received_by text,
  received_at timestamptz,
  row_version integer not null default 1
);
create index sample_state on sample (state, announced_at);
create index sample_area on sample (area_path);
