import type { Role } from '../../access/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'

/** How often a person wants mails. `important`: what is urgent at once, the rest once a day. */
export const paces = ['important', 'each', 'daily', 'none'] as const
export type Pace = (typeof paces)[number]

/** The events of which people are told, each with a template in every language. */
export const noticeEvents = [
  'nomination.approved',
  'nomination.submitted',
  'nomination.resubmitted',
  'nomination.lapsed',
  'nomination.withdrawn',
  'nomination.reminded',
  'nomination.answered',
  'nomination.remarked',
  'nomination.pre-checked',
  'nomination.remark-answered',
  'nomination.given-back',
  'nomination.letter-renewed',
  'document.added',
  'document.replaced',
  'photo.added',
  'contribution.finished',
  'verification.returned',
  'verification.admitted',
  'verification.refused',
  'sample.received',
  'sample.received-faulty',
  'sample.replacement-needed',
  'publication.released',
  'recommendation.signed',
  'recommendation.approved',
  'decision.decided',
  'role.delegated',
  'role.delegation-ended',
  'objection.received',
  'objection.withdrawn',
  'objection.taken-up',
  'objection.refused',
  'objection.upheld',
  'objection.due',
  'objection.due-with-you',
  'level-answer.due',
  'result.corrected',
  'result.confirmed',
  'scoresheet.closed',
  'scoresheet.opened-again',
  'scoresheet.set-aside',
  'jury.sheet-set-aside',
] as const
export type NoticeEvent = (typeof noticeEvents)[number]

export const isNoticeEvent = (event: string): event is NoticeEvent =>
  (noticeEvents as readonly string[]).includes(event)

/** Whom an event concerns: those who hold one of the roles for the area of its record. */
export type NoticeRule = Readonly<{
  roles: readonly Role[]
  /** Told at once, unless its reader wants one mail a day. */
  urgent: boolean
  /** Acts of which many come in a row: told once a day of each nomination. */
  onceADay?: true
  /** Told of only where it was done by somebody else than the office whose file it is. */
  byOthers?: true
  /** The province of the record’s area is told instead of its office. */
  toProvince?: true
  /** Of those, only the person whom the act is about is told. */
  toSubject?: true
  /** Told as well is the person whom the act is about, as the holder of one of these roles for the whole country. */
  orSubject?: readonly Role[]
  /** The people of the firm whose nomination it is are told as well. */
  toFirm?: true
  /** Roles for the whole country that are told as well. */
  toCentre?: readonly Role[]
}>

const office = ['operator', 'office-head'] as const

/** Told to assessors of their own sheets: they know the product by its blind code, and by nothing else. */
export const blindEvents: ReadonlySet<NoticeEvent> = new Set([
  'scoresheet.closed',
  'scoresheet.opened-again',
  'scoresheet.set-aside',
  'jury.sheet-set-aside',
])

/** Who is told of what. Nobody is told of an own act. */
export const noticeRules: Readonly<Record<NoticeEvent, NoticeRule>> = {
  'nomination.approved': { roles: ['operator'], urgent: false },
  'nomination.submitted': { roles: office, urgent: false },
  'nomination.resubmitted': { roles: office, urgent: false },
  'nomination.lapsed': { roles: office, urgent: true },
  'nomination.withdrawn': { roles: ['operator'], urgent: false },
  'nomination.reminded': { roles: office, urgent: true },
  'nomination.answered': { roles: ['operator'], urgent: false, onceADay: true, byOthers: true },
  'nomination.remarked': { roles: ['operator'], urgent: false, onceADay: true },
  'nomination.pre-checked': { roles: office, urgent: false, onceADay: true },
  'nomination.remark-answered': {
    roles: ['province-officer'],
    urgent: false,
    onceADay: true,
    toProvince: true,
  },
  'nomination.given-back': { roles: ['operator'], urgent: true },
  'nomination.letter-renewed': { roles: ['operator'], urgent: false },
  'document.added': { roles: ['operator'], urgent: false, onceADay: true, byOthers: true },
  'document.replaced': { roles: ['operator'], urgent: false, onceADay: true, byOthers: true },
  'photo.added': { roles: ['operator'], urgent: false, onceADay: true, byOthers: true },
  'contribution.finished': { roles: ['operator'], urgent: true },
  'verification.returned': { roles: office, urgent: true },
  'verification.admitted': { roles: office, urgent: true },
  'verification.refused': { roles: office, urgent: true },
  'sample.received': { roles: ['operator'], urgent: false },
  'sample.received-faulty': { roles: ['operator'], urgent: false },
  'sample.replacement-needed': { roles: office, urgent: true },
  'publication.released': { roles: office, urgent: true, toFirm: true },
  'recommendation.signed': { roles: ['director-general'], urgent: true },
  'recommendation.approved': { roles: ['minister'], urgent: true },
  'decision.decided': { roles: ['publisher'], urgent: true },
  'role.delegated': { roles: office, urgent: true, toSubject: true },
  'role.delegation-ended': { roles: office, urgent: true, toSubject: true },
  'objection.received': { roles: office, urgent: false, toFirm: true, toCentre: ['secretariat'] },
  'objection.withdrawn': { roles: office, urgent: false, toFirm: true, toCentre: ['secretariat'] },
  'objection.taken-up': { roles: office, urgent: true, toFirm: true, orSubject: ['verifier'] },
  'objection.refused': { roles: office, urgent: true, toFirm: true, toCentre: ['secretariat'] },
  'objection.upheld': { roles: office, urgent: true, toFirm: true, toCentre: ['secretariat'] },
  'objection.due': { roles: ['secretariat'], urgent: true },
  // Whoever holds the office whose area the entry names: of the regency, of the province, or of the whole country.
  'level-answer.due': { roles: [...office, 'province-officer', 'secretariat'], urgent: true },
  'result.corrected': { roles: office, urgent: true, toFirm: true, toCentre: ['secretariat'] },
  'result.confirmed': { roles: office, urgent: true, toFirm: true, toCentre: ['secretariat'] },
  'objection.due-with-you': { roles: ['verifier'], urgent: true, toSubject: true },
  'scoresheet.closed': { roles: [], urgent: true, orSubject: ['assessor'] },
  'scoresheet.opened-again': { roles: [], urgent: true, orSubject: ['assessor'] },
  'scoresheet.set-aside': { roles: [], urgent: false, orSubject: ['assessor'] },
  'jury.sheet-set-aside': { roles: [], urgent: false, orSubject: ['assessor'] },
}

/** That one person is told of one act. */
export type Notice = Readonly<{
  id: string
  seq: number
  personId: string
  event: NoticeEvent
  nominationId: string
  areaPath: AreaPath
  at: Date
  urgent: boolean
  mailedAt: Date | null
}>
