-- module: notices
-- A release asks what it told people of: all of it bears the moment of the release.
create index notice_at on notice (at);
