-- module: plenary
-- How many could vote on a motion and did not, when it was counted; empty for motions that were counted before.
alter table plenary_motion add column silent integer check (silent >= 0);
