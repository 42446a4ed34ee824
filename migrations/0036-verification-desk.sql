-- module: verification
-- Who works on a file. The row stays when the file goes back to its office, so that it returns to the same person.
create table verification_assignment (
  nomination_id text primary key references nomination (id),
  person_id text not null,
  assigned_by text not null,
  assigned_at timestamptz not null,
  row_version integer not null default 1
);
create index verification_assignment_person on verification_assignment (person_id);

-- What was looked at, and why it was returned, in both languages.
alter table check_item add column reasons jsonb not null default '[]';
alter table check_item add column content jsonb not null default '[]';

-- Every verdict that was ever given on an item: a later one replaces it in check_item, not here.
create table check_verdict (
  id text primary key,
  nomination_id text not null references nomination (id),
  item_id text not null,
  kind text not null check (kind in ('document', 'section', 'photos')),
  state text not null check (state in ('accepted', 'returned')),
  reasons jsonb not null,
  round integer not null,
  checked_by text not null,
  checked_at timestamptz not null
);
create index check_verdict_nomination on check_verdict (nomination_id, item_id, checked_at);
insert into check_verdict (id, nomination_id, item_id, kind, state, reasons, round, checked_by, checked_at)
  select nomination_id || '.' || item_id, nomination_id, item_id, kind, state,
    case when reason = '' then '[]'::jsonb
      else jsonb_build_array(jsonb_build_object('template', null, 'text', jsonb_build_object('id', reason, 'en', reason))) end,
    round, checked_by, checked_at
  from check_item;

-- A question about an item, to one colleague or to any of them.
create table check_question (
  id text primary key,
  nomination_id text not null references nomination (id),
  item_id text not null,
  -- Empty where any colleague may answer.
  asked_of text,
  -- Until it is answered nobody decides about the item.
  holds boolean not null,
  question text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz
);
create index check_question_nomination on check_question (nomination_id, asked_at);
create index check_question_open on check_question (asked_of) where answered_at is null;

-- Something about a file that the secretariat keeps to itself until it is cleared up.
create table check_flag (
  id text primary key,
  nomination_id text not null references nomination (id),
  -- Empty where the whole file is meant.
  item_id text not null default '',
  kind text not null,
  note text not null,
  raised_by text not null,
  raised_at timestamptz not null,
  resolution text,
  resolved_by text,
  resolved_at timestamptz
);
create index check_flag_nomination on check_flag (nomination_id, raised_at);
create index check_flag_open on check_flag (nomination_id) where resolved_at is null;

-- A refusal is proposed by one person and confirmed, or sent back, by another.
create table refusal_proposal (
  id text primary key,
  nomination_id text not null references nomination (id),
  round integer not null,
  note text not null default '',
  proposed_by text not null,
  proposed_at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'sent-back')),
  outcome_note text,
  decided_by text,
  decided_at timestamptz
);
create unique index refusal_proposal_open on refusal_proposal (nomination_id) where outcome is null;
create index refusal_proposal_nomination on refusal_proposal (nomination_id, proposed_at);

-- Files that wait, in the order of their deadlines.
create index nomination_waiting on nomination (state_at, id) where state in ('submitted', 'resubmitted');

-- What a picture looks like, as 64 bits and in four parts of 16: two pictures are alike where few bits differ.
create table picture_hash (
  file_id text primary key references file (id),
  -- 16 hexadecimal digits.
  hash text not null,
  -- Without much in it, such as a blank page, a picture is like many others and compared with none: no parts.
  part_1 integer,
  part_2 integer,
  part_3 integer,
  part_4 integer
);
create index picture_hash_part_1 on picture_hash (part_1);
create index picture_hash_part_2 on picture_hash (part_2);
create index picture_hash_part_3 on picture_hash (part_3);
create index picture_hash_part_4 on picture_hash (part_4);

-- What a person decided about two producers, or two products of one producer, that look alike.
create table duplicate_verdict (
  pair_kind text not null check (pair_kind in ('producers', 'products')),
  -- The smaller id first, so that a pair is one from both sides.
  first_id text not null,
  second_id text not null,
  verdict text not null check (verdict in ('different', 'flagged')),
  reason text not null,
  -- In what they looked alike then: another likeness asks again.
  grounds jsonb not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (pair_kind, first_id, second_id),
  check (first_id < second_id)
);
create index document_type_number on document (type, number) where removed_at is null and number <> '';
create index document_file on document (file_id);
create index photo_file on photo (file_id);
