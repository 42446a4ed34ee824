import { allow, type Grant } from './grant.ts'

/** Who runs a session of the plenary: the chair presides, the secretariat runs the screen. */
const runs = [
  'plenary-session.read',
  'plenary-session.plan',
  'plenary-session.attend',
  'plenary-session.name-role',
  'plenary-session.adjourn',
  'plenary-case.call',
  'plenary-case.recuse',
  'plenary-case.hand-over',
  'plenary-motion.put',
  'plenary-motion.count',
]
/** What whoever leads one case in place of the chair does about it; a case is of its leader. */
const leads = [
  'plenary-case.recuse',
  'plenary-motion.put',
  'plenary-motion.count',
  'plenary-motion.break-tie',
]
const takesPart = ['plenary-vote.cast', 'plenary-case.step-aside']

/** Sessions of the plenary: who runs them, who votes in them, and who reads their minutes. */
export const plenaryGrants: readonly Grant[] = [
  allow('secretariat', 'all', runs),
  allow('chair', 'all', [
    ...runs,
    ...takesPart,
    'plenary-session.open',
    'plenary-session.close',
    'plenary-motion.break-tie',
    'plenary-minutes.correct',
  ]),
  // Lots among equals, before the eyes of those present.
  allow('chair', 'all', ['selection.draw'], ['assessed']),
  // Assigned to a session are those who are invited to it.
  allow('assessor', 'assigned', ['plenary-session.read', ...takesPart]),
  allow('assessor', 'self', leads),
  allow('auditor', 'all', ['plenary-session.read']),
  // Minutes exist once a session is closed; they hold votes as counts, and no score.
  ...(['secretariat', 'chair', 'director-general', 'minister', 'auditor'] as const).map(role =>
    allow(role, 'all', ['plenary-minutes.read']),
  ),
]
