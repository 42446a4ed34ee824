-- module: awards
-- Where a claim came from, and that it was taken back: a withdrawn claim is kept, and counts nowhere.
alter table award_claim add column id text;
-- For addresses: the beginning of the key, in the form of an id.
update award_claim set id = substr(key, 1, 16);
alter table award_claim alter column id set not null;
create unique index award_claim_id on award_claim (id);
alter table award_claim
  -- SHA-256 of the file that the claim was read from; null where it was not noted.
  add column file_digest text,
  -- Who imported it; null for the operator's command and for what is shipped.
  add column stored_by text,
  add column withdrawn_at timestamptz,
  add column withdrawn_by text,
  add column withdrawn_reason text;
alter table award_claim add constraint award_claim_withdrawal
  check ((withdrawn_at is null) = (withdrawn_reason is null));
alter table award_file add column imported_by text;
