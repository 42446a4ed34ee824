-- module: reevaluation
create table star_ending_reminder (
  -- That the office of a star was told how soon it ends; one row for each star and day of the programme.
  certificate_id text not null references certificate (id),
  days_before integer not null,
  -- `YYYY-MM-DD`, the last day as it was told.
  ends_on text not null,
  sent_at timestamptz not null,
  primary key (certificate_id, days_before)
);
