-- module: catalogue
create table catalogue_entry (
  slug text primary key,
  nomination_id text not null unique references nomination (id),
  product_id text not null,
  edition_id text not null,
  -- Titles as they were when the result was published, in every language of the screens.
  edition_title jsonb not null,
  commodity text not null,
  commodity_title jsonb not null,
  area_path text not null collate "C",
  -- The code of the province.
  province text not null,
  place text not null,
  stars integer not null,
  stars_of integer not null,
  scheme text not null,
  -- Made up, or by example rules: labelled wherever it is shown.
  example boolean not null,
  certificate_number text,
  -- As it is written in addresses.
  certificate_key text unique,
  name text not null,
  maker text not null,
  about text not null,
  story text not null,
  -- Further public facts of the product; nothing confidential is ever copied here.
  content jsonb not null,
  photos jsonb not null,
  search text not null,
  published_at timestamptz not null
);
create index catalogue_newest on catalogue_entry (published_at desc, stars desc, slug);
create index catalogue_commodity on catalogue_entry (commodity, published_at desc, stars desc, slug);
create index catalogue_province on catalogue_entry (province, published_at desc, stars desc, slug);
create index catalogue_product on catalogue_entry (product_id);
create index catalogue_search on catalogue_entry using gin (to_tsvector('simple', search));
