-- module: catalogue
-- What a starred product can be filtered by, each combination once, with the number of products that have it. Kept by
-- the triggers below, so that counting the whole catalogue reads some hundred rows, not every product.
create table catalogue_group (
  id integer primary key,
  commodity text not null,
  province text not null,
  stars integer not null,
  stars_of integer not null,
  edition_id text not null,
  example boolean not null,
  entries integer not null check (entries >= 0),
  unique (commodity, province, stars, stars_of, edition_id, example)
);
-- The makers of starred products, with their number.
create table catalogue_maker_count (
  maker text not null,
  example boolean not null,
  entries integer not null check (entries >= 0),
  primary key (maker, example)
);
-- The words of each starred product, parted when it is stored and not again at every search.
create table catalogue_words (
  slug text primary key references catalogue_entry (slug) on delete cascade,
  group_id integer not null references catalogue_group (id),
  published_at timestamptz not null,
  stars integer not null,
  words tsvector not null
);

create function catalogue_entries_removed() returns trigger language plpgsql as $$
begin
  delete from catalogue_words w using removed r where w.slug = r.slug;
  update catalogue_group g set entries = g.entries - c.entries
    from (select commodity, province, stars, stars_of, edition_id, example, count(*) as entries from removed
      where withdrawn_at is null group by commodity, province, stars, stars_of, edition_id, example) as c
    where (g.commodity, g.province, g.stars, g.stars_of, g.edition_id, g.example)
      = (c.commodity, c.province, c.stars, c.stars_of, c.edition_id, c.example);
  update catalogue_maker_count m set entries = m.entries - c.entries
    from (select maker, example, count(*) as entries from removed where withdrawn_at is null group by maker, example) as c
    where (m.maker, m.example) = (c.maker, c.example);
  return null;
end $$;
create function catalogue_entries_added() returns trigger language plpgsql as $$
begin
  -- Two releases at once would give two groups the same number.
  lock table catalogue_group in share row exclusive mode;
  insert into catalogue_group as g (id, commodity, province, stars, stars_of, edition_id, example, entries)
    select (select coalesce(max(id), 0) from catalogue_group) + row_number() over (), c.*
    from (select commodity, province, stars, stars_of, edition_id, example, count(*) from added
      where withdrawn_at is null group by commodity, province, stars, stars_of, edition_id, example) as c
    on conflict (commodity, province, stars, stars_of, edition_id, example)
      do update set entries = g.entries + excluded.entries;
  insert into catalogue_maker_count as m (maker, example, entries)
    select maker, example, count(*) from added where withdrawn_at is null group by maker, example
    on conflict (maker, example) do update set entries = m.entries + excluded.entries;
  insert into catalogue_words (slug, group_id, published_at, stars, words)
    select a.slug, g.id, a.published_at, a.stars, to_tsvector('simple', a.search)
    from added a join catalogue_group g using (commodity, province, stars, stars_of, edition_id, example)
    where a.withdrawn_at is null;
  return null;
end $$;
create trigger catalogue_inserted after insert on catalogue_entry
  referencing new table as added for each statement execute function catalogue_entries_added();
create trigger catalogue_deleted after delete on catalogue_entry
  referencing old table as removed for each statement execute function catalogue_entries_removed();
create trigger catalogue_updated_from after update on catalogue_entry
  referencing old table as removed for each statement execute function catalogue_entries_removed();
create trigger catalogue_updated_to after update on catalogue_entry
  referencing new table as added for each statement execute function catalogue_entries_added();

-- How many products of each group hold the words. The planner thinks that it costs as much to look into the words of
-- every product as to go by the index, which is several times as fast: here it has no choice.
create function catalogue_found_groups(query text) returns table (group_id integer, entries bigint)
  language sql stable set enable_seqscan = off set jit = off as $$
  select group_id, count(*) from catalogue_words where words @@ to_tsquery('simple', query) group by group_id;
$$;

insert into catalogue_group (id, commodity, province, stars, stars_of, edition_id, example, entries)
  select row_number() over (), c.* from (select commodity, province, stars, stars_of, edition_id, example, count(*)
    from catalogue_entry where withdrawn_at is null
    group by commodity, province, stars, stars_of, edition_id, example) as c;
insert into catalogue_maker_count (maker, example, entries)
  select maker, example, count(*) from catalogue_entry where withdrawn_at is null group by maker, example;
insert into catalogue_words (slug, group_id, published_at, stars, words)
  select e.slug, g.id, e.published_at, e.stars, to_tsvector('simple', e.search)
  from catalogue_entry e join catalogue_group g using (commodity, province, stars, stars_of, edition_id, example)
  where e.withdrawn_at is null;
create index catalogue_words_newest on catalogue_words (published_at desc, stars desc, slug);
-- Words that wait for their place in the index slow every search: few may wait, in kilobytes.
create index catalogue_words_found on catalogue_words using gin (words) with (gin_pending_list_limit = 256);
drop index catalogue_search;
drop index catalogue_counts;
