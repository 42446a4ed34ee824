import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { listEditions, mayFollow } from '../../editions/index.ts'
import { advanceMany, nextState } from '../../nominations/index.ts'
import { listLastFormerAwards } from '../../producers/index.ts'
import { keptByCause } from '../cases/own-interest.ts'
import { loadCasesIn } from '../cases/plenary-case.ts'
import {
  newlySigned,
  entryOf,
  inListOrder,
  type EarlierResult,
  type Recommendation,
} from './recommendation.ts'
import { insertRecommendation } from './recommendation-store.ts'
import { listLastStars } from '../result-store.ts'
import { withSelections } from '../selections/selection-ground.ts'
import { takePlenaryTurn } from '../settlement-store.ts'
import { drawsAny } from '../selections/lots-waiting.ts'
import { loadSigning, signingProblems, type Signer, type SigningGround } from './signing.ts'

const input = z.object({
  edition: fields.recordId,
  minutes: fields.optionalText(20_000),
  /** The digest of the table that the chair saw; left out by callers that show none. */
  seen: fields.optionalText(64),
})

type Loaded = SigningGround &
  Readonly<{ editionId: string; signer: Signer; earlier: ReadonlyMap<string, EarlierResult> }>

async function load(reader: Reader, editionId: string, who: ActionContext): Promise<Loaded | null> {
  const editions = await listEditions(reader)
  const edition = editions.find(one => one.id === editionId)
  if (!edition) return null
  await takePlenaryTurn(reader, editionId)
  const cases = await loadCasesIn(reader, editionId, 'assessed')
  const products = cases.map(one => one.nomination.productId)
  // What was decided here is newer than what was recorded from before.
  const recorded = edition.kind === 'regular' ? await listLastFormerAwards(reader, products) : []
  const decided = await listLastStars(
    reader,
    editions.filter(other => mayFollow(edition, other)).map(other => other.id),
    products,
  )
  const ground = await loadSigning(reader, editionId, cases)
  const kept = await keptByCause(reader, who, editionId)
  return {
    editionId,
    ...ground,
    signer: { kept: kept.all, draws: drawsAny(who.actor, kept, ground) },
    earlier: new Map<string, EarlierResult>([
      ...recorded,
      ...decided.map(one => [one.productId, one] as const),
    ]),
  }
}

const earlierOf = (one: EarlierResult | undefined): EarlierResult | null =>
  one ? { stars: one.stars, of: one.of, scheme: one.scheme } : null

const listOf = (
  { editionId, cases, versions, earlier, selection }: Loaded,
  minutes: string,
  context: ActionContext,
): Recommendation =>
  newlySigned(
    {
      editionId,
      kind: 'edition',
      objectionId: null,
      version: Math.max(0, ...versions.map(list => list.version)) + 1,
      entries: withSelections(
        inListOrder(cases.map(one => entryOf(one, earlierOf(earlier.get(one.nomination.productId))))),
        selection?.chosen,
      ),
      minutes,
    },
    context,
  )

/** The chair signs the list of everything assessed in an edition; its entries never change after that. */
export const signRecommendation = defineAction({
  name: 'recommendation.sign',
  needsProof: true,
  audience: 'panel',
  input,
  load: (reader, { edition }, context) => load(reader, edition, context),
  facts: () => ({ areaPath: '/' }),
  readAction: 'plenary.read',
  handle: (loaded, { minutes, seen }, context) => {
    const problems = signingProblems(loaded, seen, loaded.signer)
    if (problems.length > 0) return refuse(problems)
    const list = listOf(loaded, minutes, context)
    return done({
      change: { list, cases: loaded.cases },
      event: 'recommendation.signed',
      subject: { kind: 'recommendation', id: list.id },
      areaPath: '/',
      detail: {
        edition: list.editionId,
        version: list.version,
        entries: list.entries.length,
        departures: list.entries.filter(entry => entry.departed).length,
        digest: list.digest,
        // What the chair signs rests on these minutes of its sessions.
        sessions: loaded.sessions.map(one => ({ session: one.sessionId, minutes: one.minutesDigest })),
      },
      after: list.entries,
      next: `/penetapan/${list.id}`,
      answer: { id: list.id },
    })
  },
  save: async (tx, { list, cases }, context) => {
    const nominations = cases.map(one => one.nomination)
    if (nominations.some(one => nextState(one.state, 'recommendation.sign') === null)) return false
    await insertRecommendation(tx, list)
    return advanceMany(tx, nominations, 'recommendation.sign', context)
  },
})
