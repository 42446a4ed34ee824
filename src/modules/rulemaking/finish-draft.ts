import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { hashOf } from '../../engine/index.ts'
import { lintRules } from '../../engine/rules/lint.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { json } from '../../platform/database/index.ts'
import { insertRules, listRulesVersions, type NewRules } from '../editions/index.ts'
import { changed } from './change-draft.ts'
import { removeDraft, updateDraft } from './draft-store.ts'
import { draftAddress } from './draft.ts'
import { draftFacts, loadDraft } from './load-draft.ts'

const input = z.object({ id: fields.recordId, version: fields.rowVersion.optional() })

const same = problem(
  'same-rules',
  '',
  text(
    'Susunan ini sama dengan versi awalnya. Ubah sesuatu, atau buang susunannya.',
    'This draft is the same as the version that it began with. Change something, or drop the draft.',
  ),
)

/** Keeps the cases that must stay true; they are run beside the rules, and again before publishing. */
export const keepCases = defineAction({
  name: 'rules-draft.keep-cases',
  input: input.extend({ cases: z.string().max(1_000_000).default('') }),
  load: (reader, { id }) => loadDraft(reader, id),
  facts: draftFacts,
  readAction: 'edition.manage',
  version: ({ draft }) => draft.rowVersion,
  handle: (ground, { cases }, context) =>
    changed(ground, { cases }, `${draftAddress(ground.edition.id)}#kasus`, context),
  save: updateDraft,
})

/** Makes a version of the draft, where the check finds nothing. Another person publishes it. */
export const finishDraft = defineAction({
  name: 'rules-draft.finish',
  input,
  load: async (reader, { id }) => {
    const ground = await loadDraft(reader, id)
    return ground && { ...ground, versions: await listRulesVersions(reader, ground.edition.id) }
  },
  facts: draftFacts,
  readAction: 'edition.manage',
  version: ({ draft }) => draft.rowVersion,
  handle: ({ edition, draft, versions }, _, { actor, now, newId }) => {
    const { problems, read } = lintRules(json(draft.content))
    if (!read) return refuse(problems)
    const hash = hashOf(draft.content)
    if (versions.some(one => one.id === draft.basedOn && one.hash === hash)) return refuse([same])
    const rules: NewRules = {
      id: newId(),
      editionId: edition.id,
      version: (versions[0]?.version ?? 0) + 1,
      schema: read.document.schema,
      content: draft.content,
      cases: draft.cases,
      hash,
      importedBy: actor.personId ?? '',
      importedAt: now,
    }
    return done({
      change: { draft, rules },
      event: 'rules-draft.finished',
      subject: { kind: 'rules', id: rules.id },
      record: { kind: 'edition', id: edition.id },
      areaPath: '/',
      detail: { version: rules.version, hash, from: draft.basedOn },
      next: `/edisi-kelola/${edition.id}/aturan/${rules.id}`,
      answer: { id: rules.id, hash },
    })
  },
  save: async (tx, { draft, rules }) => {
    if (!(await removeDraft(tx, draft))) return false
    await insertRules(tx, rules)
    return true
  },
})

/** Drops the draft; the versions of the rules stay as they are. */
export const dropDraft = defineAction({
  name: 'rules-draft.drop',
  input,
  load: (reader, { id }) => loadDraft(reader, id),
  facts: draftFacts,
  readAction: 'edition.manage',
  version: ({ draft }) => draft.rowVersion,
  handle: ({ edition, draft }) =>
    done({
      change: draft,
      event: 'rules-draft.dropped',
      subject: { kind: 'edition', id: edition.id },
      areaPath: '/',
      detail: { from: draft.basedOn },
      before: draft.content,
      next: `/edisi-kelola/${edition.id}`,
    }),
  save: removeDraft,
})
