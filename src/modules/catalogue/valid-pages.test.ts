import { after, before, test } from 'node:test'
import type { Actor } from '../../access/index.ts'
import type { Environment } from '../../actions/index.ts'
import { act, assessedEdition, decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { decidedEdition, releasedEdition, signedEdition } from '../../../tests/builders/decided-edition.ts'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import {
  certificatePanel,
  certificatesRoutes,
  certificateStep,
  findCertificateOf,
} from '../certificates/index.ts'
import {
  decisionsRoutes,
  decisionsTasks,
  preparePublication,
  resultPanel,
  settleNomination,
} from '../decisions/index.ts'
import { nominationsRoutes } from '../nominations/index.ts'
import { catalogueRoutes, catalogueStep } from './index.ts'

const people = decisionPeople()
const steps = [certificateStep('https://contoh.example'), catalogueStep]
const caseIds = [
  'batik-91-tepat',
  'tenun-mutu-kurang-dua-lembar',
  'batik-dugaan-tiruan-satu-lembar',
  'makanan-halal-belum-terverifikasi',
  'gerabah-tanpa-glasir-70-99',
]
let environment: Environment
let site: TestSite
let pages: readonly (readonly [Actor | null, string])[] = []

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  const { files } = environment.services
  site = testSite(environment, [
    ...catalogueRoutes(files),
    ...certificatesRoutes(files),
    ...decisionsRoutes(steps),
    ...nominationsRoutes({ tasks: decisionsTasks, panels: [resultPanel, certificatePanel] }),
  ])
  const released = await releasedEdition(environment, people, steps, {
    caseIds,
    number: '4',
    fictional: true,
  })
  const open = await assessedEdition(environment, { caseIds, number: '5' })
  const settled = { edition: open.id, nomination: open.nominations[0]?.id ?? '', stars: '3' }
  await act(environment, people.chair, settleNomination, settled)
  const signed = await signedEdition(environment, people, { caseIds, number: '6' })
  const decided = await decidedEdition(environment, people, { caseIds, number: '7' })
  await act(environment, people.publisher, preparePublication, { id: decided.listId })
  const [first] = released.nominations
  const certificate = await database.read(reader => findCertificateOf(reader, first?.id ?? ''))
  const producer = anActor('producer', first?.areaPath, first?.producerId)
  pages = [
    ...['', '/katalog', '/katalog?komoditas=batik&bintang=3-3', '/katalog?q=tidakada'].map(
      path => [null, path] as const,
    ),
    ...['/katalog/produk-batik-91-tepat', '/tentang', '/aksesibilitas', '/privasi'].map(
      path => [null, path] as const,
    ),
    ...['/piagam', `/piagam/${certificate?.checkKey}`].map(path => [null, path] as const),
    [producer, `/piagam/${certificate?.checkKey}`],
    ...['/pleno', `/pleno/${open.id}`, `/pleno/${signed.id}`].map(path => [people.chair, path] as const),
    ...open.nominations.map(one => [people.chair, `/pleno/${open.id}/${one.id}`] as const),
    [people.auditor, `/pleno/${signed.id}/${signed.nominations[0]?.id}`],
    [people.directorGeneral, '/penetapan'],
    [people.directorGeneral, `/penetapan/${signed.listId}`],
    [people.minister, `/penetapan/${decided.listId}`],
    [people.secretariat, `/penetapan/${released.listId}`],
    [people.publisher, '/publikasi'],
    [people.publisher2, `/publikasi/${decided.listId}`],
    [people.publisher, `/publikasi/${decided.listId}`],
    [people.secretariat, `/publikasi/${released.listId}`],
    ...released.nominations
      .filter(one => one.areaPath === '/32/32.05/')
      .flatMap(one => [`/usulan/${one.id}`, `/usulan/${one.id}/umpan-balik`])
      .map(path => [people.operator, path] as const),
    ...[people.chair, people.directorGeneral, people.minister, people.publisher2].map(
      actor => [actor, '/tugas'] as const,
    ),
  ]
})
after(() => environment.database.close())

test('every page, in both languages and in each state, is valid and shows no value by accident', async () => {
  for (const [actor, path] of pages) await openValid(site, actor, path)
})
