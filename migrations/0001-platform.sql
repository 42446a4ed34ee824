-- module: platform
create table setting (
  name text primary key,
  value jsonb not null
);
create table job (
  id text primary key,
  kind text not null,
  -- One job per kind and key: asking again for work that waits or is done is harmless.
  key text not null,
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'dead')),
  attempts integer not null default 0,
  run_at timestamptz not null,
  leased_until timestamptz,
  last_error text,
  created_at timestamptz not null,
  unique (kind, key)
);
create index job_next on job (state, run_at);
create table action_key (
  -- The answer to a form that was sent before, so that a repeated send has no second effect.
  key text primary key,
  person_id text,
  action text not null,
  outcome jsonb not null,
  created_at timestamptz not null
);
