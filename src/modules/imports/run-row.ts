import type { Actor } from '../../access/index.ts'
import { runAction, type ActionResult, type AnyAction, type Environment } from '../../actions/index.ts'
import { text, type Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listDocumentsOf, type Owner } from '../documents/index.ts'
import { listProducersOfArea, listProductsOf, listSentraOfArea } from '../producers/index.ts'
import { areaPathOf } from '../../foundation/area-path.ts'
import { dayIn } from '../regions/index.ts'
import { fold } from './columns.ts'
import { PLANNED } from './ground.ts'
import type { Import, ImportSettings, RowOutcome, StoredRow } from './import.ts'
import { endRow, findRow, holdRow } from './row-store.ts'

/** Somebody made the record after the file was looked at. */
class MovedOn extends Error {}

const movedText = text(
  'Data ini diubah atau didaftarkan orang lain setelah pratinjau, jadi tidak ditimpa. Kirim berkasnya lagi untuk membandingkan.',
  'Somebody changed or registered this record after the preview, so it was not overwritten. Send the file again to compare.',
)
const parentText = text(
  'Data induknya tidak tersimpan, jadi baris ini tidak dapat disimpan.',
  'What it belongs to was not stored, so this row could not be stored.',
)
const refusedText = text(
  'Wewenang Anda atas data ini berubah setelah pratinjau.',
  'What you may do with this record changed after the preview.',
)

function actOf({ producerActs, documentActs }: ImportSettings, { kind, verdict }: StoredRow): AnyAction {
  const isNew = verdict === 'new'
  switch (kind) {
    case 'sentra':
      return isNew ? producerActs.registerSentra : producerActs.editSentra
    case 'producer':
      return isNew ? producerActs.registerProducer : producerActs.editProducer
    case 'product':
      return isNew ? producerActs.registerProduct : producerActs.editProduct
    case 'document':
      return isNew ? documentActs.addDocument : documentActs.replaceDocument
  }
}

type Input = Readonly<Record<string, string>>

/** The input of a row's act, with the id of the record that an earlier row made; null where that was not made. */
async function inputOf(reader: Reader, { id }: Import, row: StoredRow): Promise<Input | null> {
  const known: Input = {
    ...(row.targetVersion === null ? {} : { version: String(row.targetVersion) }),
    ...(row.targetId === null ? {} : { id: row.targetId }),
  }
  if (row.parent === null) return { ...row.input, ...known }
  const parent = await findRow(reader, id, row.parent)
  if (!parent?.resultId) return null
  const made = Object.fromEntries(
    Object.entries(row.input).map(([name, value]) => [name, value.replace(PLANNED, parent.resultId ?? '')]),
  )
  return { ...made, ...known }
}

async function hasProducerTwin(
  reader: Reader,
  { name = '', district = '', village = '' }: Input,
): Promise<boolean> {
  const area = areaPathOf(district.split('.').slice(0, 2).join('.'))
  return (await listProducersOfArea(reader, area)).some(
    one =>
      fold(one.name) === fold(name) &&
      one.district === district &&
      (one.village === null || village === '' || one.village === village),
  )
}

/** Is there now what the row was going to make? */
async function hasTwin(reader: Reader, kind: StoredRow['kind'], input: Input, now: Date): Promise<boolean> {
  const isNamed = (one: Readonly<{ name: string }>): boolean => fold(one.name) === fold(input['name'] ?? '')
  if (kind === 'producer') return hasProducerTwin(reader, input)
  if (kind === 'product') return (await listProductsOf(reader, input['id'] ?? '')).some(isNamed)
  if (kind === 'sentra') {
    const district = input['district'] ?? ''
    const area = areaPathOf(district.split('.').slice(0, 2).join('.'))
    return (await listSentraOfArea(reader, area)).some(one => isNamed(one) && one.district === district)
  }
  const owner = ownerOf(input['owner'] ?? '')
  const moment = { day: dayIn('/', now), warnDays: 0 }
  return owner
    ? (await listDocumentsOf(reader, [owner], moment)).some(one => one.type === input['type'])
    : false
}

const ownerKinds: Readonly<Record<string, Owner['kind']>> = {
  produsen: 'producer',
  produk: 'product',
  sentra: 'sentra',
}

function ownerOf(written: string): Owner | null {
  const [word = '', id = ''] = written.split(':')
  const kind = ownerKinds[word]
  return kind ? { kind, id } : null
}

/** The row's own act, which also notes in its transaction that the row is through: after a crash nothing is done twice. */
function within(action: AnyAction, one: Import, row: StoredRow): AnyAction {
  let result = row.targetId
  return {
    ...action,
    load: async (reader, input: unknown, context) => {
      if (!(await holdRow(reader, one.id, row.position, one.areaPath))) return null
      const raw = { ...(input as Input) }
      if (row.verdict === 'new' && (await hasTwin(reader, row.kind, flat(raw), context.now)))
        throw new MovedOn()
      return action.load(reader, input, context)
    },
    handle: (loaded: unknown, input: unknown, context) => {
      const outcome = action.handle(loaded, input, context)
      if (outcome.kind !== 'done') return outcome
      const made = outcome.answer?.['id']
      if (typeof made === 'string') result = made
      return { ...outcome, detail: { ...outcome.detail, imported: one.id } }
    },
    save: async (tx, change: unknown, context) => {
      if ((await action.save(tx, change, context)) === false) return false
      await endRow(tx, one.id, row.position, { outcome: 'done', resultId: result })
      return true
    },
  }
}

const flat = (input: Readonly<Record<string, unknown>>): Input =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  )

type Ending = Readonly<{ outcome: RowOutcome; messages: readonly Text[] }>

/** Null where the row's own transaction noted how it ended, or the import was stopped. */
function endingOf(result: ActionResult): Ending | null {
  switch (result.kind) {
    case 'done':
    case 'not-found':
      return null
    case 'stale':
      return { outcome: 'moved-on', messages: [movedText] }
    case 'not-allowed':
      return { outcome: 'failed', messages: [refusedText] }
    case 'refused':
      return { outcome: 'failed', messages: result.problems.map(problem => problem.message) }
  }
}

async function tryRow(
  environment: Environment,
  settings: ImportSettings,
  one: Import,
  row: StoredRow,
  actor: Actor,
): Promise<Ending | null> {
  const input = await environment.database.read(reader => inputOf(reader, one, row))
  if (input === null) return { outcome: 'failed', messages: [parentText] }
  try {
    const action = within(actOf(settings, row), one, row)
    return endingOf(await runAction(environment, action, { actor, locale: 'id', input, key: null }))
  } catch (error) {
    if (error instanceof MovedOn) return { outcome: 'moved-on', messages: [movedText] }
    throw error
  }
}

/** Stores one row by its act, or notes why it could not be stored. Doing it again changes nothing. */
export async function runRow(
  environment: Environment,
  settings: ImportSettings,
  one: Import,
  row: StoredRow,
  actor: Actor,
): Promise<void> {
  const ending = await tryRow(environment, settings, one, row, actor)
  if (!ending) return
  const problems = ending.messages.map(message => ({ cell: null, message }))
  await environment.database.write(tx =>
    endRow(tx, one.id, row.position, { outcome: ending.outcome, resultId: null, problems }),
  )
}
