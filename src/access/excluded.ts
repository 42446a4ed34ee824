import type { Exclusion } from './reaches.ts'

/** Exclusions override grants. */
export const excluded: Readonly<Record<string, readonly Exclusion[]>> = {
  'assessment.read': ['own-province', 'declared-interest', 'verified-it'],
  'interest.declare': ['declared-interest'],
  'scoresheet.mark': ['own-province', 'declared-interest', 'verified-it'],
  'scoresheet.review': ['own-province', 'declared-interest', 'verified-it'],
  'scoresheet.autosave': ['own-province', 'declared-interest', 'verified-it'],
  'scoresheet.lock': ['own-province', 'declared-interest', 'verified-it'],
  // Whoever leads the panel's agreement writes marks as well, and is barred by the same.
  'agreed-sheet.read': ['own-province', 'declared-interest', 'verified-it'],
  'agreed-sheet.save': ['own-province', 'declared-interest', 'verified-it'],
  'agreed-sheet.take-over': ['own-province', 'declared-interest', 'verified-it'],
  'agreed-sheet.lock': ['own-province', 'declared-interest', 'verified-it'],
  'agreed-sheet.agree': ['own-province', 'declared-interest', 'verified-it'],
  'agreed-sheet.refuse': ['own-province', 'declared-interest', 'verified-it'],
  'agreed-sheet.open': ['declared-interest'],
  // An interest bars from answering for an office as it bars from scoring.
  'level-answer.read': ['declared-interest'],
  'regency-answer.save': ['declared-interest'],
  'regency-answer.send': ['declared-interest'],
  'regency-answer.take-back': ['declared-interest'],
  'province-answer.save': ['declared-interest'],
  'province-answer.send': ['declared-interest'],
  'province-answer.take-back': ['declared-interest'],
  'national-answer.save': ['declared-interest'],
  'national-answer.send': ['declared-interest'],
  'national-answer.take-back': ['declared-interest'],
  // Who has an interest in a case neither sees it before it is decided nor does anything about it.
  'plenary.read': ['declared-interest'],
  'plenary.settle': ['declared-interest'],
  'plenary.record-awaited': ['declared-interest'],
  'selection.draw': ['declared-interest'],
  'scoresheet.unlock': ['declared-interest'],
  'assessment.add-sheet': ['declared-interest'],
  'assessment.add-sheets': ['declared-interest'],
  // Who is out of the room for a case has no vote on it, and does nothing on the session meanwhile.
  'plenary-vote.cast': ['declared-interest'],
  'plenary-session.attend': ['declared-interest'],
  'plenary-session.adjourn': ['declared-interest'],
  'plenary-session.close': ['declared-interest'],
  'plenary-case.call': ['declared-interest'],
  'plenary-case.recuse': ['declared-interest'],
  'plenary-case.hand-over': ['declared-interest'],
  'plenary-motion.put': ['declared-interest'],
  'plenary-motion.count': ['declared-interest'],
  'plenary-motion.break-tie': ['declared-interest'],
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
  'objection.read': ['declared-interest'],
  // Where an interest was found, another chair decides anew.
  'correction.read': ['declared-interest'],
  'correction.open': ['took-part', 'declared-interest'],
  'correction.correct-fact': ['took-part', 'declared-interest'],
  'correction.sign': ['took-part', 'declared-interest'],
  'jury.read': ['declared-interest'],
  'jury.call': ['declared-interest'],
  'jury.replace': ['declared-interest'],
  'jury.open-sheet': ['declared-interest'],
  // A mandate is not handed on: the holder of the post names who acts in it.
  'role.delegate': ['acting'],
  'role.end-delegation': ['acting'],
}
