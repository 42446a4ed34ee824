import { mayEver, whereAllowed, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { keptOf } from '../assessment/index.ts'
import { listCorrectionStandings, type CorrectionStage } from '../decisions/index.ts'
import { dueAt, listNominationsByIds, type TaskSource } from '../nominations/index.ts'
import { countWaiting, listUpheld, type Waiting } from './list-store.ts'
import { words } from './messages.ts'
import { objectionColumns } from './objection-store.ts'
import { objectionsAddress } from './pages/list-page.ts'

type Name = 'handle' | 'assign' | 'send'
const acts: Readonly<Record<Name, string>> = {
  handle: 'objection.answer',
  assign: 'objection.assign',
  send: 'objection.send',
}
const lensOf = { handle: 'taken-up', assign: 'received', send: '' } as const

/** A draft stands in no list: its task leads to the page of its nomination. */
const hrefOf = (name: Name, { nominationId }: Waiting): string =>
  name === 'send' ? `/usulan/${nominationId ?? ''}` : objectionsAddress({ lens: lensOf[name] })

function taskOf(name: Name, waiting: Waiting, now: Date, locale: Locale): Task {
  const own = words[locale].tasks
  return {
    title: own[name],
    text: own[`${name}Text`],
    href: linkTo(locale, hrefOf(name, waiting)),
    count: waiting.count,
    holder: own.you,
    ...(waiting.due ? { due: dueAt(waiting.due, now, locale) } : {}),
  }
}

const namesFor = (actor: Actor): readonly Name[] =>
  (['handle', 'assign', 'send'] as const).filter(name => mayEver(actor, acts[name]))

/** What a chair still has to do about a new decision. */
const chairsTurn: readonly CorrectionStage[] = ['upheld', 'open', 'returned']

/** Upheld objections whose new decision waits for this chair: one with an interest, or of its province, leaves it to another. */
async function toDecideAnew(
  reader: Reader,
  who: Parameters<typeof keptOf>[1],
  locale: Locale,
): Promise<readonly Task[]> {
  const upheld = await listUpheld(reader)
  const nominations = await listNominationsByIds(reader, [...new Set(upheld.map(one => one.nominationId))])
  const kept = await keptOf(reader, who, nominations)
  const ids = upheld.filter(one => !kept.has(one.nominationId)).map(one => one.id)
  const standings = await listCorrectionStandings(reader, ids)
  const waiting = ids.filter(id => chairsTurn.includes(standings.get(id)?.stage ?? 'upheld'))
  const [first] = waiting
  if (first === undefined) return []
  const own = words[locale].tasks
  const href =
    waiting.length === 1 ? `/sanggahan/${first}/penetapan-baru` : objectionsAddress({ lens: 'upheld' })
  return [
    {
      title: own.decide,
      text: own.decideText,
      href: linkTo(locale, href),
      count: waiting.length,
      holder: own.you,
    },
  ]
}

/**
 * Objections that wait for the actor: to be sent, to get a handler, to be answered, to be followed by a new decision. A
 * constant number of queries.
 */
export const objectionTasks: TaskSource = async (reader, actor, now, locale) => {
  const tasks: Task[] = []
  for (const name of namesFor(actor)) {
    const allowed = whereAllowed(actor, acts[name], objectionColumns)
    const waiting = await countWaiting(reader, allowed, name === 'assign')
    if (waiting.count > 0) tasks.push(taskOf(name, waiting, now, locale))
  }
  if (mayEver(actor, 'correction.open')) tasks.push(...(await toDecideAnew(reader, { actor, now }, locale)))
  return tasks
}
