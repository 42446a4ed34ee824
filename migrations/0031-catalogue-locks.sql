-- module: catalogue
-- Two writers of the catalogue take turns from before their first row is touched. Taking turns only when counting what
-- was added came too late: each had by then counted something off, and waited for the other.
create function catalogue_takes_turns() returns trigger language plpgsql as $$
begin
  lock table catalogue_group in share row exclusive mode;
  return null;
end $$;
create trigger catalogue_turn before insert or update or delete on catalogue_entry
  for each statement execute function catalogue_takes_turns();
