-- module: reevaluation
create table reevaluation (
  id text primary key,
  edition_id text not null references edition (id),
  product_id text not null references product (id),
  producer_id text not null references producer (id),
  commodity text not null,
  area_path text not null collate "C",
  -- The award that is evaluated again, as it was known when the holder was called: stars, scheme, edition or year.
  former jsonb not null,
  -- Empty where the holder came without having been called.
  called_by text,
  called_at timestamptz,
  nomination_id text references nomination (id),
  -- `void`: the award that was to be evaluated again was withdrawn, or its record taken back.
  outcome text check (outcome in ('up', 'same', 'down', 'kept', 'lost', 'not-re-evaluated', 'void')),
  -- The new stars and their scheme; empty where nothing new was decided.
  result jsonb,
  settled_at timestamptz,
  check ((called_by is null) = (called_at is null)),
  check ((outcome is null) = (settled_at is null)),
  check (called_at is not null or outcome is not null),
  check ((result is null) = (outcome is null or outcome in ('not-re-evaluated', 'void')))
);
create unique index reevaluation_once on reevaluation (edition_id, product_id)
  where outcome is null or outcome <> 'void';
create index reevaluation_area on reevaluation (edition_id, area_path);
create index reevaluation_product on reevaluation (product_id);
create function settled_reevaluation_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.outcome is not null or old.former::text <> new.former::text
    or old.edition_id <> new.edition_id or old.product_id <> new.product_id then
    raise exception 'the outcome of a re-evaluation never changes';
  end if;
  return new;
end
$$;
create trigger reevaluation_frozen before update or delete on reevaluation
  for each row execute function settled_reevaluation_is_frozen();
create table reevaluation_reminder (
  edition_id text not null references edition (id),
  -- Days before nominations close, as the programme sets them; empty for one that the secretariat sent.
  days_before integer,
  -- The closing that it counts from: a deadline that was moved has reminders of its own.
  closes_at timestamptz,
  sent_by text,
  sent_at timestamptz not null,
  offices integer not null,
  mails integer not null,
  check ((days_before is null) <> (sent_by is null))
);
create unique index reevaluation_reminder_once on reevaluation_reminder (edition_id, days_before, closes_at)
  where days_before is not null;
create index reevaluation_reminder_newest on reevaluation_reminder (edition_id, sent_at desc);
