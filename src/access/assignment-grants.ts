import { allow, type Grant } from './grant.ts'

/** Who sets what a plan of assessors is made from; each assessor declares the own ties. */
export const assignmentGrants: readonly Grant[] = [
  allow('secretariat', 'all', [
    'assessor.set-profile',
    'interest.clear',
    'assessment.set-links',
    'assessment.set-anchor',
    'repeat.read',
    'repeat.set',
    'repeat.give',
  ]),
  // The chair calls other people to score again after an upheld objection; the system chooses them.
  allow('chair', 'all', ['jury.read']),
  allow('chair', 'all', ['jury.call', 'jury.replace'], ['published']),
  allow('secretariat', 'all', ['jury.read']),
  allow('secretariat', 'all', ['jury.replace'], ['published']),
  allow('auditor', 'all', ['jury.read']),
  allow('chair', 'all', ['repeat.read']),
  allow('assessor', 'self', ['interest.read-ties', 'interest.declare-tie', 'interest.end-tie']),
]
