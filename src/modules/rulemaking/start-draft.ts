import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { upgrade } from '../../engine/rules/upgrade.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { findEdition, findRules } from '../editions/index.ts'
import { findDraft, insertDraft } from './draft-store.ts'
import { draftAddress } from './draft.ts'
import { draftFacts } from './load-draft.ts'

const underWay = problem(
  'draft-under-way',
  '',
  text(
    'Aturan edisi ini sudah sedang disusun. Lanjutkan susunan itu, atau buang dahulu.',
    'The rules of this edition are being made already. Go on with that draft, or drop it first.',
  ),
)
const noBase = problem(
  'no-base',
  'from',
  text('Pilih versi aturan yang menjadi awal.', 'Choose the version of the rules to begin with.'),
)

/** Begins a draft of an edition's rules with a copy of a version, of this edition or of another one. */
export const startDraft = defineAction({
  name: 'rules-draft.start',
  input: z.object({ id: fields.recordId, from: z.string() }),
  load: async (reader, { id, from }) => {
    const edition = await findEdition(reader, id)
    if (!edition) return null
    const base = /^[0-9a-z]{16}$/.test(from) ? await findRules(reader, from) : null
    return { edition, base, draft: await findDraft(reader, edition.id) }
  },
  facts: draftFacts,
  readAction: 'edition.manage',
  handle: ({ edition, base, draft }, _, { actor, now }) => {
    if (draft) return refuse([underWay])
    if (!base) return refuse([noBase])
    const upgraded = upgrade(base.content)
    if (!upgraded.ok) return refuse(upgraded.problems)
    return done({
      change: {
        editionId: edition.id,
        content: upgraded.value,
        cases: base.cases,
        basedOn: base.version.id,
        changedBy: actor.personId ?? '',
        changedAt: now,
      },
      event: 'rules-draft.started',
      subject: { kind: 'edition', id: edition.id },
      areaPath: '/',
      detail: { from: base.version.id, hash: base.version.hash },
      next: draftAddress(edition.id),
    })
  },
  save: insertDraft,
})
