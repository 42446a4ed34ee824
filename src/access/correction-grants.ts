import { allow, type Grant } from './grant.ts'

/** Once an objection was sent, until it ended and after. */
const sent = ['office-received', 'producer-received', 'taken-up', 'refused', 'upheld', 'withdrawn']

/** A new decision after an upheld objection: the chair prepares it, the way of every list follows. Part of the table. */
export const correctionGrants: readonly Grant[] = [
  allow('chair', 'all', ['objection.read'], sent),
  allow('chair', 'all', ['correction.read']),
  allow('chair', 'all', ['correction.open'], ['upheld']),
  allow('chair', 'all', ['correction.correct-fact', 'correction.sign'], ['open', 'returned']),
  allow('secretariat', 'all', ['correction.read']),
  // Papers come to the secretariat, here as before the first decision.
  allow('secretariat', 'all', ['correction.record-awaited'], ['open', 'returned']),
  allow('auditor', 'all', ['correction.read']),
]
