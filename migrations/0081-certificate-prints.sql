-- module: certificates
-- Files for printing many certificates at once. They are copies, kept for some days.
create table certificate_print (
  id text primary key,
  -- What was chosen, as the address of the list had it.
  choice jsonb not null,
  with_cover boolean not null,
  state text not null check (state in ('making', 'done', 'empty', 'cancelled')),
  asked_by text not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  -- Null before it is made, and once it was swept.
  file_sha256 text,
  bytes integer,
  pages integer,
  kept_until timestamptz,
  row_version integer not null default 1,
  check ((state = 'making') = (ended_at is null)),
  check (file_sha256 is null or state = 'done'),
  check ((state = 'done') = (kept_until is not null))
);
create index certificate_print_asked on certificate_print (asked_at desc, id);

create table certificate_print_item (
  print_id text not null references certificate_print (id),
  position integer not null,
  certificate_id text not null references certificate (id),
  state text not null check (state in ('waiting', 'ready', 'failed', 'left-out')),
  -- Why it is not in the file.
  cause text,
  primary key (print_id, position),
  unique (print_id, certificate_id),
  check ((state in ('failed', 'left-out')) = (cause is not null))
);
