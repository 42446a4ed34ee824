import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { checkRules, loadRules, type Rules } from '../../engine/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { json } from '../../platform/database/index.ts'
import { checkCases } from './check-cases.ts'
import { findEdition, setEditionState } from './edition-store.ts'
import { editionFacts, type Edition } from './edition.ts'
import { findRules, markPublished, type StoredRules } from './rules-store.ts'
import { replaceStages } from './stage-store.ts'

const input = z.object({
  id: fields.recordId,
  rules: fields.recordId,
  reason: fields.requiredText(500, 10),
})

type Loaded = Readonly<{ edition: Edition; stored: StoredRules }>

const noCases = text(
  'Versi ini tidak memiliki kasus. Impor versi baru beserta berkas kasusnya.',
  'This version has no cases. Import a new version with its cases file.',
)
const alreadyPublished = text('Versi ini sudah terbit.', 'This version is published already.')

/** Why these rules cannot be published; nothing when they can. */
function problemsOf(stored: StoredRules): Readonly<{ problems: readonly Problem[]; rules: Rules | null }> {
  if (stored.version.state === 'published')
    return { problems: [problem('published', '', alreadyPublished)], rules: null }
  const faults = checkRules(json(stored.content))
  if (faults.length > 0) return { problems: faults, rules: null }
  const read = loadRules(json(stored.content))
  if (!read.ok) return { problems: read.problems, rules: null }
  const cases = checkCases(read.value, stored.cases)
  if (cases.kind === 'none') return { problems: [problem('no-cases', '', noCases)], rules: null }
  if (cases.kind === 'unreadable') return { problems: cases.problems, rules: null }
  const differences = cases.failed.flatMap(one =>
    one.differences.map(found =>
      problem(
        found.code,
        `cases line ${one.line}`,
        text(`${one.case}: ${found.message.id}`, `${one.case}: ${found.message.en}`),
      ),
    ),
  )
  return { problems: differences, rules: read.value }
}

/** Freezes a draft of the rules, when they are sound and every case holds. It can never be changed again. */
export const publishRules = defineAction({
  name: 'rules.publish',
  needsProof: true,
  input,
  load: async (reader, given): Promise<Loaded | null> => {
    const edition = await findEdition(reader, given.id)
    const stored = await findRules(reader, given.rules)
    return edition && stored?.version.editionId === edition.id ? { edition, stored } : null
  },
  facts: ({ edition, stored }) => ({ ...editionFacts(edition), preparedBy: [stored.version.importedBy] }),
  readAction: 'edition.manage',
  handle: ({ edition, stored }, given) => {
    const { problems, rules } = problemsOf(stored)
    if (problems.length > 0 || !rules) return refuse(problems)
    const stages = rules.document.stages.map(stage => ({
      stageId: stage.id,
      kind: stage.kind,
      title: stage.title,
      explanation: stage.explanation,
      graceMinutes: stage.graceMinutes ?? 0,
    }))
    return done({
      change: { edition, rulesId: stored.version.id, reason: given.reason, stages },
      event: 'rules.published',
      subject: { kind: 'rules', id: stored.version.id },
      record: { kind: 'edition', id: edition.id },
      areaPath: '/',
      reason: given.reason,
      detail: { version: stored.version.version, hash: stored.version.hash },
      next: `/edisi-kelola/${edition.id}`,
    })
  },
  save: async (tx, change, { actor, now }) => {
    const act = { by: actor.personId ?? '', at: now, reason: change.reason }
    if (!(await markPublished(tx, change.rulesId, act))) return false
    await replaceStages(tx, change.edition.id, change.stages)
    return change.edition.state === 'prepared' ? setEditionState(tx, change.edition, 'open') : true
  },
})
