import { z } from 'zod'
import type { Actor } from '../../../access/index.ts'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import type { Problem } from '../../../foundation/problem.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { isSignerOf, type Annex } from '../annex/annex.ts'
import { decideAnnex, findAnnex } from '../annex/annex-store.ts'
import type { AnnexSettings } from '../annex/annex-settings.ts'
import {
  dateProblems,
  numberProblems,
  otherAnnex,
  otherCapacity,
  otherSigner,
  passphraseMissing,
  unsignedProblem,
} from './decree-problems.ts'
import { capacityFor, type Capacity } from '../annex/load-annex.ts'
import { loadList, moveAlong, type ListGround } from './list-ground.ts'
import { listFacts, type Recommendation } from './recommendation.ts'
import { listDaysOfDecree, updateRecommendation } from './recommendation-store.ts'
import { oneSigning, signatoryOf, SignedAnnex } from '../annex/sign-annex.ts'

const LONGEST_PASSPHRASE = 200

const input = z.object({
  id: fields.recordId,
  /** Of the annex as it was read. */
  seen: z.string().max(64).default(''),
  /** As it was typed: no space of it is cut off. */
  passphrase: z.string().max(LONGEST_PASSPHRASE).default(''),
  version: fields.rowVersion.optional(),
  signed: z.custom<SignedAnnex>(value => value instanceof SignedAnnex).optional(),
})
type Input = z.output<typeof input>

/** With by what whoever signs acts. */
type Ground = ListGround & Capacity & Readonly<{ annex: Annex | null; daysOfDecree: readonly string[] }>
type Change = Readonly<{
  ground: ListGround
  next: Recommendation
  annex: Annex
  /** Null before it was signed. */
  fileSha256: string | null
  at: Date
}>

/** What is wrong before anything is signed; or with what the service answered. */
function problemsOf(
  { list, annex, mandate, firstDay, daysOfDecree }: Ground,
  { seen, passphrase, signed }: Input,
  { actor, now }: ActionContext,
  asksPassphrase: boolean,
): readonly Problem[] {
  if (!annex || annex.readDigest !== seen || annex.listDigest !== list.digest) return [otherAnnex]
  if (annex.preparedBy !== actor.personId) return [otherSigner]
  if (!isSignerOf(annex, actor.personId, mandate)) return [otherCapacity]
  if (annex.content.electronic !== asksPassphrase) return [otherAnnex]
  const { number, date } = annex.content
  const ofDecree = [...numberProblems(number, date, daysOfDecree), ...dateProblems(list, date, now, firstDay)]
  if (ofDecree.length > 0) return ofDecree
  if (asksPassphrase && passphrase === '') return [passphraseMissing]
  return signed?.unsigned ? [unsignedProblem(signed.unsigned)] : []
}

const decidedBy = (list: Recommendation, annex: Annex, { actor, now }: ActionContext): Recommendation => ({
  ...list,
  state: 'decided',
  decidedBy: actor.personId,
  decidedAt: now,
  decreeNumber: annex.content.number,
  decreeDate: annex.content.date,
})

/** The file that the decision has: as it was signed, or where no service is connected as it was read. */
function fileOf(annex: Annex, signed: SignedAnnex | undefined, isSigned: boolean): string | null {
  if (!isSigned) return annex.readDigest
  return signed?.readDigest === annex.readDigest ? signed.fileSha256 : null
}

const eventOf = ({ ground: { list }, next, annex, fileSha256 }: Change) => ({
  event: 'decision.decided',
  subject: { kind: 'recommendation', id: list.id },
  areaPath: '/',
  detail: {
    edition: list.editionId,
    version: list.version,
    entries: list.entries.length,
    digest: list.digest,
    decreeDate: next.decreeDate,
    annex: fileSha256,
    checkpoint: annex.content.checkpoint.seq,
  },
  before: { state: list.state },
  after: {
    state: next.state,
    digest: next.digest,
    decreeNumber: next.decreeNumber,
    decreeDate: next.decreeDate,
  },
  next: `/penetapan/${list.id}`,
})

async function loadGround(reader: Reader, id: string, actor: Actor): Promise<Ground | null> {
  const ground = await loadList(reader, id)
  if (!ground) return null
  const annex = await findAnnex(reader, id)
  const daysOfDecree = annex ? await listDaysOfDecree(reader, annex.content.number, id) : []
  return { ...ground, annex, daysOfDecree, ...(await capacityFor(reader, actor)) }
}

/**
 * The Minister decides by signing the annex that was read: from here on the list is final. It is not public before it is
 * released. Decision and signed file become true together; where the service does not sign, nothing happens.
 */
export function decideList(settings: AnnexSettings) {
  const isSigned = settings.service !== null
  const sign = oneSigning(settings)
  return defineAction({
    name: 'decision.decide',
    needsProof: true,
    audience: 'panel',
    input,
    load: (reader, { id }, { actor }) => loadGround(reader, id, actor),
    facts: ({ list }) => listFacts(list),
    readAction: 'recommendation.read',
    version: ({ list }) => list.rowVersion,
    handle: (ground, typed, context) => {
      const problems = problemsOf(ground, typed, context, isSigned)
      const { annex } = ground
      if (problems.length > 0 || !annex) return refuse(problems)
      const next = decidedBy(ground.list, annex, context)
      const fileSha256 = fileOf(annex, typed.signed, isSigned)
      const change: Change = { ground, next, annex, fileSha256, at: context.now }
      return done({ change, ...eventOf(change) })
    },
    // The service is asked for one annex once, in whichever process the forms of the same moment arrive.
    ...(isSigned ? { alone: ({ next }: Change) => `decree-annex ${next.id}` } : {}),
    ahead: async ({ annex, at }, typed) => {
      if (!isSigned) return typed
      const { passphrase } = typed
      return { ...typed, signed: await sign({ annex, signatory: signatoryOf(annex), passphrase, at }) }
    },
    save: async (tx, { ground, next, annex, fileSha256, at }: Change, context) => {
      // Without a signed file something changed just now: whoever decides looks again.
      if (fileSha256 === null) return false
      if (!(await decideAnnex(tx, annex, { fileSha256, isSigned, at }))) return false
      if (!(await updateRecommendation(tx, next))) return false
      return moveAlong(tx, ground, 'decision.decide', context)
    },
  })
}
