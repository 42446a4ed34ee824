-- module: decisions
-- A new decision on one published result, after an objection to it was upheld. It goes the way of every list.
alter table recommendation
  add column kind text not null default 'edition' check (kind in ('edition', 'correction')),
  add column objection_id text references objection (id),
  add constraint recommendation_kind_whole check ((kind = 'correction') = (objection_id is not null)),
  drop constraint recommendation_edition_id_version_key;
create unique index recommendation_version on recommendation (edition_id, version) where kind = 'edition';
create unique index recommendation_correction on recommendation (objection_id, version) where kind = 'correction';

create or replace function decided_list_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('decided', 'returned')
    or old.entries::text <> new.entries::text or old.digest <> new.digest
    or old.kind <> new.kind or old.objection_id is distinct from new.objection_id then
    raise exception 'a signed list never changes; a decided list is final';
  end if;
  return new;
end
$$;

create table correction (
  objection_id text primary key references objection (id),
  nomination_id text not null references nomination (id),
  edition_id text not null references edition (id),
  -- What was wrong, in the chair's words.
  ground text not null,
  -- The publication whose result it would supersede.
  supersedes text not null references publication (id),
  opened_by text not null,
  opened_at timestamptz not null,
  -- One correction to one result.
  unique (nomination_id, supersedes)
);

create function correction_is_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'a correction that was opened never changes';
end
$$;
create trigger correction_frozen before update or delete on correction
  for each row execute function correction_is_frozen();

-- A fact of the frozen file that was read wrongly. The last row of a fact counts; the file itself never changes.
create table corrected_fact (
  place bigint generated always as identity primary key,
  objection_id text not null references correction (objection_id),
  fact text not null,
  -- What counted before; null where it was not known. `corrected` null: as it stands in the file after all.
  earlier jsonb,
  corrected jsonb,
  reason text not null,
  corrected_by text not null,
  corrected_at timestamptz not null
);
create index corrected_fact_of on corrected_fact (objection_id, fact);

create function corrected_fact_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'a corrected fact never changes: another one follows it';
  end if;
  if exists (select from recommendation where objection_id = new.objection_id and state <> 'returned') then
    raise exception 'what a signed list was computed from never changes';
  end if;
  return new;
end
$$;
create trigger corrected_fact_stays before insert or update or delete on corrected_fact
  for each row execute function corrected_fact_stays();

-- What a result is computed from beside the file: the round of sheets, and facts that were corrected.
alter table result
  add column inputs jsonb not null default '{"round": 1, "facts": {}}';

create table superseded_result (
  like result,
  superseded_by text not null references publication (id),
  superseded_at timestamptz not null,
  primary key (nomination_id, publication_id)
);
create index superseded_result_edition on superseded_result (edition_id);
create index superseded_result_by on superseded_result (superseded_by);

create function superseded_result_is_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'a superseded result never changes';
end
$$;
create trigger superseded_result_frozen before update or delete on superseded_result
  for each row execute function superseded_result_is_frozen();

-- A published result gives way only to a released correction, and only where it was kept as it was, to the letter.
create or replace function published_result_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.nomination_id = old.nomination_id and new.edition_id = old.edition_id
    and new.product_id = old.product_id
    and exists (
      select from superseded_result kept
      where kept.nomination_id = old.nomination_id and kept.publication_id = old.publication_id
        and kept.superseded_by = new.publication_id and kept.superseded_at = new.published_at
        and to_jsonb(kept) - 'superseded_by' - 'superseded_at' = to_jsonb(old)
    )
    and exists (
      select from publication join recommendation on recommendation.id = publication.recommendation_id
      where publication.id = new.publication_id and publication.released_at = new.published_at
        and recommendation.kind = 'correction' and recommendation.state = 'decided'
    ) then
    return new;
  end if;
  raise exception 'a published result never changes';
end
$$;

-- Looked at when the transaction ends: what was kept as superseded is no longer the result that counts.
create function superseded_result_gave_way() returns trigger language plpgsql as $$
begin
  if not exists (
    select from result where nomination_id = new.nomination_id and publication_id <> new.publication_id
      and published_at >= new.superseded_at
  ) then
    raise exception 'a result is kept as superseded only where another one takes its place';
  end if;
  return null;
end
$$;
create constraint trigger superseded_result_gave_way after insert on superseded_result
  deferrable initially deferred for each row execute function superseded_result_gave_way();

-- A certificate whose star was decided anew gives its place to another one of the same nomination, or to none.
alter table certificate
  add column corrected_at timestamptz,
  drop constraint certificate_nomination_id_key;
create unique index certificate_current on certificate (nomination_id) where corrected_at is null;
create index certificate_nomination on certificate (nomination_id);

create or replace function replaced_certificate_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'replaced' and (new.state <> 'replaced' or old.replacement::text <> new.replacement::text) then
    raise exception 'a replaced certificate stays replaced';
  end if;
  if old.corrected_at is not null and old.corrected_at is distinct from new.corrected_at then
    raise exception 'a certificate that gave its place to another one does not take it back';
  end if;
  return new;
end
$$;

-- An outcome follows the result that is in force, and a call the award that holds: both only where one was decided anew.
create or replace function settled_reevaluation_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.edition_id <> new.edition_id or old.product_id <> new.product_id
    or (old.outcome is not null and (new.outcome is null or old.former::text <> new.former::text
      or old.nomination_id is distinct from new.nomination_id or old.settled_at <> new.settled_at
      or not exists (select from superseded_result where nomination_id = old.nomination_id)))
    or (old.former::text <> new.former::text
      and not exists (select from superseded_result where nomination_id = old.former->>'nominationId')) then
    raise exception 'the outcome of a re-evaluation never changes';
  end if;
  return new;
end
$$;
