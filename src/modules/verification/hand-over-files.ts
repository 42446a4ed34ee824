import { z } from 'zod'
import { may, type Actor } from '../../access/index.ts'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { takeTiesTurn } from '../interests/index.ts'
import { listNominationsByIds, nominationFacts, type Nomination } from '../nominations/index.ts'
import { listPeopleWithRole } from '../people/index.ts'
import { listProductsByIds, type ProductBrief } from '../producers/index.ts'
import {
  listAssignments,
  removeAssignment,
  saveAssignment,
  type Assignment,
  type NewAssignment,
} from './assignment-store.ts'
import { MOST_AT_ONCE, waitingStates } from './queue.ts'
import { tieWords } from './tie-messages.ts'
import { tiedVerifiers, type TiedVerifiers } from './tied-verifiers.ts'

/** In the list of people: nobody, so that the files go back to the queue. */
export const NOBODY = 'tidak-seorang-pun'

/** A file, and who held it when the form was drawn; null for a script that does not say. */
type Chosen = Readonly<{ id: string; seal: string | null }>

/** Stands for who holds a file since when: another one as soon as anybody takes it or gives it back. */
export const sealOf = (held: Assignment | undefined): string =>
  held ? `${held.rowVersion}-${held.assignedAt.getTime()}` : '0'

/** Files as one hidden field of a form holds them, each with its seal, between spaces; each once. */
export function filesIn(value: string): readonly Chosen[] {
  const found = new Map<string, string | null>()
  for (const one of value.split(/\s+/)) {
    const [id = '', seal = null] = one.split(':')
    if (id !== '') found.set(id, seal)
  }
  return [...found].map(([id, seal]) => ({ id, seal }))
}

const input = z.object({
  files: z.string().default('').transform(filesIn),
  person: fields.requiredText(40),
})
type Given = z.output<typeof input>

type Loaded = Readonly<{
  nominations: readonly Nomination[]
  assignments: ReadonlyMap<string, Assignment>
  verifiers: ReadonlyMap<string, string>
  tied: TiedVerifiers
  products: ReadonlyMap<string, ProductBrief>
}>

const nothingChosen = problem(
  'nothing-chosen',
  '',
  text(
    'Belum ada berkas yang dipilih. Kembali ke antrean, lalu centang berkasnya.',
    'No file is chosen. Go back to the queue and tick the files.',
  ),
)
const tooMany = problem(
  'too-many',
  '',
  text(
    `Paling banyak ${MOST_AT_ONCE} berkas sekaligus. Bagikan dalam beberapa kali.`,
    `At most ${MOST_AT_ONCE} files at once. Hand them over in several goes.`,
  ),
)
const moved = problem(
  'moved',
  '',
  text(
    'Salah satu berkas tidak lagi menunggu verifikasi. Kembali ke antrean, lalu pilih lagi.',
    'One of the files no longer waits for verification. Go back to the queue and choose again.',
  ),
)
const noVerifier = problem(
  'unknown-person',
  'person',
  text('Pilih salah satu verifikator yang tersedia.', 'Choose one of the verifiers on the list.'),
)

/** Somebody took the file, or gave it back, since the form was drawn. */
function changedProblem({ products }: Loaded, { productId, receipt }: Nomination): Problem {
  const name = `${products.get(productId)?.name ?? ''} (${receipt ?? ''})`
  return problem(
    'changed-hands',
    '',
    text(
      `Berkas ${name} baru saja berganti pemegang. Periksa pemegangnya sekarang, lalu bagikan lagi bila masih perlu.`,
      `The file ${name} has just changed hands. See who holds it now, and hand it over again if that is still needed.`,
    ),
  )
}

/** Somebody with an interest in the file gets it from nobody. */
function tiedProblem({ tied, verifiers, products }: Loaded, one: Nomination, person: string): Problem | null {
  const ground = tied.get(one.id)?.get(person)
  if (!ground) return null
  const [name, product] = [verifiers.get(person) ?? '', products.get(one.productId)?.name ?? '']
  const [id, en] = [tieWords.id, tieWords.en]
  return problem(
    'tied',
    'person',
    text(
      `${id.keptFor(name, product, id.why[ground])}. Pilih orang lain untuk berkas ini.`,
      `${en.keptFor(name, product, en.why[ground])}. Choose somebody else for this file.`,
    ),
  )
}

function problemsOf(loaded: Loaded, { files, person }: Given): readonly Problem[] {
  const { nominations, assignments, verifiers } = loaded
  if (files.length === 0) return [nothingChosen]
  if (files.length > MOST_AT_ONCE) return [tooMany]
  const waiting = nominations.filter(one => waitingStates.includes(one.state))
  const seals = new Map(files.map(one => [one.id, one.seal]))
  const changed = waiting.filter(({ id }) => {
    const seen = seals.get(id) ?? null
    return seen !== null && seen !== sealOf(assignments.get(id))
  })
  return [
    ...(waiting.length === files.length ? [] : [moved]),
    ...changed.map(one => changedProblem(loaded, one)),
    ...(person === NOBODY || verifiers.has(person) ? [] : [noVerifier]),
    ...nominations.flatMap(one => tiedProblem(loaded, one, person) ?? []),
  ]
}

async function load(reader: Reader, { files, person }: Given, { actor, now }: Who): Promise<Loaded> {
  await takeTiesTurn(reader)
  const wanted = files.slice(0, MOST_AT_ONCE).map(one => one.id)
  // What is closed to whoever gives out is not there for them.
  const nominations = (await listNominationsByIds(reader, wanted)).filter(
    one => may(actor, 'verification.read', nominationFacts(one)).allowed,
  )
  const verifiers = await listPeopleWithRole(reader, 'verifier', now)
  const named = verifiers.filter(one => one.id === person)
  return {
    nominations,
    assignments: await listAssignments(reader, wanted),
    verifiers: new Map(verifiers.map(one => [one.id, one.name])),
    tied: await tiedVerifiers(reader, nominations, named),
    products: await listProductsByIds(
      reader,
      nominations.map(one => one.productId),
    ),
  }
}

type Who = Readonly<{ actor: Actor; now: Date }>
type Change = Readonly<{ given: readonly NewAssignment[]; released: readonly Assignment[] }>

async function save(tx: Tx, { given, released }: Change): Promise<boolean> {
  for (const one of given) if (!(await saveAssignment(tx, one))) return false
  for (const one of released) if (!(await removeAssignment(tx, one))) return false
  return true
}

/** Gives several files to one verifier, or back to the queue: all of them, or none. */
export const handOverFiles = defineAction({
  name: 'verification.assign',
  input,
  load,
  facts: () => ({}),
  handle: (loaded, given, { actor, now }) => {
    const problems = problemsOf(loaded, given)
    if (problems.length > 0) return refuse(problems)
    const { nominations, assignments } = loaded
    const to = given.person === NOBODY ? null : given.person
    const change: Change = {
      given: nominations.flatMap(({ id }) =>
        to === null
          ? []
          : {
              nominationId: id,
              personId: to,
              assignedBy: actor.personId ?? '',
              assignedAt: now,
              before: assignments.get(id)?.rowVersion ?? 0,
            },
      ),
      released: to === null ? [...assignments.values()] : [],
    }
    return done({
      change,
      event: to === null ? 'verification.let-go' : 'verification.handed-over',
      subject: { kind: 'nomination', id: nominations[0]?.id ?? '' },
      areaPath: '/',
      each: nominations.map(({ id, areaPath, round }) => ({
        subject: { kind: 'nomination', id },
        areaPath,
        detail: { from: assignments.get(id)?.personId ?? null, to, round },
      })),
      next: '/verifikasi',
    })
  },
  save,
  audience: 'panel',
})
