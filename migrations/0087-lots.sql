-- module: decisions
-- Numbers drawn in the plenary, where the rules tell equals apart by lot. A product draws once in its edition, and no
-- two of an edition have the same number, so that a tie among any of them is broken.
create table lot (
  nomination_id text primary key references nomination (id),
  edition_id text not null references edition (id),
  number integer not null check (number between 1 and 9999),
  -- The choice of the rules for which it was drawn.
  selection text not null,
  -- How it was drawn, and who was present.
  account text not null check (account <> ''),
  drawn_by text not null,
  drawn_at timestamptz not null,
  unique (edition_id, number)
);

create function lot_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was drawn never changes';
end
$$;
create trigger lot_stays before update or delete on lot for each row execute function lot_stays();
