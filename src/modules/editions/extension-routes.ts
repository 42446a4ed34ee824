import { problemsFromZod } from '../../actions/problems-from-zod.ts'
import { notFound, type FormState, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { extendStage, loadExtensionGround, type ExtensionLoaded } from './extend-stage.ts'
import { concernedIn } from './extension-letters.ts'
import { extensionWords } from './extension-messages.ts'
import { dismissOutages, listOutageProposals } from './outage-proposals.ts'
import { extendPage, PREVIEW, type ExtensionPreview } from './pages/extend-page.ts'
import { chosenAreas, outageIds, proposedReason } from './pages/extension-parts.ts'
import { extensionInput, readExtension } from './read-extension.ts'
import type { EditionSettings } from './settings.ts'

type Looked = Readonly<{ form: FormState | null; preview: ExtensionPreview | null }>

/** What the extension as typed would do, or the form with everything that has to be put right. */
async function lookAt(
  request: PageRequest,
  ground: ExtensionLoaded,
  { countUnsent, sendsMail }: EditionSettings,
): Promise<Looked> {
  const { reader, form, now, params } = request
  if (form?.action !== PREVIEW) return { form, preview: null }
  const parsed = extensionInput.safeParse({ ...form.values, ...params })
  if (!parsed.success) return { form: { ...form, problems: problemsFromZod(parsed.error) }, preview: null }
  const read = readExtension(parsed.data, ground, now)
  if (!read.ok) return { form: { ...form, problems: read.problems }, preview: null }
  const people = await concernedIn(reader, read.value.areas, now)
  const preview = {
    plan: read.value,
    people: people.length,
    areas: new Set(people.map(one => one.areaPath)).size,
    unsent: await countUnsent(reader, ground.edition.id, read.value.areas),
    sendsMail,
  }
  return { form, preview }
}

async function showExtend(request: PageRequest, settings: EditionSettings): Promise<PageResult> {
  const { reader, locale, now, params } = request
  const ground = await loadExtensionGround(reader, { id: params['id'] ?? '', stage: params['stage'] ?? '' })
  if (!ground) return notFound
  const { edition, stage } = ground
  const proposals = (await listOutageProposals(reader, settings.outages, now)).filter(
    one => one.stage.editionId === edition.id && one.stage.stageId === stage.stageId,
  )
  const wanted = request.query.get('batas')
  const proposal = proposals.find(one => one.areas.join(' ') === wanted) ?? proposals[0]
  const { form, preview } = await lookAt(request, ground, settings)
  const proposed = proposal
    ? {
        closesAt: proposal.closesAt,
        fields: {
          ...chosenAreas(proposal.areas),
          reason: proposedReason(proposal),
          outages: outageIds(proposal),
          closing: proposal.areas.join(' '),
        },
      }
    : null
  const body = extendPage({ ...request, form }, { edition, stage, proposed, preview })
  return { kind: 'page', title: extensionWords[locale].extendFor(stage.title[locale]), body }
}

/** The page on which a closing is moved. */
export const editionExtensionRoute = (settings: EditionSettings): Route => ({
  path: '/edisi-kelola/:id/tahap/:stage',
  access: 'edition.manage',
  page: request => showExtend(request, settings),
  actions: [extendStage, dismissOutages],
  previews: [PREVIEW],
})
