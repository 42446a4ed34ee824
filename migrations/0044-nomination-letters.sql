-- module: letters
-- A letter of an office that names nominations which its head let go: what stands on it, for good.
create table nomination_letter (
  id text primary key,
  -- Not to be guessed: who holds the letter has it, nobody else.
  check_key text not null unique,
  edition_id text not null references edition (id),
  area_path text not null collate "C",
  -- From the office's own register.
  number text not null,
  -- Everything that is printed.
  content jsonb not null,
  file_id text not null references file (id),
  approved_by text not null,
  issued_at timestamptz not null
);
-- A register gives a number once.
create unique index nomination_letter_number on nomination_letter (area_path, upper(number));
create index nomination_letter_by on nomination_letter (approved_by, issued_at desc);
create table lettered_nomination (
  letter_id text not null references nomination_letter (id),
  nomination_id text not null references nomination (id),
  -- The paper of the file that this letter is; the letter holds for the nomination while that paper is in use.
  document_id text not null unique references document (id),
  position integer not null check (position >= 1),
  primary key (letter_id, nomination_id)
);
create index lettered_nomination_of on lettered_nomination (nomination_id);

-- A draft that the head did not let go: why, until it is approved or changed hands otherwise.
create table give_back (
  id text primary key,
  nomination_id text not null references nomination (id),
  reason text not null check (reason <> ''),
  given_back_by text not null,
  given_back_at timestamptz not null
);
create index give_back_of on give_back (nomination_id, given_back_at desc);

-- For which nomination a paper was made here, with the fingerprint of what it names; none for a paper that was brought.
alter table document add column made_for text references nomination (id);
alter table document add column made_of text;
-- Why a paper that was made here ended.
alter table document add column ended_because text
  check (ended_because in ('reopened', 'withdrawn', 'renewed'));
alter table document add constraint document_made check ((made_for is null) = (made_of is null));
create unique index document_made_for on document (made_for) where removed_at is null and replaced_by is null;
