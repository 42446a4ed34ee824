-- module: contributions
-- A person without password and mailbox, who comes by the link of an invitation and reaches nothing but what it is for.
alter table person add column guest boolean not null default false;

-- That a producer is asked for the own part of a nomination, by a link.
create table contribution_invitation (
  id text primary key,
  nomination_id text not null references nomination (id),
  producer_id text not null references producer (id),
  area_path text not null collate "C",
  -- Who the link is for, as the office wrote it.
  name text not null,
  person_id text not null references person (id),
  -- The role that lasts as long as the link.
  grant_id text not null references role_grant (id),
  -- The digest of the link's secret; the secret itself is never stored.
  token_hash text not null unique,
  invited_by text not null references person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  -- `guessed`: too many wrong digits.
  end_cause text check (end_cause in ('office', 'renewed', 'guessed')),
  -- Wrong digits since the last right ones.
  tries integer not null default 0,
  opened_first_at timestamptz,
  opened_last_at timestamptz,
  -- When the producer said that the own part is done; empty again once the office asked for more.
  done_at timestamptz,
  -- What the office asked for once more.
  asked text not null default '',
  check ((ended_at is null) = (end_cause is null)),
  check ((opened_first_at is null) = (opened_last_at is null))
);
-- One link for a nomination at a time.
create unique index contribution_live on contribution_invitation (nomination_id) where ended_at is null;
create index contribution_of on contribution_invitation (nomination_id, created_at);
create index contribution_producer on contribution_invitation (producer_id) where ended_at is null;
create index contribution_done on contribution_invitation (area_path, done_at) where ended_at is null and done_at is not null;
