import { allow, type Grant } from './grant.ts'

const worked = ['draft', 'returned']

/** A producer's own part of a nomination, and the office that invites to it: part of the table. */
export const contributionGrants: readonly Grant[] = [
  allow('producer', 'own', ['contribution.read']),
  allow('producer', 'own', ['contribution.add-photo', 'contribution.add-document'], worked),
  allow('producer', 'own', ['contribution.finish'], worked),
  // Of the questions that the rules leave to the producer; the others are not there for it.
  allow('producer', 'own', ['nomination.answer', 'nomination.autosave'], worked),
  allow('operator', 'area', ['contribution.follow', 'contribution.end']),
  allow('operator', 'area', ['contribution.invite', 'contribution.ask-again'], worked),
  allow('office-head', 'area', ['contribution.follow']),
]
