-- module: nominations
create table nomination (
  id text primary key,
  edition_id text not null references edition (id),
  -- Pinned when the nomination is opened, and again when it is submitted.
  rules_id text not null references edition_rules (id),
  product_id text not null references product (id),
  producer_id text not null references producer (id),
  sentra_id text references sentra (id),
  commodity text not null,
  area_path text not null collate "C",
  state text not null,
  -- How often the file was submitted.
  round integer not null default 0,
  receipt text unique,
  opened_by text not null,
  approved_by text,
  approved_at timestamptz,
  submitted_by text,
  submitted_at timestamptz,
  -- What was known at the moment of submission: the frozen file that is verified and scored.
  submitted_file jsonb,
  -- What the secretariat found wrong, item by item: read by the office while it corrects.
  findings jsonb not null default '[]',
  -- Names and numbers folded for searching within lists.
  search text not null,
  state_at timestamptz not null,
  row_version integer not null default 1,
  created_at timestamptz not null
);
-- A product is nominated once in an edition, unless the earlier nomination was withdrawn.
create unique index nomination_once on nomination (edition_id, product_id) where state <> 'withdrawn';
create index nomination_area on nomination (area_path, edition_id);
create index nomination_list on nomination (state_at desc, id desc);
create index nomination_state on nomination (edition_id, state, state_at);
create table nomination_answer (
  nomination_id text not null references nomination (id),
  question_id text not null,
  value jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (nomination_id, question_id)
);
create table nomination_document (
  nomination_id text not null references nomination (id),
  requirement_id text not null,
  document_id text not null references document (id),
  primary key (nomination_id, requirement_id)
);
