-- module: producers
-- An award that a product got before results were kept here: read from a source, linked by the secretariat.
create table former_award (
  id text primary key,
  product_id text not null references product (id),
  year integer not null,
  -- The outcome scale of the award's round: stars of two schemes are never compared.
  scheme text not null,
  stars integer not null check (stars > 0),
  stars_of integer not null,
  source text not null,
  note text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  -- A mistaken link is taken back, never removed.
  taken_back_by text,
  taken_back_at timestamptz,
  check (stars <= stars_of),
  check ((taken_back_by is null) = (taken_back_at is null))
);
create unique index former_award_once on former_award (product_id, year) where taken_back_at is null;
create function recorded_former_award_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.taken_back_at is not null or old.product_id <> new.product_id
    or old.year <> new.year or old.scheme <> new.scheme or old.stars <> new.stars
    or old.stars_of <> new.stars_of or old.source <> new.source or old.note <> new.note then
    raise exception 'a recorded award never changes; a mistaken one is taken back';
  end if;
  return new;
end
$$;
create trigger former_award_frozen before update or delete on former_award
  for each row execute function recorded_former_award_is_frozen();
