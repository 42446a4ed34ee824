import { allow, type Grant } from './grant.ts'

/** Once an objection was sent, whoever stands behind it, and until it ended. */
const sent = ['office-received', 'producer-received', 'taken-up', 'refused', 'upheld', 'withdrawn']
const answered = ['refused', 'upheld']

/** Objections to a result: who sends them, and the other people who handle them. Part of the table. */
export const objectionGrants: readonly Grant[] = [
  allow('operator', 'area', ['objection.open'], ['published']),
  allow('operator', 'area', ['objection.read'], [...sent, 'office-draft', 'office-dropped']),
  allow('operator', 'area', ['objection.write'], ['office-draft']),
  allow('office-head', 'area', ['objection.open'], ['published']),
  allow('office-head', 'area', ['objection.read'], [...sent, 'office-draft', 'office-dropped']),
  allow('office-head', 'area', ['objection.write', 'objection.send'], ['office-draft']),
  allow('office-head', 'area', ['objection.withdraw'], ['office-draft', 'office-received']),
  allow('producer', 'own', ['objection.open'], ['published']),
  allow('producer', 'own', ['objection.read'], [...sent, 'producer-draft', 'producer-dropped']),
  allow('producer', 'own', ['objection.write', 'objection.send'], ['producer-draft']),
  allow('producer', 'own', ['objection.withdraw'], ['producer-draft', 'producer-received']),
  allow('province-officer', 'area', ['objection.read'], sent),
  allow('secretariat', 'all', ['objection.read'], sent),
  allow('secretariat', 'all', ['objection.assign'], ['office-received', 'producer-received', 'taken-up']),
  allow('verifier', 'assigned', ['objection.read'], ['taken-up', ...answered]),
  allow('verifier', 'assigned', ['objection.answer', 'objection.step-aside'], ['taken-up']),
  allow('auditor', 'all', ['objection.read']),
]
