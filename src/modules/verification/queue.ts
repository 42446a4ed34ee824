import type { NominationState } from '../nominations/index.ts'
import type { VerificationSettings } from './settings.ts'
import { listAddress } from '../../web/index.ts'
import { isId } from '../../foundation/ids.ts'

export const QUEUE_PATH = '/verifikasi'
export const CSV_PATH = '/verifikasi/unduh'
export const HAND_OVER_PATH = '/verifikasi/bagikan'
/** In the address: each chosen file. */
export const CHOSEN = 'berkas[]'
/** At once: a page shows all that are hit. */
export const MOST_AT_ONCE = 200

/** Files that wait here, and those that were decided or are with the office. */
export const waitingStates: readonly NominationState[] = ['submitted', 'resubmitted']
export const shownStates: readonly NominationState[] = [
  ...waitingStates,
  'returned',
  'admitted',
  'not-admitted',
]

/** The parts of the queue, by their word in the address. The first ones wait here, the last three do not. */
export const waitingLenses = [
  'menunggu',
  'submitted',
  'resubmitted',
  'milik-saya',
  'belum-dibagi',
  'lewat-batas',
  'menunggu-rekan',
  'ditanya-saya',
  'pemeriksaan-kedua',
  'kedua-saya',
  'ditandai',
] as const
export const decidedLenses = ['returned', 'admitted', 'not-admitted'] as const
export const lenses = [...waitingLenses, ...decidedLenses] as const
export type Lens = (typeof lenses)[number]

export type QueueQuery = Readonly<{
  lens: Lens
  edition: string
  commodity: string
  /** A province's code. */
  province: string
  /** Who holds the file. */
  holder: string
  order: 'batas' | 'umur'
  text: string
}>

const provincePattern = /^\d{2}$/
const isLens = (value: string): value is Lens => (lenses as readonly string[]).includes(value)
const idOr = (value: string | null): string => (value !== null && isId(value) ? value : '')

export function queueQueryFrom(query: URLSearchParams): QueueQuery {
  const lens = query.get('status') ?? ''
  const province = query.get('provinsi') ?? ''
  return {
    lens: isLens(lens) ? lens : 'menunggu',
    edition: idOr(query.get('edisi')),
    commodity: (query.get('komoditas') ?? '').slice(0, 60),
    province: provincePattern.test(province) ? province : '',
    holder: idOr(query.get('petugas')),
    order: query.get('urut') === 'umur' ? 'umur' : 'batas',
    text: (query.get('q') ?? '').slice(0, 200),
  }
}

/** The address of a part of the queue; `path` for its file. */
export const queueAddress = (
  query: Partial<QueueQuery>,
  more: Readonly<Record<string, string>> = {},
  path = QUEUE_PATH,
): string =>
  listAddress(path, {
    status: query.lens === 'menunggu' ? '' : query.lens,
    edisi: query.edition,
    komoditas: query.commodity,
    provinsi: query.province,
    petugas: query.holder,
    urut: query.order === 'umur' ? 'umur' : '',
    q: query.text,
    ...more,
  })

const DAY = 86_400_000

export type Waiting = Readonly<{ state: NominationState; stateAt: Date }>

/** By when a file should be looked at: so many days after it came, fewer after a correction. */
export const dueAt = (
  { state, stateAt }: Waiting,
  { targetDays }: Pick<VerificationSettings, 'targetDays'>,
) => new Date(stateAt.getTime() + (state === 'resubmitted' ? targetDays.again : targetDays.first) * DAY)

/** Whole days since a file came. */
export const daysWaiting = (stateAt: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - stateAt.getTime()) / DAY))

/** Whole days until a deadline, or since it: which of both says `late`. */
export function untilDue(due: Date, now: Date): Readonly<{ late: boolean; days: number }> {
  const left = due.getTime() - now.getTime()
  return { late: left < 0, days: Math.floor(Math.abs(left) / DAY) }
}
