-- module: people
create table person (
  id text primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  password_hash text,
  -- A password given by an administrator ends then, unless its owner has set an own one.
  password_ends_at timestamptz,
  locale text not null default 'id' check (locale in ('id', 'en')),
  -- Where the person works or lives: keeps assessors away from their own province and employer.
  employer text not null default '',
  home_area_path text not null default '/' collate "C",
  disabled_at timestamptz,
  -- The name by which the demo mode knows the person (`operator`, `penilai-1`).
  demo_id text unique,
  row_version integer not null default 1,
  created_at timestamptz not null
);
create table role_grant (
  id text primary key,
  person_id text not null references person (id),
  role text not null,
  area_path text not null collate "C",
  -- A producer's own firm, for the role that reaches only its own records.
  owner_id text,
  valid_from timestamptz not null,
  valid_until timestamptz,
  ended_at timestamptz,
  granted_by text,
  created_at timestamptz not null
);
create index role_grant_person on role_grant (person_id);
create index role_grant_role on role_grant (role, area_path);
create table session (
  -- Sessions and failures keep the machine's time, which the demo's movable clock does not touch.
  -- The SHA-256 of the cookie's secret; the secret itself is never stored.
  id_hash text primary key,
  person_id text not null references person (id),
  grant_id text references role_grant (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on session (person_id);
create table sign_in_failure (
  -- The digest of a client address or of an account's mail address.
  bucket text primary key,
  failures integer not null,
  last_at timestamptz not null
);
