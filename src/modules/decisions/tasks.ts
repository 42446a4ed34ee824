import { may, mayEver, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { keptOf } from '../assessment/index.ts'
import { listNominations } from '../nominations/index.ts'
import { publicationWords } from './release/publication-messages.ts'
import { didNotHappen, publicationFacts } from './release/publication.ts'
import { listPublications } from './release/publication-store.ts'
import { listFacts } from './chain/recommendation.ts'
import { listRecommendations } from './chain/recommendation-store.ts'
import type { PlenaryCase } from './cases/plenary-case.ts'
import { standingOf } from './cases/waiting.ts'
import { loadSigning, signingProblems } from './chain/signing.ts'
import { waitsForLots } from './selections/lots-waiting.ts'

type Words = (typeof publicationWords)['id']
type Holder = keyof Words['holders']
type TaskName = 'settle' | 'draw' | 'sign' | 'approve' | 'decide' | 'prepare' | 'release' | 'stopped'

function taskOf(own: Words, name: TaskName, holder: Holder, href: string, count: number): readonly Task[] {
  return count === 0
    ? []
    : [{ title: own.tasks[name], text: own.tasks[`${name}Text`], holder: own.holders[holder], href, count }]
}

/** Editions of which everything assessed is settled: those whose lots are to be drawn, and those whose list can be signed. */
async function settledEditions(
  reader: Reader,
  who: Readonly<{ actor: Actor; now: Date }>,
  editions: ReadonlyMap<string, readonly PlenaryCase[]>,
) {
  const [toDraw, toSign]: [string[], string[]] = [[], []]
  for (const [id, cases] of editions) {
    const ground = await loadSigning(reader, id, cases)
    if (signingProblems(ground).length === 0) toSign.push(id)
    if (await waitsForLots(reader, who, id, ground)) toDraw.push(id)
  }
  return { toDraw, toSign }
}

async function plenaryTasks(
  reader: Reader,
  actor: Actor,
  now: Date,
  locale: Locale,
): Promise<readonly Task[]> {
  const own = publicationWords[locale]
  const assessed = await listNominations(reader, { states: ['assessed'] })
  const { waiting, settled } = await standingOf(reader, assessed)
  const waits = assessed.filter(one => waiting.has(one.id))
  // No list is signed before all are settled, by whomever.
  const unfinished = new Set(waits.map(one => one.editionId))
  const done = settled.filter(one => !unfinished.has(one.nomination.editionId))
  // Others settle what is kept from this person.
  const kept = await keptOf(reader, { actor, now }, waits)
  const { toDraw, toSign } = await settledEditions(
    reader,
    { actor, now },
    Map.groupBy(done, one => one.nomination.editionId),
  )
  const to = (ids: Iterable<string>, part = ''): string => {
    const [only, ...others] = ids
    return linkTo(locale, only !== undefined && others.length === 0 ? `/pleno/${only}${part}` : '/pleno')
  }
  return [
    ...taskOf(own, 'settle', 'chair', to([]), waits.filter(one => !kept.has(one.id)).length),
    ...taskOf(own, 'draw', 'chair', to(toDraw, '#pemilihan'), toDraw.length),
    ...taskOf(own, 'sign', 'chair', to(toSign), toSign.length),
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
  now: Date,
  locale: Locale,
): Promise<readonly Task[]> {
  return [
    ...(mayEver(actor, 'plenary.settle') ? await plenaryTasks(reader, actor, now, locale) : []),
    ...(mayEver(actor, 'recommendation.approve') || mayEver(actor, 'decision.decide')
      ? await listTasks(reader, actor, locale)
      : []),
    ...(mayEver(actor, 'publication.hold') ? await stoppedTasks(reader, locale) : []),
    ...(mayEver(actor, 'publication.prepare') ? await publicationTasks(reader, actor, locale) : []),
  ]
}
