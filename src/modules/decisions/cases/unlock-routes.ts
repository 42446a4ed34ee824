import { may } from '../../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { loadLockedDesk } from '../../assessment/index.ts'
import { findEdition } from '../../editions/index.ts'
import { findNomination, type Nomination, type NominationState } from '../../nominations/index.ts'
import { blindCodesOf, findNominationByCode, readBlindCode } from '../../samples/index.ts'
import { ownFacts } from './own-interest.ts'
import { openAgreed } from './open-agreed.ts'
import { findSheetsPage, sheetsPage } from './pages/sheets-page.ts'
import { setAsideSheet } from './set-aside-sheet.ts'
import { listSettlements } from '../settlement-store.ts'
import { unlockWords } from './unlock-messages.ts'
import { unlockSheet } from './unlock-sheet.ts'

/** All sheets of these are locked: only then anybody but their assessors sees marks. */
const whole: readonly NominationState[] = ['assessed', 'recommended', 'decided', 'published']
const scored: readonly NominationState[] = ['in-assessment', ...whole]

const mayRead = (request: PageRequest): boolean =>
  may(request.actor, 'plenary.read', { areaPath: '/' }).allowed

/** To somebody with an interest in it, an own product is unknown by its code as well. */
const isShown = async (request: PageRequest, nomination: Nomination): Promise<boolean> =>
  scored.includes(nomination.state) &&
  may(request.actor, 'plenary.read', await ownFacts(request.reader, request, nomination)).allowed

async function showFind(request: PageRequest): Promise<PageResult> {
  const { reader, params, query, locale, link } = request
  const edition = mayRead(request) ? await findEdition(reader, params['edition'] ?? '') : null
  if (!edition) return notFound
  const typed = query.get('kode')
  const code = readBlindCode(typed ?? '')
  const id = code === null ? null : await findNominationByCode(reader, code)
  const nomination = id === null ? null : await findNomination(reader, id)
  if (nomination?.editionId === edition.id && (await isShown(request, nomination)))
    return { kind: 'redirect', to: link(`/pleno/${edition.id}/${nomination.id}/lembar`) }
  const view = { editionId: edition.id, typed: typed ?? '', unknown: typed !== null }
  return { kind: 'page', title: unlockWords[locale].findTitle, body: findSheetsPage(request, view) }
}

async function showSheets(request: PageRequest): Promise<PageResult> {
  const { reader, actor, params, locale } = request
  const desk = mayRead(request) ? await loadLockedDesk(reader, params['nomination'] ?? '') : null
  if (!desk || desk.nomination.editionId !== params['edition']) return notFound
  const { nomination } = desk
  if (!(await isShown(request, nomination))) return notFound
  const code = (await blindCodesOf(reader, [nomination.id])).get(nomination.id) ?? ''
  const isSettled = (await listSettlements(reader, [nomination.id])).has(nomination.id)
  const view = {
    desk,
    code,
    isWhole: whole.includes(nomination.state),
    isSettled,
    mayOpenAgreed:
      !isSettled && desk.agreed?.state === 'locked' && may(actor, 'agreed-sheet.open', desk.facts).allowed,
    mayUnlock:
      !isSettled && desk.agreed?.state !== 'locked' && may(actor, 'scoresheet.unlock', desk.facts).allowed,
  }
  return { kind: 'page', title: unlockWords[locale].title(code), body: sheetsPage(request, view) }
}

/** Where the chair opens a locked sheet again, and where kept versions are read. */
export const unlockRoutes: readonly Route[] = [
  { path: '/pleno/:edition/lembar', access: 'plenary.read', page: showFind },
  {
    path: '/pleno/:edition/:nomination/lembar',
    access: 'plenary.read',
    page: showSheets,
    actions: [unlockSheet, setAsideSheet, openAgreed],
  },
]
