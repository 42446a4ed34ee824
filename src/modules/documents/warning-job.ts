import type { Environment } from '../../actions/index.ts'
import { append, type LedgerEntry } from '../../audit/index.ts'
import { findDocumentType, type DocumentTypes } from '../../engine/document-numbers/index.ts'
import { areaCode, provinceOf, type AreaPath } from '../../foundation/area-path.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { formatDay, formatNumber } from '../../platform/translations.ts'
import {
  listFirmRecipients,
  listRecipients,
  type FirmRecipient,
  type Letter,
  type Post,
  type Recipient,
} from '../people/index.ts'
import { ENDING_PATH, withNames, type NamedEnding } from './ending-list.ts'
import { endingWords } from './ending-messages.ts'
import { typeTitle } from './pages/document-words.ts'
import { leftText } from './pages/ending-page.ts'
import { insertWarnings, listDueAreas, listDueIn, type DueEnding } from './warning-store.ts'

const HOUR = 3_600_000
const KIND = 'documents.warnings'
const MOST_LINES = 25
const SYSTEM = 'system'

/** There is one, which comes again and again. */
export const warningsJob: NewJob = { kind: KIND, key: 'hourly', payload: {} }

/** Those who keep the papers of an office and those who answer for it; where there are none, those of the province. */
const written = ['operator', 'office-head'] as const
const instead = ['province-officer'] as const

/** Who is written to about an area. */
function staffOf(area: AreaPath, office: readonly Recipient[], province: readonly Recipient[]) {
  const own = office.filter(one => one.areaPath === area)
  return own.length > 0 ? own : province.filter(one => one.areaPath === provinceOf(area))
}

export type WarningSettings = Readonly<{
  types: DocumentTypes
  /** On which days before their end somebody is warned. */
  remindDays: readonly number[]
  post: Post
}>

type Told = Readonly<{ to: Recipient; documents: readonly DueEnding[] }>

/** Who is told of which documents: an office of all of its area, a firm of its own. */
const whoIsTold = (
  due: readonly DueEnding[],
  office: readonly Recipient[],
  firms: readonly FirmRecipient[],
): readonly Told[] =>
  [
    ...office.map(to => ({ to, documents: due })),
    ...firms.map(to => ({ to, documents: due.filter(one => one.producerId === to.ownerId) })),
  ].filter(one => one.documents.length > 0)

function letterTo(
  { to, documents }: Readonly<{ to: Recipient; documents: readonly NamedEnding[] }>,
  { types, post }: WarningSettings,
  today: string,
): Letter {
  const { locale } = to
  const own = endingWords[locale].letter
  const shown = documents.slice(0, MOST_LINES).map(one => {
    const type = typeTitle(findDocumentType(types, one.type), one.type, locale)
    const owner = one.makerName === null ? one.ownerName : `${one.ownerName}, ${one.makerName}`
    return own.line(type, owner, formatDay(one.endsOn, locale), leftText(one.endsOn, today, locale))
  })
  const rest = documents.length - shown.length
  const lines = [...shown, ...(rest > 0 ? [own.more(formatNumber(rest, locale))] : [])].join('\n')
  const link = `${post.publicUrl}${locale === 'en' ? '/en' : ''}${ENDING_PATH}`
  return {
    to,
    subject: own.subject(formatNumber(documents.length, locale)),
    text: own.text(to.name, lines, link),
  }
}

function entryOf(areaPath: AreaPath, at: Date, detail: LedgerEntry['detail']): LedgerEntry {
  const subject = { kind: 'office', id: areaCode(areaPath) }
  return {
    at,
    personId: null,
    role: SYSTEM,
    areaPath,
    action: 'document.warn',
    event: 'document.warned',
    subject,
    record: subject,
    audience: 'record',
    reason: null,
    detail,
    beforeDigest: null,
    afterDigest: null,
  }
}

/** Writes to one office and its firms: one letter each, with every document that is due. */
async function warnArea(
  tx: Tx,
  areaPath: AreaPath,
  office: readonly Recipient[],
  settings: WarningSettings,
  now: Date,
): Promise<void> {
  const today = capitalDay(now)
  const due = await listDueIn(tx, areaPath, today, settings.remindDays)
  const firms = await listFirmRecipients(tx, [...new Set(due.flatMap(one => one.producerId ?? []))], now)
  const told = whoIsTold(due, office, firms)
  const mailsOf = (id: string): number =>
    told.filter(({ documents }) => documents.some(one => one.id === id)).length
  const warnings = due
    .map(one => ({ documentId: one.id, step: one.step, mails: mailsOf(one.id) }))
    .filter(one => one.mails > 0)
  const fresh = await insertWarnings(tx, warnings, now)
  if (fresh.size === 0) return
  const named = new Map((await withNames(tx, due)).map(one => [one.id, one]))
  const letters = told.flatMap(({ to, documents }) => {
    const own = documents.filter(one => fresh.has(one.id)).flatMap(one => named.get(one.id) ?? [])
    return own.length === 0 ? [] : [letterTo({ to, documents: own }, settings, today)]
  })
  await settings.post.send(tx, letters)
  await append(tx, [entryOf(areaPath, now, { documents: fresh.size, letters: letters.length })])
}

/** Every hour: warns offices and firms of documents that end in as many days as the programme says, once each. */
export const warningJobHandlers = (
  { database, clock }: Pick<Environment, 'database' | 'clock'>,
  settings: WarningSettings,
): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async () => {
    if (!settings.post.sends) return HOUR
    const now = clock.now()
    const { areas, office, province } = await database.read(async reader => {
      const found = await listDueAreas(reader, capitalDay(now), settings.remindDays)
      const provinces = [...new Set(found.map(provinceOf))]
      return {
        areas: found,
        office: found.length === 0 ? [] : await listRecipients(reader, written, found, now),
        province: found.length === 0 ? [] : await listRecipients(reader, instead, provinces, now),
      }
    })
    for (const area of areas)
      await database.write(tx => warnArea(tx, area, staffOf(area, office, province), settings, now))
    return HOUR
  },
})
