import { may, mayEver, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { listNominations } from '../nominations/index.ts'
import { publicationWords } from './release/publication-messages.ts'
import { didNotHappen, publicationFacts } from './release/publication.ts'
import { listPublications } from './release/publication-store.ts'
import { listFacts } from './chain/recommendation.ts'
import { listRecommendations } from './chain/recommendation-store.ts'
import { listSettlements } from './settlement-store.ts'

type Words = (typeof publicationWords)['id']
type Holder = keyof Words['holders']
type TaskName = 'settle' | 'sign' | 'approve' | 'decide' | 'prepare' | 'release' | 'stopped'

function taskOf(own: Words, name: TaskName, holder: Holder, href: string, count: number): readonly Task[] {
  return count === 0
    ? []
    : [{ title: own.tasks[name], text: own.tasks[`${name}Text`], holder: own.holders[holder], href, count }]
}

async function plenaryTasks(reader: Reader, locale: Locale): Promise<readonly Task[]> {
  const own = publicationWords[locale]
  const assessed = await listNominations(reader, { states: ['assessed'] })
  const settlements = await listSettlements(
    reader,
    assessed.map(one => one.id),
  )
  const open = assessed.filter(one => !settlements.has(one.id))
  const editions = new Set(assessed.map(one => one.editionId))
  const ready = [...editions].filter(id => !open.some(one => one.editionId === id))
  const to = linkTo(locale, '/pleno')
  return [
    ...taskOf(own, 'settle', 'chair', to, open.length),
    ...taskOf(own, 'sign', 'chair', to, ready.length),
  ]
}

async function listTasks(reader: Reader, actor: Actor, locale: Locale): Promise<readonly Task[]> {
  const own = publicationWords[locale]
  const lists = await listRecommendations(reader, null)
  const count = (action: string): number =>
    lists.filter(list => may(actor, action, listFacts(list)).allowed).length
  const to = (state: string): string => linkTo(locale, `/penetapan?status=${state}`)
  return [
    ...taskOf(own, 'approve', 'directorGeneral', to('recommended'), count('recommendation.approve')),
    ...taskOf(own, 'decide', 'minister', to('approved'), count('decision.decide')),
  ]
}

async function publicationTasks(reader: Reader, actor: Actor, locale: Locale): Promise<readonly Task[]> {
  const own = publicationWords[locale]
  const publications = await listPublications(reader)
  const lists = await listRecommendations(reader, 'decided')
  const to = linkTo(locale, '/publikasi')
  const unprepared = lists.filter(list => !publications.has(list.id))
  const releasable = lists.filter(list => {
    const publication = publications.get(list.id)
    return publication && may(actor, 'publication.release', publicationFacts(list, publication)).allowed
  })
  return [
    ...taskOf(own, 'prepare', 'publisher', to, unprepared.length),
    ...taskOf(own, 'release', 'publisher', to, releasable.length),
  ]
}

/** Releases that were confirmed for a moment and did not happen, for those who can do something about it. */
async function stoppedTasks(reader: Reader, locale: Locale): Promise<readonly Task[]> {
  const own = publicationWords[locale]
  const publications = [...(await listPublications(reader)).values()]
  const stopped = publications.filter(didNotHappen).length
  return taskOf(own, 'stopped', 'publisher', linkTo(locale, '/publikasi'), stopped)
}

/** What the actor has to do about the plenary, the lists and their publication. */
export async function decisionsTasks(
  reader: Reader,
  actor: Actor,
  _now: Date,
  locale: Locale,
): Promise<readonly Task[]> {
  return [
    ...(mayEver(actor, 'plenary.settle') ? await plenaryTasks(reader, locale) : []),
    ...(mayEver(actor, 'recommendation.approve') || mayEver(actor, 'decision.decide')
      ? await listTasks(reader, actor, locale)
      : []),
    ...(mayEver(actor, 'publication.hold') ? await stoppedTasks(reader, locale) : []),
    ...(mayEver(actor, 'publication.prepare') ? await publicationTasks(reader, actor, locale) : []),
  ]
}
