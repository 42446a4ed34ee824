-- module: assessment
-- A fresh panel of other people that scores a published product once more, because an objection to its result was upheld.
-- The sheets of the first panel are round 1 and stay what the published result came from.
create table second_jury (
  id text primary key,
  nomination_id text not null references nomination (id),
  round integer not null check (round >= 2),
  objection_id text not null unique references objection (id),
  -- How many sheets it has when it is whole.
  size integer not null check (size >= 1),
  reason text not null,
  -- Until when its assessors are asked to lock their sheets.
  due_at timestamptz not null,
  called_by text not null,
  called_at timestamptz not null,
  unique (nomination_id, round)
);
create function called_jury_is_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'a jury that was called never changes';
end
$$;
create trigger second_jury_frozen before update or delete on second_jury
  for each row execute function called_jury_is_frozen();

alter table assignment add column round integer not null default 1 check (round >= 1);
alter table scoresheet add column round integer not null default 1 check (round >= 1);
-- The body that the assessor stood for when it was assigned, as the rules name it in the composition of a panel; empty for
-- none. What is known of the person later changes no panel.
alter table assignment add column body text not null default '';
update assignment set body = profile.body from assessor_profile profile where profile.person_id = assignment.person_id;
create function sheet_keeps_its_seat() returns trigger language plpgsql as $$
begin
  raise exception 'an assignment and its scoresheet keep the seat that they were made for';
end
$$;
create trigger assignment_seat before update of round, body on assignment
  for each row when (old.round <> new.round or old.body <> new.body) execute function sheet_keeps_its_seat();
create trigger scoresheet_round before update of round on scoresheet
  for each row when (old.round <> new.round) execute function sheet_keeps_its_seat();

-- Each round knows the product by another code, so that nobody finds out what it was called before.
alter table blind_code add column round integer not null default 1 check (round >= 1);
alter table blind_code drop constraint blind_code_pkey;
alter table blind_code add primary key (nomination_id, round);
