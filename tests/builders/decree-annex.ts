import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Actor } from '../../src/access/index.ts'
import { runAction, type ActionResult, type Environment } from '../../src/actions/index.ts'
import {
  annexTextSchema,
  decideList,
  prepareAnnex,
  type AnnexSettings,
} from '../../src/modules/decisions/index.ts'
import { testSigning } from './test-signing.ts'

const programme = new URL('../../programmes/ovop-id/programme.json', import.meta.url)
const settings = JSON.parse(readFileSync(programme, 'utf8')) as Readonly<{ decreeAnnex: unknown }>
const text = annexTextSchema.parse(settings.decreeAnnex)
const { service } = testSigning()

/** What everybody signs with at the test authority, when nothing else is said. */
export const PASSPHRASE = 'rahasia tanda tangan uji'

/** What the decision is told in tests: the programme's own words, and the test authority in a folder of its own. */
export const annexSettings = (environment: Environment): AnnexSettings => ({
  files: environment.services.files,
  text,
  publicUrl: 'http://localhost:3000',
  service,
})

const acts = new WeakMap<
  Environment,
  Readonly<{ prepare: ReturnType<typeof prepareAnnex>; decide: ReturnType<typeof decideList> }>
>()

function actsIn(environment: Environment) {
  const known = acts.get(environment)
  if (known) return known
  const settings = annexSettings(environment)
  const made = { prepare: prepareAnnex(settings), decide: decideList(settings) }
  acts.set(environment, made)
  return made
}

const readDigestOf = async (environment: Environment, listId: string): Promise<string> => {
  const { rows } = await environment.database.read(reader =>
    sql<{
      digest: string
    }>`select read_digest as digest from decree_annex where recommendation_id = ${listId}`.execute(reader),
  )
  return rows[0]?.digest ?? ''
}

export type Decree = Readonly<{ number: string; date: string }>

/** The annex is made with the decree's number and date. */
export const prepareDecree = (
  environment: Environment,
  actor: Actor,
  listId: string,
  { number, date }: Decree,
): Promise<ActionResult> =>
  runAction(environment, actsIn(environment).prepare, {
    actor,
    locale: 'id',
    input: { id: listId, decree_number: number, decree_date: date },
    key: null,
  })

/** Signs what was prepared. `more`: other fields, in the place of those that a page would send. */
export async function signDecree(
  environment: Environment,
  actor: Actor,
  listId: string,
  more: Readonly<Record<string, string>> = {},
  key: string | null = null,
): Promise<ActionResult> {
  const seen = await readDigestOf(environment, listId)
  return runAction(environment, actsIn(environment).decide, {
    actor,
    locale: 'id',
    input: { id: listId, seen, passphrase: PASSPHRASE, ...more },
    key,
  })
}

/** The annex is prepared and signed; what hinders the first is the answer. */
export async function decree(
  environment: Environment,
  actor: Actor,
  listId: string,
  given: Decree,
): Promise<ActionResult> {
  const prepared = await prepareDecree(environment, actor, listId, given)
  return prepared.kind === 'done' ? signDecree(environment, actor, listId) : prepared
}
