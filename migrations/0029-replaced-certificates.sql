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
