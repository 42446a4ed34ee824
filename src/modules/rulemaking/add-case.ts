import { z } from 'zod'
import { defineAction, fields, refuse } from '../../actions/index.ts'
import { addCase, readCases } from '../../engine/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text, type Text } from '../../foundation/text.ts'
import { changed } from './change-draft.ts'
import { updateDraft } from './draft-store.ts'
import { draftAddress, rulesOf } from './draft.ts'
import { draftFacts, loadDraft } from './load-draft.ts'
import { trialWords } from './trial-messages.ts'
import { inputOf, NAME, trialFrom } from './trial.ts'

/** In letters, the name of a case; and of one field of a trial. */
const LONGEST_NAME = 200
const MOST_TYPED = 400_000

const both = (word: 'nameMissing' | 'nameLong' | 'broken'): Text =>
  text(trialWords.id[word], trialWords.en[word])
const noName = problem('no-case-name', NAME, both('nameMissing'))
const longName = problem('long-case-name', NAME, both('nameLong'))
const broken = problem('rules-broken', '', both('broken'))

/** Keeps what was tried, with what it came to, as one more case that must stay true. */
export const addTriedCase = defineAction({
  name: 'rules-draft.add-case',
  input: z
    .object({ id: fields.recordId, version: fields.rowVersion.optional() })
    .catchall(z.string().max(MOST_TYPED)),
  load: (reader, { id }) => loadDraft(reader, id),
  facts: draftFacts,
  readAction: 'edition.manage',
  version: ({ draft }) => draft.rowVersion,
  handle: (ground, input, context) => {
    const { draft, edition } = ground
    const rules = rulesOf(draft.content)
    if (!rules) return refuse([broken])
    const typed: unknown = input[NAME]
    const name = typeof typed === 'string' ? typed.trim().replaceAll(/\s+/g, ' ') : ''
    if (name === '' || name.length > LONGEST_NAME) return refuse([name === '' ? noName : longName])
    const cases = addCase(rules, draft.cases, name, inputOf(rules, trialFrom(rules, input), context.locale))
    if (!cases.ok) return refuse(cases.problems.map(one => ({ ...one, path: '' })))
    const all = readCases(rules, cases.value)
    const last = all.ok ? all.value.length : 0
    return changed(
      ground,
      { cases: cases.value },
      `${draftAddress(edition.id)}/coba?kasus=${last}#percobaan-kasus`,
      context,
    )
  },
  save: updateDraft,
})
