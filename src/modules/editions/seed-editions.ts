import type { Environment } from '../../actions/index.ts'
import { append } from '../../audit/index.ts'
import { loadRules } from '../../engine/index.ts'
import { text, type Text } from '../../foundation/text.ts'
import type { Tx } from '../../platform/database/index.ts'
import { newId } from '../../platform/random.ts'
import { createEditionWithRules, type NewEdition } from './create-with-rules.ts'
import { listEditions } from './edition-store.ts'

/** The rules of one edition as a programme ships them. */
export type ShippedRules = Readonly<{ id: string; rules: string; cases: string }>

const SYSTEM = 'system'
const reason = 'Shipped with the programme'

const trainingTitle = (title: Text): Text =>
  text(`Edisi latihan: ${title.id}`, `Training edition: ${title.en}`)

/** A regular edition to be scheduled, and beside it one for practice whose stages open by hand. */
function editionsFrom(shipped: ShippedRules, number: number): readonly NewEdition['edition'][] {
  const read = loadRules(shipped.rules)
  if (!read.ok) throw new Error(read.problems.map(one => `${one.path}: ${one.message.en}`).join('\n'))
  const { title, example } = read.value.document
  return [
    {
      slug: shipped.id,
      title,
      kind: 'regular',
      number: `${example ? 'C' : ''}${number}`,
      fictional: example,
    },
    {
      slug: `latihan-${shipped.id}`,
      title: trainingTitle(title),
      kind: 'training',
      number: `L${number}`,
      fictional: true,
    },
  ]
}

async function setUp(tx: Tx, edition: NewEdition['edition'], shipped: ShippedRules, at: Date): Promise<void> {
  const made = await createEditionWithRules(tx, {
    edition,
    rulesJson: shipped.rules,
    casesCsv: shipped.cases,
    windows: {},
    reason,
    by: SYSTEM,
    at,
    newId,
  })
  const record = { kind: 'edition', id: made.editionId }
  const act = {
    at,
    personId: null,
    role: SYSTEM,
    areaPath: '/',
    record,
    audience: 'record' as const,
    reason,
    beforeDigest: null,
    afterDigest: null,
  }
  const detail = { version: 1, hash: made.hash }
  await append(tx, [
    { ...act, action: 'edition.create', event: 'edition.created', subject: record, detail: {} },
    {
      ...act,
      action: 'rules.publish',
      event: 'rules.published',
      subject: { kind: 'rules', id: made.rulesId },
      detail,
    },
  ])
}

/** Sets up the editions of a new installation from the shipped rules; does nothing where there are some. */
export async function seedEditions(
  environment: Environment,
  shipped: readonly ShippedRules[],
): Promise<void> {
  const now = environment.clock.now()
  await environment.database.write(async tx => {
    if ((await listEditions(tx)).length > 0) return
    for (const [index, one] of shipped.entries()) {
      for (const edition of editionsFrom(one, index + 1)) await setUp(tx, edition, one, now)
    }
  })
}
