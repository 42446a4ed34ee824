-- module: plenary
-- A recusal for something that the system found ends when the secretariat clears it.
alter table plenary_recusal add column lifted_at timestamptz;
alter table plenary_recusal drop constraint plenary_recusal_kind_check;
alter table plenary_recusal add constraint plenary_recusal_kind_check
  check (kind in ('own-province', 'known-interest', 'found-interest', 'declared'));

-- A motion whose case leaves the plenary while it runs is void: why, and how many votes were cast until then.
alter table plenary_motion add column void_cause text check (void_cause in ('sheet-opened', 'sheet-added'));
alter table plenary_motion add column void_reason text not null default '';
alter table plenary_motion add column votes_kept integer;
alter table plenary_motion drop constraint plenary_motion_kind_check;
alter table plenary_motion add constraint plenary_motion_kind_check
  check (kind in ('as-proposed', 'other-stars', 'defer', 'further-sheet'));
alter table plenary_motion drop constraint plenary_motion_check1;
alter table plenary_motion add constraint plenary_motion_stars_check
  check ((kind in ('defer', 'further-sheet')) = (stars is null));
alter table plenary_motion drop constraint plenary_motion_state_check;
alter table plenary_motion add constraint plenary_motion_state_check
  check (state in ('open', 'tied', 'passed', 'lost', 'withdrawn', 'void'));
alter table plenary_motion add constraint plenary_motion_void_check
  check ((state = 'void') = (void_cause is not null) and (state = 'void') = (votes_kept is not null));

create or replace function plenary_record_is_final() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'plenary_minutes' then
    if tg_op = 'DELETE' or old.pdf_sha256 is not null or old.digest <> new.digest
      or old.content::text <> new.content::text or old.reason <> new.reason or old.version <> new.version then
      raise exception 'minutes never change: a correction is another version';
    end if;
  elsif tg_op = 'DELETE' or old.state in ('passed', 'lost', 'withdrawn', 'void') then
    raise exception 'a motion that was counted never changes';
  end if;
  return new;
end
$$;
