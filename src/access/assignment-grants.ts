import { allow, type Grant } from './grant.ts'

/** Who sets what a plan of assessors is made from; each assessor declares the own ties. */
export const assignmentGrants: readonly Grant[] = [
  allow('secretariat', 'all', [
    'assessor.set-profile',
    'interest.clear',
    'assessment.set-links',
    'assessment.set-anchor',
  ]),
  allow('assessor', 'self', ['interest.read-ties', 'interest.declare-tie', 'interest.end-tie']),
]
