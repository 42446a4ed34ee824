-- module: plenary
-- The role of the panel in which somebody attends without a vote, as the edition's rules name it; empty for a member.
alter table plenary_member add column role text not null default '';

-- Whoever attends in such a role casts no vote, whatever was asked for.
create function plenary_vote_is_of_member() returns trigger language plpgsql as $$
begin
  if exists (select 1 from plenary_motion join plenary_member on plenary_member.session_id = plenary_motion.session_id
    where plenary_motion.id = new.motion_id and plenary_member.person_id = new.person_id and plenary_member.role <> '') then
    raise exception 'a vote is of a member of the session';
  end if;
  return new;
end
$$;
create trigger plenary_vote_of_member before insert or update on plenary_vote
  for each row execute function plenary_vote_is_of_member();
