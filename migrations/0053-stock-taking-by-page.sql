-- module: samples
-- How far a place that is counted page by page has been counted from its beginning, and when its last page was.
alter table sample_place
  add column counting_to text,
  add column counting_at timestamptz,
  add constraint sample_place_counting check ((counting_to is null) = (counting_at is null));
