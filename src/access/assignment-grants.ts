import { allow, type Grant } from './grant.ts'

/** Who sets what a plan of assessors is made from; each assessor declares the own ties. */
export const assignmentGrants: readonly Grant[] = [
  allow('secretariat', 'all', [
    'assessor.set-profile',
    'interest.clear',
    'assessment.set-links',
    'assessment.set-anchor',
    'assessment.take-over',
    'repeat.read',
    'repeat.set',
    'repeat.give',
  ]),
  // What the rules give no points for goes to the plenary without assessors.
  allow('secretariat', 'all', ['assessment.pass-on'], ['admitted', 'in-assessment']),
  // The chair calls other people to score again after an upheld objection; the system chooses them.
  allow('chair', 'all', ['jury.read']),
  allow(
    'chair',
    'all',
    ['jury.call', 'jury.replace', 'jury.open-sheet', 'jury.set-aside', 'jury.open-agreed'],
    ['published'],
  ),
  allow('secretariat', 'all', ['jury.read']),
  allow('secretariat', 'all', ['jury.replace'], ['published']),
  allow('auditor', 'all', ['jury.read']),
  allow('chair', 'all', ['repeat.read']),
  // The one sheet on which a panel agrees: the chair writes it, every assessor of the round says yes or no to it.
  allow('chair', 'all', ['agreed-sheet.read']),
  allow(
    'chair',
    'all',
    ['agreed-sheet.save', 'agreed-sheet.autosave', 'agreed-sheet.take-over', 'agreed-sheet.lock'],
    ['in-assessment'],
  ),
  allow('chair', 'all', ['agreed-sheet.open'], ['assessed']),
  allow('assessor', 'assigned', ['agreed-sheet.read']),
  allow('assessor', 'assigned', ['agreed-sheet.agree', 'agreed-sheet.refuse'], ['in-assessment']),
  // Whoever leads the plenary says what ties them to a maker in the same way.
  allow('chair', 'self', ['interest.read-ties', 'interest.declare-tie', 'interest.end-tie']),
  // Who handles objections, too.
  allow('verifier', 'self', ['interest.read-ties', 'interest.declare-tie', 'interest.end-tie']),
  allow('assessor', 'self', ['interest.read-ties', 'interest.declare-tie', 'interest.end-tie']),
]
