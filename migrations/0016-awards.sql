-- module: awards
-- What a source says about the awards of one year: a figure, or one award. Sources may contradict each other.
create table award_claim (
  -- Digest of what the claim is about and who says it: one source says one thing about one figure.
  key text primary key,
  year integer not null,
  subject text not null,
  -- The outcome scale (`1-5`): stars of two scales are never counted together.
  scale text not null,
  -- Empty where the claim is a figure.
  maker text not null,
  product text not null,
  commodity text,
  -- The code of a province, regency or city.
  area text collate "C",
  -- Of an award whose source says only "two or three" the two bounds differ.
  stars_from integer,
  stars_to integer,
  value integer,
  certainty text not null,
  source text not null,
  note text not null,
  stored_at timestamptz not null,
  check (stars_from is null or stars_from <= stars_to)
);
create index award_claim_year on award_claim (scale, year, subject);
-- A file of claims that somebody sent: looked at first, imported afterwards.
create table award_file (
  id text primary key,
  name text not null,
  content text not null,
  -- SHA-256 of the content.
  digest text not null,
  sent_by text not null,
  sent_at timestamptz not null,
  imported_at timestamptz
);
create index award_file_newest on award_file (sent_at desc, id);
