-- module: certificates
create table certificate (
  id text primary key,
  number text not null unique,
  -- The number as it is looked up and written in addresses: capital letters and digits, other signs as hyphens.
  check_key text not null unique,
  nomination_id text not null unique references nomination (id),
  edition_id text not null references edition (id),
  -- Counts the certificates of the edition.
  sequence integer not null,
  -- Everything printed on it, frozen when it was issued.
  content jsonb not null,
  rules_hash text not null,
  state text not null check (state in ('valid', 'withdrawn')),
  -- The file of the typeset certificate, once it is made: from then on these very bytes are given out.
  pdf_sha256 text,
  issued_at timestamptz not null,
  row_version integer not null default 1,
  unique (edition_id, sequence)
);

create function issued_certificate_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.content::text <> new.content::text or old.number <> new.number
    or old.nomination_id <> new.nomination_id or coalesce(old.pdf_sha256 <> new.pdf_sha256, false) then
    raise exception 'what a certificate says never changes';
  end if;
  return new;
end
$$;

create trigger certificate_frozen before update or delete on certificate
  for each row execute function issued_certificate_is_frozen();
