-- module: catalogue
create table catalogue_entry (
  slug text primary key,
  nomination_id text not null unique references nomination (id),
  product_id text not null,
  edition_id text not null,
  commodity text not null,
  area_path text not null collate "C",
  stars integer not null,
  scheme text not null,
  fictional boolean not null,
  certificate_number text,
  name text not null,
  maker text not null,
  place text not null,
  province text not null,
  about text not null,
  story text not null,
  content jsonb not null,
  photo_ids jsonb not null,
  search text not null,
  published_at timestamptz not null
);
create index catalogue_commodity on catalogue_entry (commodity, stars);
create index catalogue_area on catalogue_entry (area_path);
create index catalogue_published on catalogue_entry (published_at desc, slug);
create index catalogue_search on catalogue_entry using gin (to_tsvector('simple', search));
