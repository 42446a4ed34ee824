-- module: reevaluation
-- A last day that counts from the hand-over of a certificate may move with it: then the office is told of the new one.
alter table star_ending_reminder drop constraint star_ending_reminder_pkey,
  add primary key (certificate_id, days_before, ends_on);
