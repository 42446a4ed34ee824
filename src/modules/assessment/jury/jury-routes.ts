import { may, mayEver } from '../../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { listPeopleWithRole, namesOf } from '../../people/index.ts'
import { areaName } from '../../regions/index.ts'
import { findSampleOf, listCodes } from '../../samples/index.ts'
import { productNames } from '../planning/assign-assessors.ts'
import { callJury, replaceJuror } from './call-jury.ts'
import { juryWords } from './jury-messages.ts'
import { openJurorSheet } from './open-juror-sheet.ts'
import { openJuryAgreed } from './open-jury-agreed.ts'
import { setJurorAside } from './set-aside-juror.ts'
import { juryPage, type JuryView } from './pages/jury-page.ts'
import { listVersions } from '../sheets/version-store.ts'
import { juryFacts, loadJuryGround, type FindCause, type JuryGround } from './second-jury.ts'

async function peopleOf({ reader, now }: PageRequest, ground: JuryGround): Promise<JuryView['people']> {
  const known = await listPeopleWithRole(reader, 'assessor', now)
  const people = new Map(
    known.map(one => [one.id, { name: one.name, employer: one.employer, home: areaName(one.homeAreaPath) }]),
  )
  // Whoever holds the role no more keeps the name.
  const gone = ground.members.map(one => one.assignment.personId).filter(id => !people.has(id))
  for (const [id, name] of await namesOf(reader, gone)) people.set(id, { name, employer: '', home: '' })
  return people
}

const showJury =
  (findCause: FindCause) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, actor, now, locale, params } = request
    const ground = await loadJuryGround(reader, findCause, { objectionId: params['id'] ?? '', actor, now })
    if (!ground) return notFound
    const { nomination, jury } = ground
    const facts = juryFacts(ground)
    if (!may(actor, 'jury.read', facts).allowed) return notFound
    const codes = await listCodes(reader, [nomination.id])
    const product = (await productNames(reader, [nomination])).get(nomination.id) ?? ''
    const view: JuryView = {
      ground,
      product,
      people: await peopleOf(request, ground),
      code: codes.find(one => one.round === jury?.round)?.code ?? null,
      pieces: (await findSampleOf(reader, nomination.id))?.counts.store ?? 0,
      mayCall: may(actor, 'jury.call', facts).allowed,
      mayReplace: may(actor, 'jury.replace', facts).allowed,
      mayOpen: may(actor, 'jury.open-sheet', facts).allowed,
      maySetAside: may(actor, 'jury.set-aside', facts).allowed,
      versions: (await listVersions(reader, [nomination.id])).filter(one =>
        ground.members.some(each => each.sheet.id === one.sheetId),
      ),
      mayReadObjection: mayEver(actor, 'objection.read'),
    }
    return {
      kind: 'page',
      title: juryWords[locale].title(product),
      body: juryPage(request, view),
      audience: 'signed-in',
    }
  }

/** The second jury of an upheld objection. Objections know of sheets, so what stands behind one is told from outside. */
export const juryRoutes = (findCause: FindCause): readonly Route[] => [
  {
    path: '/sanggahan/:id/juri',
    access: 'jury.read',
    page: showJury(findCause),
    actions: [
      callJury(findCause),
      replaceJuror(findCause),
      openJurorSheet(findCause),
      openJuryAgreed(findCause),
      setJurorAside(findCause),
    ],
  },
]
