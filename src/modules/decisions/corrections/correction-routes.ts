import { abilities, may, mayEver } from '../../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { isExample } from '../../editions/index.ts'
import { correctFact } from './correct-fact.ts'
import { correctableFacts } from './correctable-facts.ts'
import { correctionFacts, type CorrectionSettings } from './correction.ts'
import { loadCorrectionGround } from './correction-ground.ts'
import { correctionWords } from './correction-messages.ts'
import { openCorrection } from './open-correction.ts'
import { FACT } from './pages/correction-forms.ts'
import { correctionPage, type CorrectionView } from './pages/correction-page.ts'
import { recordCome } from './record-come.ts'
import { signCorrection, staysByRule } from './sign-correction.ts'

const acts = [
  'correction.open',
  'correction.correct-fact',
  'correction.record-awaited',
  'correction.sign',
] as const

async function showCorrection(request: PageRequest, settings: CorrectionSettings): Promise<PageResult> {
  const { reader, actor, locale, params, query } = request
  if (!mayEver(actor, 'correction.read')) return notFound
  const ground = await loadCorrectionGround(reader, params['id'] ?? '', settings, request)
  if (!ground) return notFound
  const facts = correctionFacts(ground)
  if (!may(actor, 'correction.read', facts).allowed) return notFound
  const known = correctableFacts(ground.one)
  const can = abilities(actor, acts, facts)
  const view: CorrectionView = {
    ground,
    facts: known,
    chosen: known.find(one => one.name === query.get(FACT)) ?? null,
    example: isExample(ground.edition, ground.one.rules),
    may: can,
    barred: can.size === 0 && abilities(actor, acts, { ...facts, tookPart: [] }).size > 0,
    mayReadJury: mayEver(actor, 'jury.read'),
    rule: {
      stays: staysByRule(ground, settings),
      mayLower: settings.mayLower,
      example: settings.example,
    },
  }
  const title = correctionWords[locale].titleOf(ground.one.product)
  return { kind: 'page', title, body: correctionPage(request, view), audience: 'signed-in' }
}

/** The new decision after an upheld objection. Objections stand to the right, so what is told of them comes from outside. */
export const correctionRoutes = (settings: CorrectionSettings): readonly Route[] => [
  {
    path: '/sanggahan/:id/penetapan-baru',
    access: 'correction.read',
    page: request => showCorrection(request, settings),
    actions: [
      openCorrection(settings),
      correctFact(settings),
      recordCome(settings),
      signCorrection(settings),
    ],
  },
]
