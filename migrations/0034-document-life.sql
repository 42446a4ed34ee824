-- module: documents
-- Since when a paper no longer describes what it was issued for: the first noted change to which its kind reacts.
alter table document add column changed_on date;
create index document_ends on document ((coalesce(valid_until, changed_on - 1)), id)
  where replaced_by is null and removed_at is null;
create table noted_change (
  id text primary key,
  producer_id text not null references producer (id),
  -- Empty where the whole firm moved.
  product_id text references product (id),
  area_path text not null collate "C",
  what text not null check (what in ('composition', 'place')),
  changed_on date not null,
  explanation text not null,
  noted_by text not null,
  noted_at timestamptz not null,
  taken_back_by text,
  taken_back_at timestamptz,
  check (product_id is not null or what = 'place'),
  check ((taken_back_by is null) = (taken_back_at is null))
);
create index noted_change_producer on noted_change (producer_id, changed_on);
create table document_warning (
  document_id text not null references document (id),
  -- Days before the end, as the programme sets them.
  days_before integer not null check (days_before >= 0),
  sent_at timestamptz not null,
  mails integer not null check (mails > 0),
  primary key (document_id, days_before)
);
-- What a source answered when an official had a number looked up. Evidence for a person, never a decision.
create table document_lookup (
  id text primary key,
  document_id text not null references document (id),
  source text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  outcome text check (outcome in ('found', 'not-found', 'unavailable')),
  holder text not null default '',
  status text not null default '',
  valid_until date,
  check ((outcome is null) = (answered_at is null)),
  check (outcome = 'found' or (holder = '' and status = '' and valid_until is null))
);
create index document_lookup_document on document_lookup (document_id, asked_at desc);
-- Two officials at once: the second one sees that it is on its way.
create unique index document_lookup_open on document_lookup (document_id, source) where answered_at is null;
