-- module: certificates
-- The public halves of the keys by which codes on papers and credentials are signed. A key that was ever used stays:
-- papers outlive the server that made them.
create table paper_key (
  id text primary key,
  public_key jsonb not null,
  made_at timestamptz not null
);

create function paper_key_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a key that papers were signed with stays';
end
$$;
create trigger paper_key_stays before update or delete on paper_key
  for each row execute function paper_key_stays();

-- Where the certificate stands in the lists of states; given once, in the order of issuing.
alter table certificate add column status_index integer;
alter table certificate disable trigger user;
update certificate set status_index = counted.place
  from (select id, row_number() over (order by issued_at, check_key) - 1 as place from certificate) counted
  where counted.id = certificate.id;
alter table certificate enable trigger user;
alter table certificate
  alter column status_index set not null,
  add constraint certificate_status_index unique (status_index),
  -- What the code on the paper holds, signed: COSE_Sign1 in base64url. Null on papers from before.
  add column code text;

-- The next place is given by the database: nobody issues while another release does, since numbers are taken in turn.
create function next_status_index() returns trigger language plpgsql as $$
begin
  if new.status_index is null then
    select coalesce(max(status_index) + 1, 0) into new.status_index from certificate;
  end if;
  return new;
end
$$;
create trigger certificate_status_index before insert on certificate
  for each row execute function next_status_index();

create function signed_certificate_is_frozen() returns trigger language plpgsql as $$
begin
  if (old.code is not null and old.code is distinct from new.code) or old.status_index <> new.status_index then
    raise exception 'what is signed on a certificate never changes';
  end if;
  return new;
end
$$;
create trigger certificate_signed before update on certificate
  for each row execute function signed_certificate_is_frozen();

-- When a certificate did not count for a while: by which letter of the Minister, why, and how that ended.
create table certificate_suspension (
  id text primary key,
  certificate_id text not null references certificate (id),
  suspended_at timestamptz not null,
  suspension jsonb not null,
  lifted_at timestamptz,
  lifting jsonb,
  constraint certificate_suspension_lifted check (
    (lifted_at is null) = (lifting is null) and coalesce(lifted_at >= suspended_at, true)
  )
);
create unique index certificate_suspended_once on certificate_suspension (certificate_id) where lifted_at is null;

create function certificate_suspension_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.lifted_at is not null or old.certificate_id <> new.certificate_id
    or old.suspended_at <> new.suspended_at or old.suspension::text <> new.suspension::text then
    raise exception 'a suspension is lifted, and never changed';
  end if;
  return new;
end
$$;
create trigger certificate_suspension_stays before update or delete on certificate_suspension
  for each row execute function certificate_suspension_stays();
