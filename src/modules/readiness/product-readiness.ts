import { may } from '../../access/index.ts'
import { decidingQuestions } from '../../engine/readiness/readiness-items.ts'
import { notFound, type PageRequest, type PageResult } from '../../web/index.ts'
import { isStageOpen, stageToShow } from '../editions/index.ts'
import { findProductFile, type ProductFile, type ProductGround } from '../producers/index.ts'
import { readAnswers } from './assumed-answers.ts'
import { closingDay, computeReadiness, type Yardstick } from './compute-readiness.ts'
import { words } from './messages.ts'
import { productReadinessPage } from './pages/product-page.ts'
import type { ReadinessSettings } from './settings.ts'
import { listMeasured, yardstickOf } from './yardsticks.ts'

export const groundOf = ({ product, producer, photos }: ProductFile): ProductGround => ({
  id: product.id,
  commodity: product.commodity,
  areaPath: product.areaPath,
  producerId: producer.id,
  sentraId: producer.sentraId,
  photoCount: photos.length,
})

/** Nominations of the edition were open and are not any more. */
export const nominationsOver = ({ stages, edition }: Yardstick, now: Date): boolean => {
  const stage = stageToShow(stages, 'nominate', now)
  const isPast = stage?.closesAt !== null && stage?.closesAt !== undefined && stage.closesAt <= now
  return !isStageOpen(stages, 'nominate', now) && (isPast || edition.state === 'finished')
}

/** `GET /kesiapan/:id`: computed anew whenever it is opened. */
export const showProductReadiness =
  ({ warnDays }: Pick<ReadinessSettings, 'warnDays'>) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, actor, params, query, now, locale } = request
    const file = await findProductFile(reader, params['id'] ?? '')
    const facts = file ? { areaPath: file.product.areaPath, ownerId: file.producer.id } : {}
    if (!file || !may(actor, 'readiness.read', facts).allowed) return notFound
    const editions = await listMeasured(reader)
    const covering = editions.filter(one => one.loaded.rules.commodities.has(file.product.commodity))
    const wanted = editions.find(one => one.edition.id === query.get('edisi')) ?? covering[0] ?? editions[0]
    if (!wanted) return notFound
    const yardstick = await yardstickOf(reader, wanted, file.product.areaPath)
    const questions = decidingQuestions(wanted.loaded.rules, file.product.commodity)
    const assumed = readAnswers(questions, name => query.get(name) ?? '', locale)
    const [computed] = await computeReadiness(reader, yardstick, [groundOf(file)], { now, warnDays }, assumed)
    const body = productReadinessPage(request, {
      file,
      editions,
      yardstick,
      computed: computed ?? null,
      questions,
      closing: closingDay(yardstick, file.product.areaPath, now),
      isOver: nominationsOver(yardstick, now),
      mayAddDocument: may(actor, 'document.add', facts).allowed,
      mayEditProducer: may(actor, 'producer.edit', facts).allowed,
    })
    return { kind: 'page', title: words[locale].titleOf(file.product.name), body, audience: 'signed-in' }
  }
