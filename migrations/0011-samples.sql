-- module: samples
create table sample (
  id text primary key,
  nomination_id text not null unique references nomination (id),
  area_path text not null collate "C",
  -- The only name under which assessors know the product.
  blind_code text not null unique,
  state text not null check (state in ('announced', 'received')),
  courier text not null default '',
  tracking_number text not null default '',
  announced_by text not null,
  announced_at timestamptz not null,
  condition text,
  condition_note text not null default '',
  received_by text,
  received_at timestamptz,
  row_version integer not null default 1
);
