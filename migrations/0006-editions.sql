-- module: editions
create table edition (
  id text primary key,
  slug text not null unique,
  title jsonb not null,
  kind text not null check (kind in ('regular', 'training')),
  -- The number of the round; the demo's finished edition bears one no real round has.
  number text not null,
  -- Made-up editions are labelled everywhere and never enter real statistics.
  fictional boolean not null,
  state text not null default 'prepared' check (state in ('prepared', 'open', 'finished')),
  row_version integer not null default 1,
  created_at timestamptz not null
);
create table edition_rules (
  id text primary key,
  edition_id text not null references edition (id),
  version integer not null,
  schema integer not null,
  content jsonb not null,
  cases text not null,
  hash text not null,
  state text not null default 'draft' check (state in ('draft', 'published')),
  reason text,
  imported_by text not null,
  created_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  unique (edition_id, version)
);
create function published_rules_are_frozen() returns trigger language plpgsql as $$
begin
  if old.state = 'published' then
    raise exception 'published rules never change';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;
create trigger edition_rules_frozen before update or delete on edition_rules
  for each row execute function published_rules_are_frozen();
create table edition_stage (
  edition_id text not null references edition (id),
  stage_id text not null,
  -- Taken from the published rules, so that open stages are found without reading the rules.
  kind text not null,
  title jsonb not null,
  explanation jsonb not null,
  position integer not null,
  opens_at timestamptz,
  closes_at timestamptz,
  row_version integer not null default 1,
  primary key (edition_id, stage_id)
);
create index edition_stage_kind on edition_stage (kind, opens_at);
