import { may } from '../../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { listColleagues } from '../accounts/colleague-store.ts'
import { delegateRole, endDelegation } from './delegate-role.ts'
import { DELEGATED, nameable, type DelegationSettings } from './delegation.ts'
import { delegationWords } from './delegation-messages.ts'
import { listActingTerms } from '../accounts/grant-store.ts'
import { delegationPage } from './pages/delegation-page.ts'
import { namesOf } from '../person-store.ts'

const MOST_TERMS = 20

async function showDelegation(request: PageRequest, settings: DelegationSettings): Promise<PageResult> {
  const { reader, actor, now, locale } = request
  const { areaPath } = actor
  if (!may(actor, 'role.delegate', { areaPath }).allowed) return notFound
  const terms = await listActingTerms(reader, DELEGATED, areaPath, MOST_TERMS)
  const body = delegationPage(request, {
    settings,
    terms,
    colleagues: nameable(await listColleagues(reader, areaPath, now), actor),
    names: await namesOf(
      reader,
      terms.map(one => one.personId),
    ),
  })
  return { kind: 'page', title: delegationWords[locale].title, body, audience: 'signed-in' }
}

/** Where the head of an office names who acts during an own absence. */
export const delegationRoutes = (settings: DelegationSettings): readonly Route[] => [
  {
    path: '/persetujuan/pelaksana',
    access: 'role.delegate',
    page: request => showDelegation(request, settings),
    actions: [delegateRole(settings), endDelegation],
  },
]
