-- module: editions
-- An area with more time has a closing of its own: what was answered for everyone else is not answered for it.
alter table outage_answer
  add column area_path text not null default '/' collate "C",
  drop constraint outage_answer_pkey,
  add primary key (outage_id, edition_id, stage_id, area_path);
