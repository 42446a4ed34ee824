-- module: producers
create table sentra (
  id text primary key,
  name text not null,
  commodity text not null,
  area_path text not null collate "C",
  district_code text not null,
  village_code text,
  units integer not null check (units >= 0),
  workers integer not null check (workers >= 0),
  decree_number text not null default '',
  decree_date date,
  decree_signatory text not null default '',
  about text not null default '',
  row_version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null
);
create index sentra_area on sentra (area_path);
create table producer (
  id text primary key,
  sentra_id text references sentra (id),
  name text not null,
  owner_name text not null,
  area_path text not null collate "C",
  district_code text not null,
  village_code text,
  address text not null default '',
  phone text not null default '',
  email text not null default '',
  founded_year integer,
  workers_men integer not null default 0,
  workers_women integer not null default 0,
  story text not null default '',
  row_version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null
);
create index producer_area on producer (area_path);
create index producer_sentra on producer (sentra_id);
create table product (
  id text primary key,
  producer_id text not null references producer (id),
  area_path text not null collate "C",
  commodity text not null,
  name text not null,
  about text not null default '',
  story text not null default '',
  materials text not null default '',
  process text not null default '',
  -- Whole rupiah.
  price_from integer,
  price_to integer,
  row_version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null
);
create index product_producer on product (producer_id);
create index product_area on product (area_path);
create table photo (
  id text primary key,
  product_id text not null references product (id),
  file_id text not null references file (id),
  caption text not null default '',
  position integer not null,
  removed_at timestamptz,
  created_by text not null,
  created_at timestamptz not null
);
create index photo_product on photo (product_id, position);
