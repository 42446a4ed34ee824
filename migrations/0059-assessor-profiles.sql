-- module: assessment
-- What the secretariat knows of an assessor. Without a row somebody may score every commodity, as many as there are.
create table assessor_profile (
  person_id text primary key,
  -- The kind of institution, as the rules of an edition name it in the composition of a panel; empty for none.
  body text not null default '',
  -- Commodities, as the rules name them; empty for all.
  commodities jsonb not null,
  -- Sheets that the person still has to score at the same time; null for no limit.
  max_load integer check (max_load >= 0),
  row_version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null
);
-- module: interests
-- What an assessor declares in general, before any product is seen. Nothing changes but the end.
create table interest_tie (
  id text primary key,
  person_id text not null,
  kind text not null,
  -- The firm, sentra, institution or family name, as the person wrote it.
  name text not null,
  note text not null default '',
  declared_at timestamptz not null,
  ended_at timestamptz,
  end_reason text not null default ''
);
create index interest_tie_person on interest_tie (person_id);
-- The secretariat looked into what the system found between a person and a product, and found nothing in it.
create table interest_clearance (
  id text primary key,
  person_id text not null,
  nomination_id text not null references nomination (id),
  -- What was found: the clearance holds for this alone.
  found text not null,
  reason text not null,
  cleared_by text not null,
  cleared_at timestamptz not null,
  unique (person_id, nomination_id, found)
);
create index interest_clearance_nomination on interest_clearance (nomination_id);
-- module: assessment
-- How an edition's panels are to be tied: without a row as the product sets it.
create table assignment_setting (
  edition_id text primary key references edition (id),
  links integer not null check (links between 1 and 9),
  row_version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null
);
-- A nomination that ties the assessors of its edition: everybody who may scores it, or one of each body.
create table assignment_anchor (
  nomination_id text primary key references nomination (id),
  edition_id text not null references edition (id),
  kind text not null check (kind in ('everyone', 'each-body')),
  set_by text not null,
  set_at timestamptz not null
);
create index assignment_anchor_edition on assignment_anchor (edition_id);
