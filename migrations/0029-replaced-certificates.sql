-- module: certificates
alter table certificate
  add column replaced_at timestamptz,
  -- What was decided when the product was evaluated again: edition, stars, scheme, and the new certificate's key.
  add column replacement jsonb,
  drop constraint certificate_state_check,
  add constraint certificate_state_check check (state in ('valid', 'withdrawn', 'replaced')),
  add constraint certificate_replaced_whole check (
    (state = 'replaced') = (replaced_at is not null) and (state = 'replaced') = (replacement is not null)
  );

create function replaced_certificate_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'replaced' and (new.state <> 'replaced' or old.replacement::text <> new.replacement::text) then
    raise exception 'a replaced certificate stays replaced';
  end if;
  return new;
end
$$;

create trigger certificate_replaced before update on certificate
  for each row execute function replaced_certificate_stays();

-- Certificates of products that were judged anew before this was kept.
update certificate set state = 'replaced', replaced_at = later.published_at, replacement = later.replacement
  from (
    select distinct on (old.nomination_id) old.nomination_id, fresh.published_at,
      jsonb_build_object('edition', fresh_edition.title, 'stars', fresh.stars, 'of', fresh.stars_of,
        'scheme', fresh.scheme, 'certificateKey', fresh_certificate.check_key) as replacement
    from result old
    join edition old_edition on old_edition.id = old.edition_id and old_edition.kind = 'regular'
    join result fresh on fresh.product_id = old.product_id and fresh.published_at > old.published_at
    join edition fresh_edition on fresh_edition.id = fresh.edition_id and fresh_edition.kind = 'regular'
      and fresh_edition.fictional = old_edition.fictional
    left join certificate fresh_certificate on fresh_certificate.nomination_id = fresh.nomination_id
    order by old.nomination_id, fresh.published_at desc
  ) later
  where later.nomination_id = certificate.nomination_id and certificate.state = 'valid';
