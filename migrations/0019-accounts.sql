-- module: people
create table second_factor (
  person_id text primary key references person (id),
  -- The shared secret, sealed with the installation's key: a copy of the database alone makes no codes.
  sealed_secret text not null,
  -- The last time step whose code was taken: none is taken twice. The machine's time, not the demo's clock.
  last_step integer not null,
  created_at timestamptz not null
);
create table recovery_code (
  person_id text not null references person (id),
  -- A digest made with the installation's key.
  code_hash text not null,
  used_at timestamptz,
  created_at timestamptz not null,
  primary key (person_id, code_hash)
);
create table half_session (
  -- A right password, waiting for the second factor; it opens nothing else. The SHA-256 of the cookie's secret.
  id_hash text primary key,
  person_id text not null references person (id),
  next text not null,
  tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create table account_link (
  -- The SHA-256 of the token in a link that was mailed; the token itself is never stored.
  token_hash text primary key,
  person_id text not null references person (id),
  purpose text not null check (purpose in ('reset', 'invitation')),
  -- The machine's time, not the demo's clock.
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);
create index account_link_person on account_link (person_id);
create table mail (
  id text primary key,
  person_id text not null references person (id),
  -- The whole mail, sealed with the installation's key; taken away once it is sent.
  sealed text,
  sent_at timestamptz,
  created_at timestamptz not null
);
-- Browser and system in words, as far as the browser says: for recognising one's own sessions.
alter table session add column device text not null default '';
