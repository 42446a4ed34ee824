import { may, mayEver } from '../../../access/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import { momentIn } from '../../../platform/local-time.ts'
import { formatDate } from '../../../platform/translations.ts'
import { findEdition } from '../../editions/index.ts'
import { listNominationsByIds } from '../../nominations/index.ts'
import { listPeopleWithRole } from '../../people/index.ts'
import { blindCodesOf } from '../../samples/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { steadinessOf } from './compare-repeat.ts'
import { getPublishedRules } from '../edition-ground.ts'
import { giveRepeats } from './give-repeats.ts'
import { keptOf } from '../interests/interested-people.ts'
import {
  crumbsOf,
  numbered,
  repeatsPage,
  type RepeatsView,
  type SteadinessRow,
} from './pages/repeats-page.ts'
import { planRepeats } from './plan-repeats.ts'
import { repeatWords } from './repeat-messages.ts'
import { compareRepeats } from './repeat-report.ts'
import type { Repeat } from './repeat.ts'
import { listRepeatsIn } from './repeat-store.ts'
import { setRepeats } from './set-repeats.ts'

/** One row for each assessor with repeats; a name only for those who plan who scores, and otherwise a number by lot. */
async function rowsOf(
  request: PageRequest,
  editionId: string,
  repeats: readonly Repeat[],
): Promise<readonly SteadinessRow[]> {
  const compared = await compareRepeats(request.reader, repeats)
  const names = mayEver(request.actor, 'assessment.plan')
    ? new Map(
        (await listPeopleWithRole(request.reader, 'assessor', request.now)).map(one => [one.id, one.name]),
      )
    : null
  const lot = (personId: string): string => digestOf([editionId, personId])
  const people = [...new Set(repeats.map(one => one.personId))].toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1))
  return people.map((personId, index) => {
    const own = compared.filter(one => one.repeat.personId === personId)
    return {
      who: names?.get(personId) ?? numbered(index, request),
      given: repeats.filter(one => one.personId === personId).length,
      steadiness: steadinessOf(own.map(one => one.twice)),
    }
  })
}

/** The code of each open repeat beside the code on its sample, for whoever has samples brought. */
async function labelsOf(
  { reader, actor }: PageRequest,
  editionId: string,
  repeats: readonly Repeat[],
): Promise<RepeatsView['labels']> {
  const rules = await getPublishedRules(reader, editionId)
  if (!mayEver(actor, 'repeat.give') || (rules?.rules.document.sample.count ?? 0) === 0) return []
  const open = repeats.filter(one => one.state === 'open')
  const codes = await blindCodesOf(
    reader,
    open.map(one => one.nominationId),
  )
  return open.flatMap(one => {
    const old = codes.get(one.nominationId)
    return old === undefined ? [] : [{ old, new: one.code }]
  })
}

async function showRepeats(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, params } = request
  if (!may(actor, 'repeat.read', { areaPath: '/' }).allowed) return notFound
  const edition = await findEdition(reader, params['id'] ?? '')
  const plan = edition && (await planRepeats(reader, edition.id, now))
  if (!edition || !plan) return notFound
  const all = await listRepeatsIn(reader, edition.id)
  const nominations = await listNominationsByIds(reader, [...new Set(all.map(one => one.nominationId))])
  const own = await keptOf(reader, request, nominations)
  // What is kept from somebody is in no figure that the person reads.
  const repeats = all.filter(one => !own.has(one.nominationId))
  const { startsOn } = plan.setting
  const body = repeatsPage(request, {
    editionId: edition.id,
    crumbs: crumbsOf(request, edition, mayEver(actor, 'assessment.plan')),
    plan,
    startsOn: startsOn === null ? null : formatDate(momentIn('WIB', startsOn), locale),
    rows: await rowsOf(request, edition.id, repeats),
    labels: await labelsOf(request, edition.id, repeats),
    maySet: may(actor, 'repeat.set', { areaPath: '/' }).allowed,
  })
  return { kind: 'page', title: repeatWords[locale].title, body }
}

export const repeatRoutes: readonly Route[] = [
  {
    path: '/penugasan/:id/ulangan',
    access: 'repeat.read',
    page: showRepeats,
    actions: [setRepeats, giveRepeats],
  },
]
