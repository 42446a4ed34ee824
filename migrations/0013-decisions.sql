-- module: decisions
create table settlement (
  -- What the plenary settled for one nomination: the computed proposal, or a departure with its reason.
  nomination_id text primary key references nomination (id),
  edition_id text not null references edition (id),
  proposal jsonb not null,
  -- Of the proposal and its whole trace: a later sheet or mark makes the settlement out of date.
  proposal_digest text not null,
  proposed_stars integer not null,
  settled_stars integer not null,
  reason text not null default '',
  settled_by text not null,
  settled_at timestamptz not null,
  row_version integer not null default 1
);

create table recommendation (
  id text primary key,
  edition_id text not null references edition (id),
  version integer not null,
  state text not null check (state in ('recommended', 'approved', 'decided', 'returned')),
  entries jsonb not null,
  -- The digest of the entries: what was approved is what is decided is what is published.
  digest text not null,
  minutes text not null default '',
  signed_by text not null,
  signed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  decree_number text,
  decree_date date,
  returned_by text,
  returned_at timestamptz,
  return_reason text,
  row_version integer not null default 1,
  unique (edition_id, version)
);

create function decided_list_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('decided', 'returned')
    or old.entries::text <> new.entries::text or old.digest <> new.digest then
    raise exception 'a signed list never changes; a decided list is final';
  end if;
  return new;
end
$$;

create trigger recommendation_frozen before update or delete on recommendation
  for each row execute function decided_list_is_frozen();

create table publication (
  id text primary key,
  recommendation_id text not null unique references recommendation (id),
  edition_id text not null references edition (id),
  digest text not null,
  -- What was counted when it was prepared, so that a change since then is seen.
  plan jsonb not null,
  prepared_by text not null,
  prepared_at timestamptz not null,
  released_by text,
  released_at timestamptz,
  row_version integer not null default 1,
  check (released_by is null or released_by <> prepared_by)
);

create table result (
  nomination_id text primary key references nomination (id),
  edition_id text not null references edition (id),
  product_id text not null references product (id),
  publication_id text not null references publication (id),
  stars integer not null,
  -- The stars that the scheme has: schemes are not comparable.
  stars_of integer not null,
  -- The exact mean as a reduced fraction, and the rounded score as a decimal; empty where a gate left no score.
  mean text not null,
  rounded text not null,
  scheme text not null,
  rules_hash text not null,
  trace jsonb not null,
  feedback jsonb not null,
  published_at timestamptz not null
);
create index result_edition on result (edition_id);
create index result_product on result (product_id, published_at desc);

create function published_result_is_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'a published result never changes';
end
$$;

create trigger result_frozen before update or delete on result
  for each row execute function published_result_is_frozen();
