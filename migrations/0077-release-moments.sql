-- module: decisions
-- That the second of two people lets a prepared release happen at a moment to come.
create table release_confirmation (
  id text primary key,
  publication_id text not null references publication (id),
  moment timestamptz not null,
  -- Of the list that was confirmed.
  digest text not null,
  confirmed_by text not null,
  -- The post through which it was confirmed: it must still be held at the moment.
  confirmed_grant text not null,
  confirmed_at timestamptz not null,
  state text not null check (state in ('waiting', 'released', 'held', 'stopped')),
  -- Null where the service stopped it by itself.
  ended_by text,
  ended_at timestamptz,
  -- What was given as the reason, or what the service found, in both languages.
  reasons jsonb not null default '[]',
  check (moment > confirmed_at),
  check ((state = 'waiting') = (ended_at is null)),
  check (state in ('waiting', 'stopped') or ended_by is not null),
  check (state not in ('held', 'stopped') or reasons <> '[]'::jsonb)
);
create unique index release_confirmation_one on release_confirmation (publication_id) where state = 'waiting';
create unique index release_confirmation_once on release_confirmation (publication_id) where state = 'released';
create index release_confirmation_due on release_confirmation (moment) where state = 'waiting';

create function ended_confirmation_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'waiting' then
    raise exception 'a confirmation that ended never changes';
  end if;
  if old.publication_id <> new.publication_id or old.moment <> new.moment or old.digest <> new.digest
    or old.confirmed_by <> new.confirmed_by or old.confirmed_grant <> new.confirmed_grant
    or old.confirmed_at <> new.confirmed_at then
    raise exception 'what was confirmed never changes';
  end if;
  return new;
end
$$;
create trigger release_confirmation_frozen before update or delete on release_confirmation
  for each row execute function ended_confirmation_is_frozen();
