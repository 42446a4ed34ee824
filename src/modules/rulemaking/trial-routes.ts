import { mayEver } from '../../access/index.ts'
import { readCases, type Rules } from '../../engine/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { checkCases } from '../editions/index.ts'
import { addTriedCase } from './add-case.ts'
import { rulesOf, type DraftGround } from './draft.ts'
import { loadDraft } from './load-draft.ts'
import { TRY } from './pages/trial-parts.ts'
import { tryPage } from './pages/try-page.ts'
import { trialWords } from './trial-messages.ts'
import { REHEARSE } from './rehearsal-routes.ts'
import { stepOn } from './trial-steps.ts'
import { FORM, formIn, newTrial, trialFrom, trialOf, type Trial } from './trial.ts'

/** The case that the address names, by its place in the file. */
function openedCase({ query, locale }: PageRequest, rules: Rules, { draft }: DraftGround): Trial | null {
  const number = Number(query.get('kasus') ?? '')
  const cases = Number.isInteger(number) && number > 0 ? readCases(rules, draft.cases) : null
  const input = cases?.ok ? cases.value[number - 1]?.input : undefined
  return input?.ok ? trialOf(rules, input.value, locale) : null
}

/** What the form holds, after the button that was pressed. */
function sentTrial({ form, query, locale }: PageRequest, rules: Rules): Trial | null {
  if (!form) return null
  const trial = trialFrom(rules, form.values)
  return form.action === TRY ? stepOn(rules, trial, query.get('langkah') ?? '', locale) : trial
}

async function showTrial(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params, query, actor } = request
  const ground = await loadDraft(reader, params['id'] ?? '')
  if (!ground) return notFound
  const rules = rulesOf(ground.draft.content)
  const begun = rules && (sentTrial(request, rules) ?? openedCase(request, rules, ground))
  const tried = rules && {
    editionId: ground.edition.id,
    rules,
    trial: begun ?? newTrial(rules, formIn(rules, query.get(FORM) ?? '')),
  }
  const body = tryPage(request, {
    ground,
    tried,
    isFresh: !begun,
    cases: rules && checkCases(rules, ground.draft.cases),
    mayChange: mayEver(actor, addTriedCase.name),
    mayRehearse: mayEver(actor, REHEARSE),
  })
  return { kind: 'page', title: trialWords[locale].title, body, audience: 'signed-in' }
}

/** A draft of rules tried on sheets that nobody sent. */
export const trialRoute: Route = {
  path: '/edisi-kelola/:id/susun/coba',
  access: 'edition.manage',
  page: showTrial,
  previews: [TRY],
  actions: [addTriedCase],
}
