-- module: contributions
-- A role that came with an invitation came with one: by it a guest's session finds its invitation at every visit.
create unique index contribution_grant on contribution_invitation (grant_id);
