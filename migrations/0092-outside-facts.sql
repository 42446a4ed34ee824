-- module: assessment
-- Facts that the rules want from outside, such as a rating by another body, each with the paper that says so. Only added
-- to: the last row of a fact counts, and a row without a value takes back what was brought.
create table outside_fact (
  place bigint generated always as identity primary key,
  id text not null unique,
  nomination_id text not null references nomination (id),
  -- As the rules name it.
  fact text not null,
  -- Counts from 1 on.
  version integer not null check (version >= 1),
  value jsonb,
  -- Scoresheets read it, so that it stays as it is from the first lock of one on.
  on_sheets boolean not null,
  issuer text not null,
  paper text not null,
  paper_date date not null,
  -- Why it is another value than before; empty for the first.
  reason text not null,
  -- The list with which it came; null where it was entered alone.
  list_id text,
  brought_by text not null,
  brought_at timestamptz not null,
  unique (nomination_id, fact, version),
  check (version = 1 or reason <> ''),
  check (version > 1 or value is not null)
);

create function outside_fact_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'a fact from outside never changes: another row follows it';
  end if;
  if not exists (
    select from nomination where id = new.nomination_id
      and state in ('submitted', 'returned', 'resubmitted', 'admitted', 'in-assessment', 'assessed')
  ) then
    raise exception 'what a signed list was computed from never changes';
  end if;
  if new.on_sheets and (
    exists (select from scoresheet where nomination_id = new.nomination_id and state = 'locked')
    or exists (select from scoresheet_version where nomination_id = new.nomination_id)
  ) then
    raise exception 'a fact that a locked scoresheet was computed from never changes';
  end if;
  return new;
end
$$;
create trigger outside_fact_stays before insert or update or delete on outside_fact
  for each row execute function outside_fact_stays();

-- A spreadsheet of such facts, as it was written: looked at first, and then stored as a whole or not at all.
create table outside_list (
  id text primary key,
  edition_id text not null references edition (id),
  name text not null,
  digest text not null,
  -- In which language its numbers are written.
  locale text not null check (locale in ('id', 'en')),
  rows jsonb not null,
  notes jsonb not null,
  sent_by text not null,
  sent_at timestamptz not null,
  state text not null check (state in ('seen', 'confirmed', 'cancelled')),
  ended_by text,
  ended_at timestamptz,
  row_version integer not null default 1,
  check ((state = 'seen') = (ended_at is null))
);
create index outside_list_of on outside_list (edition_id, sent_at desc);
alter table outside_fact add foreign key (list_id) references outside_list (id);
