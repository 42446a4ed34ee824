-- module: letters
-- Whose register gave a number: one office may write letters for several areas that have none of their own.
alter table nomination_letter add column office_path text collate "C";
-- The number without white space and in capitals, as two people compare it; none for an old letter that another one
-- of the same office comes before.
alter table nomination_letter add column number_key text;
update nomination_letter set office_path = coalesce(
  (select role_grant.area_path from role_grant
   where role_grant.person_id = nomination_letter.approved_by and role_grant.role = 'office-head'
     and starts_with(nomination_letter.area_path, role_grant.area_path)
   order by length(role_grant.area_path) desc limit 1),
  nomination_letter.area_path);
alter table nomination_letter alter column office_path set not null;
update nomination_letter set number_key = keyed.key from (
  select id, key, row_number() over (partition by office_path, key order by issued_at, id) as place
  from (select id, office_path, issued_at, upper(regexp_replace(number, '\s', '', 'g')) as key from nomination_letter) as letter
) as keyed where keyed.id = nomination_letter.id and keyed.place = 1;
drop index nomination_letter_number;
create unique index nomination_letter_register on nomination_letter (office_path, number_key);

-- What the head had looked at when a draft was given back, in short; unknown for an old one.
alter table give_back add column seen text;
-- When the draft was approved after all: from then on its reason is history.
alter table give_back add column settled_at timestamptz;
update give_back set settled_at = given_back_at
  where nomination_id in (select nomination_id from lettered_nomination);
