import { mayEver } from '../../access/index.ts'
import { listHistory } from '../../audit/index.ts'
import { words as webWords } from '../../web/messages.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { checkCases } from './check-cases.ts'
import { createEdition } from './create-edition.ts'
import { findEdition, listEditions } from './edition-store.ts'
import { editionExtensionRoute } from './extension-routes.ts'
import { listExtensions } from './extension-store.ts'
import { importRules, RULES_FILE_BYTES } from './import-rules.ts'
import { words } from './messages.ts'
import { moveClock } from './move-clock.ts'
import { listOutageProposals } from './outage-proposals.ts'
import { clockPage } from './pages/clock-page.ts'
import { manageEditionPage } from './pages/manage-edition.ts'
import { manageListPage } from './pages/manage-list.ts'
import { importPage, rulesVersionPage } from './pages/rules-pages.ts'
import { publishRules } from './publish-rules.ts'
import type { EditionSettings } from './settings.ts'
import { findRules, getRules, listRulesVersions } from './rules-store.ts'
import { closeStage, openStage, scheduleStage } from './stage-actions.ts'
import { listStages, listStagesOf } from './stage-store.ts'

async function showManageList(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, now, link, form } = request
  const editions = await listEditions(reader)
  const stages = await listStagesOf(
    reader,
    editions.map(edition => edition.id),
  )
  const mayCreate = mayEver(actor, 'edition.create')
  const body = manageListPage({
    locale,
    now,
    editions,
    stages,
    mayCreate,
    form,
    key: request.formKey(),
    link,
  })
  return { kind: 'page', title: words[locale].manage, body }
}

const roleNameIn = (locale: PageRequest['locale']) => (role: string) =>
  (webWords[locale].roles as Readonly<Record<string, string>>)[role] ?? role

async function showManageEdition(request: PageRequest, { outages }: EditionSettings): Promise<PageResult> {
  const { reader, actor, locale, now, link, form, formKey, params } = request
  const edition = await findEdition(reader, params['id'] ?? '')
  if (!edition) return notFound
  const body = manageEditionPage({
    locale,
    now,
    edition,
    stages: await listStages(reader, edition.id),
    versions: await listRulesVersions(reader, edition.id),
    extensions: await listExtensions(reader, edition.id),
    proposals: (await listOutageProposals(reader, outages, now)).filter(
      one => one.stage.editionId === edition.id,
    ),
    history: await listHistory(reader, { kind: 'edition', id: edition.id }, ['record', 'panel']),
    mayChange: mayEver(actor, 'stage.open'),
    mayImport: mayEver(actor, 'rules.import'),
    roleName: roleNameIn(locale),
    form,
    formKey,
    link,
  })
  return { kind: 'page', title: edition.title[locale], body }
}

async function showImport(request: PageRequest): Promise<PageResult> {
  const { reader, locale, link, form, params } = request
  const edition = await findEdition(reader, params['id'] ?? '')
  if (!edition) return notFound
  const body = importPage({ locale, edition, form, key: request.formKey(), link })
  return { kind: 'page', title: words[locale].import, body }
}

async function showRulesVersion(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, link, form, params } = request
  const edition = await findEdition(reader, params['id'] ?? '')
  const stored = await findRules(reader, params['rules'] ?? '')
  if (!edition || stored?.version.editionId !== edition.id) return notFound
  const loaded = await getRules(reader, stored.version.id)
  const body = rulesVersionPage({
    locale,
    edition,
    version: stored.version,
    loaded,
    cases: checkCases(loaded.rules, stored.cases),
    mayPublish: mayEver(actor, 'rules.publish'),
    isOwn: stored.version.importedBy === actor.personId,
    form,
    key: request.formKey(),
    link,
  })
  return { kind: 'page', title: words[locale].rulesVersionTitle(stored.version.version), body }
}

async function showClock(request: PageRequest): Promise<PageResult> {
  const { reader, locale, now, link, form, formKey, demo } = request
  if (!demo) return notFound
  const editions = await listEditions(reader)
  const stages = await listStagesOf(
    reader,
    editions.filter(one => one.state !== 'finished').map(one => one.id),
  )
  const body = clockPage({ locale, now, editions, stages, form, formKey, link })
  return { kind: 'page', title: words[locale].clock, body }
}

/** The secretariat's pages. The demo's clock is part of them; without the demo it is not there. */
export const manageEditionRoutes = (settings: EditionSettings): readonly Route[] => [
  { path: '/edisi-kelola', access: 'edition.manage', page: showManageList, actions: [createEdition] },
  {
    path: '/edisi-kelola/:id',
    access: 'edition.manage',
    page: request => showManageEdition(request, settings),
    actions: [openStage, closeStage, scheduleStage],
  },
  editionExtensionRoute(settings),
  {
    path: '/edisi-kelola/:id/aturan',
    access: 'rules.import',
    page: showImport,
    actions: [importRules],
    fileBytes: RULES_FILE_BYTES,
    judgesFiles: true,
  },
  {
    path: '/edisi-kelola/:id/aturan/:rules',
    access: 'edition.manage',
    page: showRulesVersion,
    actions: [publishRules],
  },
  {
    path: '/jam',
    access: 'clock.move',
    page: showClock,
    actions: [moveClock(settings.clock, settings.demo)],
  },
]
