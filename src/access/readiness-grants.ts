import { roles } from './actor.ts'
import { allow, type Grant } from './grant.ts'

/** Readiness, and those who ask to be nominated: part of the table. */
export const readinessGrants: readonly Grant[] = [
  ...roles.map(role => allow(role, 'public', ['readiness.check', 'petition.send', 'petition.follow'])),
  ...roles.map(role =>
    allow(role, 'public', ['petition.withdraw'], ['received', 'in-review', 'accepted', 'declined']),
  ),
  allow('producer', 'own', ['readiness.read']),
  ...(['operator', 'office-head', 'province-officer'] as const).map(role =>
    allow(role, 'area', ['readiness.read', 'petition.read']),
  ),
  ...(['operator', 'province-officer'] as const).flatMap(role => [
    allow(role, 'area', ['petition.take'], ['received']),
    allow(role, 'area', ['petition.answer', 'petition.forward'], ['received', 'in-review']),
    allow(role, 'area', ['petition.link'], ['received', 'in-review', 'accepted']),
  ]),
  allow('verifier', 'all', ['readiness.read']),
  // Where no office has anybody, the secretariat answers.
  allow('secretariat', 'all', ['readiness.read', 'petition.read']),
  allow('secretariat', 'all', ['petition.take'], ['received']),
  allow('secretariat', 'all', ['petition.answer', 'petition.forward'], ['received', 'in-review']),
  allow('secretariat', 'all', ['petition.link'], ['received', 'in-review', 'accepted']),
  allow('auditor', 'all', ['readiness.read']),
]
