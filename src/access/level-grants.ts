import type { Role } from './actor.ts'
import { allow, type Grant } from './grant.ts'

const regency = ['with-regency', 'sent-by-regency']
const province = ['with-province', 'sent-by-province']

/** Whoever speaks for an office sends what it answers, and takes it back. */
const speaks = (role: Role, reach: 'area' | 'all', office: string): readonly Grant[] => [
  allow(
    role,
    reach,
    [`${office}-answer.save`, `${office}-answer.autosave`, `${office}-answer.send`],
    [`with-${office}`],
  ),
  allow(role, reach, [`${office}-answer.take-back`], [`sent-by-${office}`]),
]

/**
 * Who answers criteria for a level of the rules: the office of the file's regency, where its head speaks for it, that of
 * its province, or the secretariat. The state says with whom the answers lie. An office never reads those of one above it.
 */
export const levelGrants: readonly Grant[] = [
  allow('operator', 'area', ['level-answer.read'], regency),
  allow('operator', 'area', ['regency-answer.save', 'regency-answer.autosave'], ['with-regency']),
  allow('office-head', 'area', ['level-answer.read'], regency),
  ...speaks('office-head', 'area', 'regency'),
  allow('province-officer', 'area', ['level-answer.read'], [...regency, ...province]),
  ...speaks('province-officer', 'area', 'province'),
  allow('secretariat', 'all', ['level-answer.read', 'level-answer.follow']),
  ...speaks('secretariat', 'all', 'national'),
  allow('auditor', 'all', ['level-answer.read', 'level-answer.follow']),
  // What the rules want from outside the secretariat brings. Offices have no part in it, and assessors read a rating on
  // their own sheets only.
  allow('secretariat', 'all', ['outside-fact.list', 'outside-fact.read', 'outside-fact.bring']),
  allow('secretariat', 'all', ['outside-list.send', 'outside-list.confirm', 'outside-list.cancel']),
  allow('auditor', 'all', ['outside-fact.list', 'outside-fact.read']),
]
