import { may, mayEver } from '../../../access/index.ts'
import type { AnsweringOffice } from '../../../engine/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { provinceOf } from '../../../foundation/area-path.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { listStagesOf } from '../../editions/index.ts'
import { submittedNames } from '../../nominations/index.ts'
import { officeFor, officeName } from '../../regions/index.ts'
import { autosaveLevel, saveLevel, sendLevel } from './answer-level.ts'
import { productNames } from '../planning/assign-assessors.ts'
import { listLevels } from './level-list.ts'
import { levelWords } from './level-messages.ts'
import { loadLevel } from './load-level.ts'
import { levelListPage } from './pages/level-list-page.ts'
import { levelPage } from './pages/level-page.ts'
import { takeBackLevel } from './take-back-level.ts'

const SHOWN = 100

/** The office that speaks for a level about a file, by name: never a person. */
function officeOf(office: AnsweringOffice, areaPath: string, locale: Locale): string {
  if (office === 'national') return levelWords[locale].national
  return (office === 'province' ? officeName(provinceOf(areaPath)) : officeFor(areaPath))[locale]
}

async function showLevels(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale } = request
  const found = await listLevels({ reader, actor, now })
  const [waiting, sent] = [found.waiting.slice(0, SHOWN), found.sent.slice(0, SHOWN)]
  const editions = [...new Set(waiting.map(one => one.nomination.editionId))]
  const stages = await listStagesOf(reader, editions)
  const closings = stages.flatMap(one =>
    one.kind === 'assess' && one.closesAt ? [[one.editionId, one.closesAt] as const] : [],
  )
  const body = levelListPage(request, {
    waiting,
    sent,
    moreWaiting: found.waiting.length - waiting.length,
    moreSent: found.sent.length - sent.length,
    products: await productNames(
      reader,
      [...waiting, ...sent].map(one => one.nomination),
    ),
    closings: new Map(closings),
    officeOf: ({ office, nomination }) => officeOf(office, nomination.areaPath, locale),
    follows: mayEver(actor, 'level-answer.follow'),
  })
  return { kind: 'page', title: levelWords[locale].title, body, audience: 'signed-in' }
}

async function showLevel(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, params } = request
  const ground = await loadLevel(reader, params['id'] ?? '', params['level'] ?? '', request)
  if (!ground || !may(actor, 'level-answer.read', ground.access).allowed) return notFound
  const { nomination, office, access, level } = ground
  const able = (act: string): boolean => may(actor, `${office}-answer.${act}`, access).allowed
  const { product } = submittedNames(nomination)
  const body = levelPage(request, {
    ground,
    product,
    office: officeOf(office, nomination.areaPath, locale),
    able: { save: able('save'), send: able('send'), takeBack: able('take-back') },
  })
  const title = levelWords[locale].fileTitle(level.title[locale], product)
  return { kind: 'page', title, body, audience: 'signed-in' }
}

const acts = [autosaveLevel, saveLevel, sendLevel, takeBackLevel]

/** What offices answer for a level of the rules, once for all sheets of a file. */
export const levelRoutes: readonly Route[] = [
  { path: '/nilai-tingkat', access: 'level-answer.read', page: showLevels },
  {
    path: '/nilai-tingkat/:id/:level',
    access: 'level-answer.read',
    page: showLevel,
    actions: acts.flatMap(one => [one.regency, one.province, one.national]),
  },
]
