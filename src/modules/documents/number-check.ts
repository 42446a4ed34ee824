import { may } from '../../access/index.ts'
import { findDocumentType, formatNumber } from '../../engine/document-numbers/index.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { dayIn } from '../regions/index.ts'
import { words } from './messages.ts'
import { factsOf, findOwner, readOwner } from './owner.ts'
import type { DocumentSettings } from './settings.ts'
import { readNumber } from './typed-document.ts'

export const NUMBER_CHECK_PATH = '/dokumen/periksa-nomor'

/** What the script shows beside the field; each is a whole sentence, or null. */
export type NumberSaid = Readonly<{
  problem: string | null
  note: string | null
  /** That the form is right, never that the document is valid. */
  fine: string | null
}>

const MINUTE = 60_000
const MOST_PER_MINUTE = 60
const MOST_PEOPLE = 2_000

type Count = Readonly<{ from: number; asked: number }>

/** Lets everybody ask so often within a minute; whoever asks more waits for the next one. */
export function createPace(): (personId: string, now: Date) => boolean {
  const counts = new Map<string, Count>()
  return (personId, now) => {
    const at = now.getTime()
    if (counts.size > MOST_PEOPLE)
      for (const [id, { from }] of counts) if (at - from >= MINUTE) counts.delete(id)
    const known = counts.get(personId)
    const count = known && Math.abs(at - known.from) < MINUTE ? known : { from: at, asked: 0 }
    counts.set(personId, { from: count.from, asked: count.asked + 1 })
    return count.asked < MOST_PER_MINUTE
  }
}

const silent: NumberSaid = { problem: null, note: null, fine: null }

async function sayOf(request: PageRequest, settings: DocumentSettings): Promise<NumberSaid | null> {
  const { reader, actor, form, now, locale } = request
  const typed = (name: string): string => {
    const value = form?.values[name]
    return typeof value === 'string' ? value.slice(0, 500) : ''
  }
  const named = readOwner(typed('owner'))
  const owner = named && (await findOwner(reader, named))
  const type = findDocumentType(settings.types, typed('type'))
  if (!owner || !type || !may(actor, 'document.add', factsOf(owner)).allowed) return null
  if (typed('number').trim() === '') return silent
  const around = { today: dayIn(owner.areaPath, now), district: owner.district, types: settings.types }
  const dates = { issuedOn: typed('issuedOn'), validUntil: typed('validUntil') }
  const numbered = { number: typed('number'), edition: typed('edition'), ...dates }
  const { normalised, problems, warnings } = readNumber(type, numbered, around)
  const said = (list: typeof problems): string | null =>
    list.length === 0 ? null : list.map(one => one.message[locale]).join(' ')
  return {
    problem: said(problems.filter(one => one.path === 'number')),
    note: said(warnings),
    fine: problems.length > 0 ? null : words[locale].rightForm(formatNumber(type, normalised)),
  }
}

const answer = (said: NumberSaid): PageResult => ({
  kind: 'file',
  content: JSON.stringify(said),
  mediaType: 'application/json; charset=utf-8',
  disposition: 'inline',
  fileName: 'nomor.json',
  cache: 'none',
})

/** Says while one types what the form would say once it is sent. Nothing is stored, neither here nor in an address. */
export const numberCheckRoute = (settings: DocumentSettings): Route => {
  const mayAsk = createPace()
  return {
    path: NUMBER_CHECK_PATH,
    access: 'document.add',
    page: async request => {
      if (request.form === null) return redirect(request.link('/produsen'))
      if (!mayAsk(request.actor.personId ?? '', request.now)) return answer(silent)
      const said = await sayOf(request, settings)
      return said ? answer(said) : notFound
    },
    previews: ['document.check-number'],
  }
}
