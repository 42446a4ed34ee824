-- module: decisions
-- The passed motion that settled it; null where the chair settled outside of a session.
alter table settlement add column motion_id text;

-- Sessions of the plenary that settle an edition: from the first one on its nominations are settled in sessions only.
create table settling_session (
  session_id text primary key,
  edition_id text not null references edition (id),
  began_at timestamptz not null,
  -- Null while the session runs: no list is signed meanwhile.
  ended_at timestamptz,
  -- Of the latest version of its minutes.
  minutes_digest text,
  check ((ended_at is null) = (minutes_digest is null))
);
create index settling_session_edition on settling_session (edition_id);
create unique index settling_session_running on settling_session (edition_id) where ended_at is null;
