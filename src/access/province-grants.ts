import { allow, type Grant } from './grant.ts'

const drafting = ['draft', 'returned']
/** As long as the office has the file. */
const withOffice = [...drafting, 'approved']

/**
 * The province helps its offices with their files: it fills in what is marked as its own, remarks, and says how it
 * finds a file. It opens, approves, sends and removes nothing, and what bears no mark it does not change.
 */
export const provinceGrants: readonly Grant[] = [
  allow('province-officer', 'area', ['province-desk.read', 'document.add', 'document.replace', 'photo.add']),
  allow(
    'province-officer',
    'area',
    ['nomination.answer', 'nomination.autosave', 'nomination.attach'],
    drafting,
  ),
  allow(
    'province-officer',
    'area',
    ['nomination.remark', 'nomination.settle-remark', 'nomination.withdraw-remark', 'nomination.pre-check'],
    withOffice,
  ),
  allow('operator', 'area', ['nomination.answer-remark'], withOffice),
  ...(['operator', 'office-head'] as const).map(role =>
    allow(role, 'area', ['nomination.see-help'], withOffice),
  ),
]
