-- module: people
-- The one nomination that a role is for: who comes by the link of an invitation reaches that file, and no other one of
-- the same firm. Null for a role that reaches everything of its area or firm.
alter table role_grant add column nomination_id text references nomination (id);
update role_grant set nomination_id = contribution_invitation.nomination_id
  from contribution_invitation where contribution_invitation.grant_id = role_grant.id;

-- How the province's look stood when the file was sent: the file is another one by itself afterwards. Null until it is
-- sent, and for what was sent before this was kept.
alter table province_check add column sent_state text check (sent_state in ('ready', 'remarks', 'changed'));
