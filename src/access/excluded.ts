import type { Exclusion } from './reaches.ts'

/** Exclusions override grants. */
export const excluded: Readonly<Record<string, readonly Exclusion[]>> = {
  'assessment.read': ['own-province', 'declared-interest', 'verified-it'],
  'interest.declare': ['declared-interest'],
  'scoresheet.mark': ['own-province', 'declared-interest', 'verified-it'],
  'scoresheet.review': ['own-province', 'declared-interest', 'verified-it'],
  'scoresheet.autosave': ['own-province', 'declared-interest', 'verified-it'],
  'scoresheet.lock': ['own-province', 'declared-interest', 'verified-it'],
  // Who is out of the room for a case has no vote on it.
  'plenary-vote.cast': ['declared-interest'],
  // One person may hold two posts for a time, but nobody approves an own step.
  'recommendation.approve': ['took-earlier-step'],
  'decree-annex.prepare': ['took-earlier-step'],
  'decision.decide': ['took-earlier-step'],
  'publication.release': ['prepared-it'],
  'publication.confirm': ['prepared-it'],
  'publication.release-confirmed': ['prepared-it'],
  // Rules are put in force by somebody else than whoever brought them in.
  'rules.publish': ['prepared-it'],
  // A refusal is looked at by a second person.
  'verification.refuse': ['prepared-it'],
  'verification.send-refusal-back': ['prepared-it'],
  // Other people look into a result than those who made it.
  'objection.answer': ['own-province', 'took-part'],
  // Where an interest was found, another chair decides anew.
  'correction.open': ['took-part'],
  'correction.correct-fact': ['took-part'],
  'correction.sign': ['took-part'],
  // A mandate is not handed on: the holder of the post names who acts in it.
  'role.delegate': ['acting'],
  'role.end-delegation': ['acting'],
}
