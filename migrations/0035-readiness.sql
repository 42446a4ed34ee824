-- module: readiness
-- What readiness came to for a product under the rules of an edition, when it was last computed: lists and counts are
-- read from here, a product's own page computes anew.
create table readiness_summary (
  product_id text not null references product (id),
  edition_id text not null references edition (id),
  rules_id text not null references edition_rules (id),
  producer_id text not null references producer (id),
  commodity text not null,
  area_path text not null collate "C",
  standing text not null check (standing in ('ready', 'near', 'renew', 'far')),
  asked integer not null check (asked >= 0),
  met integer not null check (met >= 0 and met <= asked),
  -- The ids of what is lacking: requirements, questions, `sentra`, `photos`, gates.
  lacks text[] not null,
  -- The day that it was computed for, in the product's own place.
  day date not null,
  computed_at timestamptz not null,
  primary key (product_id, edition_id),
  check (cardinality(lacks) = asked - met),
  check ((standing = 'ready') = (asked = met))
);
create index readiness_summary_area on readiness_summary (edition_id, area_path, standing, commodity);
create index readiness_summary_order on readiness_summary (edition_id, (asked - met), product_id);
create index readiness_summary_rules on readiness_summary (rules_id);
create table petition (
  id text primary key,
  -- Opens the page of its state to whoever was given it.
  code text not null unique,
  -- Of the form that sent it: a second send has no second effect.
  form_token text not null unique,
  edition_id text not null references edition (id),
  rules_id text not null references edition_rules (id),
  commodity text not null,
  -- The office that it lies with, and where the firm works.
  area_path text not null collate "C",
  place_path text not null collate "C",
  state text not null check (state in ('received', 'in-review', 'accepted', 'declined', 'withdrawn', 'lapsed')),
  product text not null,
  -- The sender's own data, for answering only; taken away when the time is over or consent is withdrawn.
  business text,
  contact_name text,
  phone text,
  email text,
  note text,
  -- A digest of contact and product, by which there is one open petition of each.
  contact_key text,
  -- What the sender's own answers came to when it was sent.
  readiness jsonb not null,
  answer text,
  -- The product that was registered for it.
  product_id text references product (id),
  locale text not null check (locale in ('id', 'en')),
  consented_at timestamptz not null,
  received_at timestamptz not null,
  state_at timestamptz not null,
  erase_after timestamptz not null,
  erased_at timestamptz,
  row_version integer not null default 1,
  check (erased_at is not null or (business is not null and contact_name is not null
    and contact_key is not null and coalesce(phone, email) is not null)),
  check (erased_at is null or (business is null and contact_name is null and phone is null and email is null
    and note is null and contact_key is null)),
  check (erase_after > received_at),
  check (state <> 'declined' or answer is not null or erased_at is not null)
);
create unique index petition_once on petition (contact_key) where state in ('received', 'in-review');
create index petition_office on petition (area_path, state, received_at, id);
create index petition_erasure on petition (erase_after) where erased_at is null;
-- A mail of the programme may go to somebody without an account: who sent a petition is told of the answer.
alter table mail alter column person_id drop not null;
create table petition_rate (
  -- A digest of the address that petitions came from; rows are taken away after a day.
  bucket text not null,
  minute timestamptz not null,
  sent integer not null,
  primary key (bucket, minute)
);
