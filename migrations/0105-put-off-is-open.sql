-- module: decisions
-- A case that a session put off is open again. Before the platform ended its settlement with the motion, the settlement
-- stayed, and the case could be signed as settled. Here such settlements end, of cases that are on no signed list. The
-- history gets no line of it: each of its entries seals the one before and names who acted, and no person did this. The
-- motions that settled the case and put it off stay in the history and in the minutes.
delete from settlement using nomination
  where nomination.id = settlement.nomination_id
    and nomination.state in ('in-assessment', 'assessed')
    and exists (
      select from plenary_motion
      where plenary_motion.nomination_id = settlement.nomination_id and plenary_motion.state = 'passed'
        and plenary_motion.stars is null and plenary_motion.counted_at > settlement.settled_at
    );
