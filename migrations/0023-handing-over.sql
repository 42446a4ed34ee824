-- module: certificates
-- Where a certificate comes from, for lists: as in its nomination, which is closed once a star is decided.
alter table certificate add column area_path text, add column commodity text;
update certificate set area_path = nomination.area_path, commodity = nomination.commodity
  from nomination where nomination.id = certificate.nomination_id;
alter table certificate alter column area_path set not null, alter column commodity set not null;
create index certificate_list on certificate (issued_at desc, check_key collate "C");

-- An event at which certificates are handed over, planned or past.
create table conferment (
  id text primary key,
  edition_id text not null references edition (id),
  name_id text not null,
  -- Empty where the Indonesian name stands for both.
  name_en text not null,
  place text not null,
  held_on date not null,
  -- As printed: who hands over, and the office held.
  conferrer_name text not null,
  conferrer_office text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  row_version integer not null default 1
);
create index conferment_edition on conferment (edition_id, held_on);

create table hand_over (
  id text primary key,
  certificate_id text not null references certificate (id),
  conferment_id text not null references conferment (id),
  -- Who took it: for the office's own records, never public. Empty where nobody wrote it down.
  received_by text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  -- Set where the record was a mistake: the certificate counts as not handed over, the row stays.
  taken_back_at timestamptz
);
create unique index hand_over_live on hand_over (certificate_id) where taken_back_at is null;
create index hand_over_conferment on hand_over (conferment_id) where taken_back_at is null;
