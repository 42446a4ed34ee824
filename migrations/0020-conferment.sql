-- module: certificates
alter table certificate
  add column withdrawn_at timestamptz,
  -- The decree that withdrew it and the sentence that everybody may read; the full reason stands in the ledger only.
  add column withdrawal jsonb,
  -- The file of the English paper, once it is made: like the Indonesian one it never changes from then on.
  add column english_pdf_sha256 text,
  add constraint certificate_withdrawn_whole check (
    (state = 'withdrawn') = (withdrawn_at is not null) and (state = 'withdrawn') = (withdrawal is not null)
  );

create or replace function issued_certificate_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.content::text <> new.content::text or old.number <> new.number
    or old.nomination_id <> new.nomination_id or coalesce(old.pdf_sha256 <> new.pdf_sha256, false)
    or coalesce(old.english_pdf_sha256 <> new.english_pdf_sha256, false) then
    raise exception 'what a certificate says never changes';
  end if;
  if old.state = 'withdrawn' and (new.state <> 'withdrawn' or old.withdrawn_at <> new.withdrawn_at
    or old.withdrawal::text <> new.withdrawal::text) then
    raise exception 'a withdrawn certificate stays withdrawn';
  end if;
  return new;
end
$$;

-- The catalogue's mark of a product whose certificate was withdrawn: its page stays, its star no longer counts.
alter table catalogue_entry add column withdrawn_at timestamptz;
