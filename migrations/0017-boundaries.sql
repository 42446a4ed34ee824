-- module: regions
create table boundary_map (
  -- The code of the area whose parts are drawn: a province, or '' for the whole country.
  code text primary key,
  -- The size of the drawing in pixels of its own grid.
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  -- [{code, path}]: each part's outline in whole pixels, as it is written into SVG.
  shapes jsonb not null,
  -- Where the boundaries come from, in the operator's words; empty for the source that the program knows.
  source text not null default '',
  imported_at timestamptz not null
);
-- Makers and sentra get addresses of their own. Entries that were made before are brought up to date.
update catalogue_entry e
set content = e.content || jsonb_build_object(
  'producerId', p.producer_id,
  'makerSlug', trim(both '-' from regexp_replace(lower(e.maker), '[^a-z0-9]+', '-', 'g')) || '-' || p.producer_id,
  'sentraSlug', case when coalesce(e.content->>'sentra', '') = '' then '' else
    trim(both '-' from regexp_replace(lower(e.content->>'sentra'), '[^a-z0-9]+', '-', 'g')) || '-' ||
    replace(split_part(e.area_path, '/', 3), '.', '') end)
from product p
where p.id = e.product_id and not e.content ? 'makerSlug';
create index catalogue_area on catalogue_entry (area_path);
create index catalogue_maker on catalogue_entry ((content->>'makerSlug'));
create index catalogue_sentra on catalogue_entry ((content->>'sentraSlug'));
