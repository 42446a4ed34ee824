-- module: catalogue
-- Counting the catalogue by its filters reads this index alone.
create index catalogue_counts on catalogue_entry (commodity, province, stars, stars_of, edition_id)
  where withdrawn_at is null;
create index catalogue_edition on catalogue_entry (edition_id);
