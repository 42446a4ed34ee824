-- module: editions
alter table edition_stage add column grace_minutes integer not null default 0 check (grace_minutes >= 0);
-- Closed by a person for everyone at once: then there is no grace.
alter table edition_stage add column closed_by_hand boolean not null default false;
-- A closing that was moved to a later moment, for everyone or for some areas; one row for each area of an act.
create table stage_extension (
  act_id text not null,
  edition_id text not null references edition (id),
  stage_id text not null,
  -- `/` is everyone: then the stage itself carries the new closing, and this row is the record of it.
  area_path text not null collate "C",
  closed_before timestamptz not null,
  closes_at timestamptz not null,
  reason text not null,
  extended_by text not null,
  extended_at timestamptz not null,
  -- When the stage was closed by hand for everyone, which ends what was granted to some.
  ended_at timestamptz,
  -- When those concerned were written to.
  lettered_at timestamptz,
  primary key (act_id, area_path),
  check (closes_at > closed_before)
);
create index stage_extension_stage on stage_extension (edition_id, stage_id);
-- How long the service answered nobody, as it found out itself when it came back.
create table service_outage (
  id text primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  check (ended_at > began_at)
);
create index service_outage_began on service_outage (began_at);
-- What the secretariat made of an outage that fell into the last hours of a stage.
create table outage_answer (
  outage_id text not null references service_outage (id),
  edition_id text not null references edition (id),
  stage_id text not null,
  answer text not null check (answer in ('extended', 'dismissed')),
  reason text not null,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (outage_id, edition_id, stage_id)
);
