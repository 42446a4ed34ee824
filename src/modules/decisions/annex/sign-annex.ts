import { createHmac, randomBytes } from 'node:crypto'
import { sha256 } from '../../../platform/digest.ts'
import type { Signatory, SignedPaper } from '../../../platform/signing/index.ts'
import { capacityOf, type Annex } from './annex.ts'
import type { AnnexSettings } from './annex-settings.ts'
import type { Unsigned } from '../chain/decree-problems.ts'

/** An annex as the service answered about it. No form can send one. */
export class SignedAnnex {
  readonly readDigest: string
  /** Where the signed file is kept; null where nothing was signed. */
  readonly fileSha256: string | null
  readonly unsigned: Unsigned | null

  constructor(readDigest: string, outcome: Unsigned | Readonly<{ kind: 'kept'; sha256: string }>) {
    this.readDigest = readDigest
    this.fileSha256 = outcome.kind === 'kept' ? outcome.sha256 : null
    this.unsigned = outcome.kind === 'kept' ? null : outcome
  }
}

/** Who signs what, when, with what was typed. */
export type SigningAsked = Readonly<{ annex: Annex; signatory: Signatory; passphrase: string; at: Date }>

async function answerOf(
  { annex, signatory, passphrase, at }: SigningAsked,
  { files, service }: AnnexSettings,
): Promise<SignedPaper> {
  if (!service) throw new Error('no service for signatures is connected')
  const paper = await files.read(annex.readDigest)
  if (sha256(paper) !== annex.readDigest) throw new Error('the annex is not the one that was read')
  const { content } = annex
  const reason = `${content.text.head.join(' ')} ${content.number}`
  // Whatever a service throws may hold what was sent to it: nothing of it is passed on.
  return service
    .signPdf(paper, { signatory, passphrase, at, reason })
    .catch(() => ({ kind: 'away' as const }))
}

async function sign(asked: SigningAsked, settings: AnnexSettings): Promise<SignedAnnex> {
  const { readDigest, readBytes } = asked.annex
  const answer = await answerOf(asked, settings)
  if (answer.kind !== 'signed') return new SignedAnnex(readDigest, answer)
  // What was read is what was signed: a service may only add behind it.
  const begins = sha256(answer.pdf.subarray(0, readBytes)) === readDigest
  if (!begins) return new SignedAnnex(readDigest, { kind: 'away' })
  return new SignedAnnex(readDigest, { kind: 'kept', sha256: await settings.files.put(answer.pdf) })
}

type Kept = Readonly<{ mark: string; answer: SignedAnnex }>

/** For how long a signed paper waits in memory for its decision, in milliseconds. */
const WAITS = 60_000

/**
 * Asks the service once for each annex: whoever sends the same again gets the same signature. That nobody else asks for
 * the same annex meanwhile is the affair of the act. A passphrase is never kept: only a mark of it, under a key that this
 * process made up, while it is being used.
 */
export function oneSigning(settings: AnnexSettings): (asked: SigningAsked) => Promise<SignedAnnex> {
  const key = randomBytes(32)
  const kept = new Map<string, Kept>()
  const markOf = ({ signatory, passphrase }: SigningAsked): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([signatory.id, passphrase]))
      .digest('base64')
  return async asked => {
    const digest = asked.annex.readDigest
    const mark = markOf(asked)
    const known = kept.get(digest)
    if (known?.mark === mark) return known.answer
    const answer = await sign(asked, settings)
    if (answer.unsigned) return answer
    const own: Kept = { mark, answer }
    kept.set(digest, own)
    setTimeout(() => kept.get(digest) === own && kept.delete(digest), WAITS).unref()
    return answer
  }
}

export const signatoryOf = ({ content, preparedBy }: Annex): Signatory => ({
  id: preparedBy,
  name: content.signer.name,
  office: capacityOf(content.signer, content.text),
})
