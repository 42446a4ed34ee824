import { allow, type Grant } from './grant.ts'

/** Who makes the rules of an edition, tries them on what was published, and takes an edition along. */
export const rulesGrants: readonly Grant[] = [
  allow('secretariat', 'all', [
    'rules.import',
    'rules-draft.start',
    'rules-draft.fill',
    'rules-draft.arrange',
    'rules-draft.choose',
    'rules-draft.keep-cases',
    'rules-draft.add-case',
    'rules-draft.finish',
    'rules-draft.drop',
    'rules.publish',
    'edition.export',
  ]),
  allow('secretariat', 'all', ['rules.rehearse'], ['published']),
  allow('auditor', 'all', ['edition.export']),
]
