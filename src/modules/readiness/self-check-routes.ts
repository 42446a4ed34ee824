import { isId } from '../../foundation/ids.ts'
import { newId } from '../../platform/random.ts'
import { countInMemory, perMinute } from '../../platform/rate-limit/index.ts'
import { typed, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { areaPathOf } from '../../foundation/area-path.ts'
import type { LoadedRules } from '../editions/index.ts'
import { isKnownRegency, listRegencies } from '../regions/index.ts'
import { closingDay } from './compute-readiness.ts'
import { nominationsOver } from './product-readiness.ts'
import { CHECK, noRulesPage, SELF_CHECK, selfCheckPage, type SelfCheckView } from './pages/self-check-page.ts'
import { askedPapers, checkSelf, type Typed } from './self-check.ts'
import { selfCheckWords } from './self-check-messages.ts'
import { sendPetition } from './send-petition.ts'
import type { ReadinessSettings } from './settings.ts'
import { listMeasured, yardstickOf, type Measured } from './yardsticks.ts'

/** What was typed into the form, whichever of its buttons was pressed. */
const typedIn =
  ({ form }: PageRequest): Typed =>
  name =>
    form ? typed(form, form.action, name, '') : ''

/** The edition that is asked for by the address, or by the form, or else the one to look to. */
function chosen(all: readonly Measured[], { query }: PageRequest): Measured | undefined {
  const wanted = query.get('edisi')
  return all.find(one => one.edition.id === wanted) ?? all[0]
}

/** What the public chooses from: rounds that are ahead or under way, and the one that is looked at. */
function offered(all: readonly Measured[], measured: Measured): readonly Measured[] {
  const ahead = all.filter(({ edition }) => edition.kind !== 'training' && edition.state !== 'finished')
  return ahead.includes(measured) ? ahead : [measured, ...ahead]
}

type Limit = ReturnType<typeof countInMemory>

/** What the address has chosen: nothing where it names what the rules or the country do not know. */
function chosenIn({ query }: PageRequest, { rules }: LoadedRules) {
  const [commodity, province] = [query.get('komoditas') ?? '', query.get('provinsi') ?? '']
  return {
    commodity: rules.commodities.has(commodity) ? commodity : '',
    province: listRegencies(province).length > 0 ? province : '',
  }
}

async function viewOf(
  request: PageRequest,
  settings: ReadinessSettings,
  limit: Limit,
  editions: readonly Measured[],
  measured: Measured,
): Promise<SelfCheckView> {
  const { reader, locale, now, form } = request
  const { types, warnDays } = settings
  const { commodity, province } = chosenIn(request, measured.loaded)
  const read = typedIn(request)
  const regency = isKnownRegency(read('wilayah')) ? read('wilayah') : ''
  const area = regency === '' ? '/' : areaPathOf(regency)
  const yardstick = await yardstickOf(reader, measured, area)
  const isBarred = form?.action === CHECK && !limit(request.clientAddress ?? '', now)
  const isAsking = commodity !== '' && province !== ''
  const asker = { commodity, regency, locale }
  return {
    editions,
    measured,
    commodity,
    province,
    asked: isAsking ? askedPapers(measured.loaded.rules, commodity, types) : null,
    check: checkSelf(yardstick, types, asker, read, { now, warnDays }),
    isAnswered: isAsking && form !== null && !isBarred,
    isRequesting: isAsking && !isBarred && (form !== null || request.query.get('mohon') === '1'),
    isBarred,
    closing: closingDay(yardstick, area, now),
    isOver: nominationsOver(yardstick, now),
    regency,
    typed: read,
    token: isId(read('token')) ? read('token') : newId(),
    keepMonths: settings.petitions.keepMonths,
    law: settings.petitions.law,
  }
}

async function showSelfCheck(
  request: PageRequest,
  settings: ReadinessSettings,
  limit: Limit,
): Promise<PageResult> {
  const { title, description } = selfCheckWords[request.locale]
  const editions = await listMeasured(request.reader)
  const measured = chosen(editions, request)
  const body = measured
    ? selfCheckPage(request, await viewOf(request, settings, limit, offered(editions, measured), measured))
    : noRulesPage(request)
  return { kind: 'page', title, description, body, audience: 'public' }
}

/** The public self-check, from which a petition may be sent. */
export function selfCheckRoute(settings: ReadinessSettings): Route {
  const limit = countInMemory(perMinute(settings.checksPerMinute))
  return {
    path: SELF_CHECK,
    access: 'readiness.check',
    page: request => showSelfCheck(request, settings, limit),
    previews: [CHECK],
    actions: [sendPetition(settings)],
  }
}
