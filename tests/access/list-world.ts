import type { Application } from '../../src/app.ts'
import { approveRecommendation, preparePublication } from '../../src/modules/decisions/index.ts'
import { releaseSteps } from '../../src/setup/routes.ts'
import { act, assessedEdition, decisionPeople, type AssessedEdition } from '../builders/assessed-edition.ts'
import { dayFromNow } from '../builders/days.ts'
import { confirmIt, decideIt, releaseIt, signList } from '../builders/decided-edition.ts'

/** Of the office's product before it is published: no one else's list may show it. */
export const canaryName = 'Anyaman Kenari Dinas Sini'
const caseId = 'anyaman-81-tepat'

const states = [
  'recommended',
  'toReturn',
  'approved',
  'decided',
  'prepared',
  'toConfirm',
  'confirmed',
  'published',
] as const

/** Recommendation lists by state; those from `prepared` on are decided ones. */
export type Lists = Readonly<Record<(typeof states)[number], string>>

export async function placed(application: Application, again?: AssessedEdition, name = canaryName) {
  const made = await assessedEdition(application.environment, {
    caseIds: [caseId],
    names: () => name,
    ...(again ? { again } : {}),
  })
  const [nomination] = made.nominations
  if (!nomination) throw new Error('the case is missing')
  return { made, nomination }
}

/** Lists of further editions, each taken as far as its name says. */
export async function listsOf(application: Application, first: AssessedEdition) {
  const { environment, config } = application
  const people = decisionPeople()
  const signed = async (name?: string, again: AssessedEdition | undefined = first) => {
    const { made, nomination } = await placed(application, again, name)
    return { list: await signList(environment, people, made), edition: made.id, nomination: nomination.id }
  }
  const recommended = await signed()
  const toReturn = await signed()
  const approved = await signed()
  await act(environment, people.directorGeneral, approveRecommendation, { id: approved.list })
  const decided = await signed()
  await decideIt(environment, people, decided.list, 'KEP-1/CONTOH')
  // Of another product: its release does not replace the office's published star.
  const prepared = await signed('Anyaman Disiapkan Contoh', (await placed(application)).made)
  await decideIt(environment, people, prepared.list, 'KEP-2/CONTOH')
  await act(environment, people.publisher, preparePublication, { id: prepared.list })
  const others = (await placed(application)).made
  const toConfirm = await signed('Anyaman Waktu Contoh', others)
  const confirmed = await signed('Anyaman Tunggu Contoh', others)
  for (const one of [toConfirm, confirmed]) {
    await decideIt(environment, people, one.list, `KEP-${one.list}/CONTOH`)
    await act(environment, people.publisher, preparePublication, { id: one.list })
  }
  await confirmIt(environment, people.publisher2, confirmed.list, dayFromNow(2))
  const published = await signed('Anyaman Terbit Contoh')
  await decideIt(environment, people, published.list, 'KEP-3/CONTOH')
  await releaseIt(environment, people, published.list, releaseSteps(config))
  const lists = {
    recommended: recommended.list,
    toReturn: toReturn.list,
    approved: approved.list,
    decided: decided.list,
    prepared: prepared.list,
    toConfirm: toConfirm.list,
    confirmed: confirmed.list,
    published: published.list,
  }
  return { lists, published }
}
