-- module: decisions
create table decree_annex (
  -- The annex of the decree that decides a list: prepared, read and then signed; one for each list.
  recommendation_id text primary key references recommendation (id),
  content jsonb not null,
  list_digest text not null,
  -- Of the paper as it was prepared and read, and its length: the decided file begins with exactly these bytes.
  read_digest text not null,
  read_bytes integer not null,
  -- The paper as it is now: as it was read, and once decided as it was signed.
  file_sha256 text not null,
  is_signed boolean not null default false,
  prepared_by text not null,
  prepared_at timestamptz not null,
  decided_at timestamptz,
  row_version integer not null default 1,
  check (decided_at is not null or (not is_signed and file_sha256 = read_digest))
);
create index decree_annex_digest on decree_annex (list_digest) where decided_at is not null;

create function decided_annex_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.decided_at is not null then
    raise exception 'the annex of a decree never changes';
  end if;
  return new;
end
$$;

create trigger decree_annex_frozen before update or delete on decree_annex
  for each row execute function decided_annex_is_frozen();
