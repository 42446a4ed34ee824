-- module: people
-- What a mail is about, in the words of the ledger's events: for the log of deliveries, which shows no mail.
alter table mail add column about text not null default '';
create index mail_created on mail (created_at desc, id desc);
-- The demo's own mailbox: nothing leaves the machine, everything can be read there.
create table demo_mailbox (
  id text primary key,
  address text not null,
  subject text not null,
  body text not null,
  sent_at timestamptz not null
);
create index demo_mailbox_sent on demo_mailbox (sent_at desc, id desc);
