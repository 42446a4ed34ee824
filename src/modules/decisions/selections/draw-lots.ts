import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { findEdition } from '../../editions/index.ts'
import { insertLots, type Lot } from './lot-store.ts'
import { keptByCause, wholeFacts, type Kept } from '../cases/own-interest.ts'
import { loadCasesIn, type PlenaryCase } from '../cases/plenary-case.ts'
import { loadSelection, lotsToDraw, type SelectionGround } from './selection-ground.ts'
import { isCurrent } from '../settlement.ts'
import { takePlenaryTurn } from '../settlement-store.ts'

const HIGHEST = 9_999

const input = z
  .object({
    edition: fields.recordId,
    selection: z.string().max(100),
    account: fields.requiredText(1_000, 10),
  })
  .catchall(fields.optionalText(10))
type Input = z.output<typeof input>

type Loaded = Readonly<{
  editionId: string
  cases: readonly PlenaryCase[]
  ground: SelectionGround | null
  kept: Kept
}>

async function load(reader: Reader, { edition }: Input, context: ActionContext): Promise<Loaded | null> {
  await takePlenaryTurn(reader, edition)
  if (!(await findEdition(reader, edition))) return null
  const cases = await loadCasesIn(reader, edition, 'assessed')
  const kept = await keptByCause(reader, context, edition)
  return { editionId: edition, cases, kept, ground: await loadSelection(reader, edition, cases) }
}

/** The field of the number that a nomination drew. */
export const lotField = (nominationId: string): string => `lot-${nominationId}`

const nothingToDraw = problem(
  'nothing-to-draw',
  '',
  text(
    'Tidak ada yang perlu diundi di sini, atau keadaannya berubah. Lihat keadaan terbaru di bawah.',
    'There is nothing to draw for here, or things changed. Look at the latest below.',
  ),
)
const unsettled = problem(
  'not-settled',
  '',
  text(
    'Masih ada usulan yang belum diputuskan. Undian dilakukan sesudah semuanya diputuskan.',
    'Some nominations are not settled yet. Lots are drawn once all are.',
  ),
)
const noNumber = (path: string): Problem =>
  problem(
    'out-of-range',
    path,
    text(
      `Isi nomor undian yang terambil, bilangan bulat dari 1 sampai ${HIGHEST}.`,
      `Fill in the number that was drawn, a whole one from 1 to ${HIGHEST}.`,
    ),
  )
const taken = (path: string): Problem =>
  problem(
    'lot-taken',
    path,
    text(
      'Nomor ini sudah dipakai produk lain dalam edisi ini. Setiap nomor hanya untuk satu produk.',
      'Another product of this edition has this number already. Each number is for one product.',
    ),
  )

type Drawn = Readonly<{ numbers: ReadonlyMap<string, number>; problems: readonly Problem[] }>

function readNumbers(sent: Input, undrawn: readonly string[], lots: SelectionGround['lots']): Drawn {
  const used = new Set([...lots.values()].map(one => one.number))
  const numbers = new Map<string, number>()
  const problems: Problem[] = []
  for (const id of undrawn) {
    const path = lotField(id)
    const typed = sent[path]?.trim() ?? ''
    const number = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
    if (number === 0) problems.push(noNumber(path))
    else if (used.has(number)) problems.push(taken(path))
    else numbers.set(id, number)
    used.add(number)
  }
  return { numbers, problems }
}

/** The tie for which these numbers were sent: the fields name who is to draw. One with an own product is for others. */
function tieOf({ cases, ground, kept }: Loaded, sent: Input) {
  const named = Object.keys(sent).filter(name => name.startsWith('lot-'))
  return ground === null || ground.made
    ? undefined
    : lotsToDraw(ground, cases).find(
        one =>
          one.selection.id === sent.selection &&
          one.undrawn.length === named.length &&
          !one.nominations.some(id => kept.all.has(id)) &&
          one.undrawn.every(id => named.includes(lotField(id))),
      )
}

/**
 * The chair draws lots among equals where the rules say so, before the eyes of those present: what was drawn is typed, with
 * how and who saw it. Nothing is drawn by the machine, and what was drawn is never drawn again.
 */
export const drawLots = defineAction({
  name: 'selection.draw',
  needsProof: true,
  audience: 'panel',
  input,
  load,
  facts: ({ kept }, _, { actor }) => wholeFacts(actor, kept),
  readAction: 'recommendation.read',
  handle: (loaded, sent, { actor, now }) => {
    const { ground, cases, editionId } = loaded
    const tie = tieOf(loaded, sent)
    if (!ground || !tie) return refuse([nothingToDraw])
    if (cases.some(one => !isCurrent(one.settlement, one.computed.digest))) return refuse([unsettled])
    const { numbers, problems } = readNumbers(sent, tie.undrawn, ground.lots)
    if (problems.length > 0) return refuse(problems)
    const lots = [...numbers].map(([nominationId, number]): Lot => {
      const by = { drawnBy: actor.personId ?? '', drawnAt: now }
      return { nominationId, editionId, number, selection: tie.selection.id, account: sent.account, ...by }
    })
    return done({
      change: lots,
      event: 'selection.drawn',
      subject: { kind: 'edition', id: editionId },
      areaPath: '/',
      reason: sent.account,
      detail: {
        selection: tie.selection.id,
        equals: tie.nominations.length,
        lots: lots.map(one => [one.nominationId, one.number]),
      },
      after: lots.map(one => [one.nominationId, one.number]),
      next: `/pleno/${editionId}#pemilihan`,
    })
  },
  save: (tx, lots: readonly Lot[]) => insertLots(tx, lots),
})
