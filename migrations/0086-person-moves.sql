-- module: people
-- Where somebody worked and lived until a moment: what counted then stays known, and still counts within an edition.
create table person_move (
  place bigint generated always as identity primary key,
  person_id text not null references person (id),
  employer text not null,
  home_area_path text not null collate "C",
  until_at timestamptz not null,
  reason text not null,
  changed_by text not null
);
create index person_move_of on person_move (person_id);

create function person_move_stays() returns trigger language plpgsql as $$
begin
  raise exception 'where somebody worked and lived before never changes';
end
$$;
create trigger person_move_stays before update or delete on person_move
  for each row execute function person_move_stays();
