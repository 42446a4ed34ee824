import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Actor } from '../../src/access/index.ts'
import { runAction, type ActionResult, type Environment } from '../../src/actions/index.ts'
import {
  annexTextSchema,
  decideList,
  prepareAnnex,
  type AnnexSettings,
} from '../../src/modules/decisions/index.ts'
import type { Annex } from '../../src/modules/decisions/annex/annex.ts'
import { findAnnex } from '../../src/modules/decisions/annex/annex-store.ts'
import type { Recommendation } from '../../src/modules/decisions/chain/recommendation.ts'
import { findRecommendation } from '../../src/modules/decisions/chain/recommendation-store.ts'
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

/** The annex of a list, which is there. */
export async function annexIn({ database }: Environment, listId: string): Promise<Annex> {
  const annex = await database.read(reader => findAnnex(reader, listId))
  assert.ok(annex)
  return annex
}

/** A list that was signed. */
export async function listIn({ database }: Environment, listId: string): Promise<Recommendation> {
  const list = await database.read(reader => findRecommendation(reader, listId))
  assert.ok(list)
  return list
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
  const annex = await environment.database.read(reader => findAnnex(reader, listId))
  const seen = annex?.readDigest ?? ''
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
