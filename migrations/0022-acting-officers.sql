-- module: people
-- A post that somebody fills for a time by a written mandate: plt where it is vacant or its holder is away for
-- long, plh where the holder is away for a short time.
alter table role_grant
  add column acting text check (acting in ('plt', 'plh')),
  add column mandate_number text,
  add column mandate_date date,
  -- The holder of the post; empty where it is vacant or the holder has no account.
  add column acting_for text references person (id),
  add constraint role_grant_mandate check (
    (acting is null and mandate_number is null and mandate_date is null and acting_for is null)
    or (acting is not null and mandate_number <> '' and mandate_date is not null and valid_until is not null)
  );
-- Mails are tried again for a while, and kept where a person can see that they did not go out.
alter table mail
  add column attempts integer not null default 0,
  -- Given up: too many attempts, or refused for good.
  add column dead_at timestamptz,
  -- A short code and no sentence of the mail server's: those hold addresses.
  add column last_error text,
  -- The link in the mail ends then; after that sending it helps nobody.
  add column useless_at timestamptz;
create index mail_waiting on mail (created_at) where sent_at is null;
