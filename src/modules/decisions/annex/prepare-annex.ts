import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { sha256 } from '../../../platform/digest.ts'
import { annexContent, substanceOf, type Annex, type AnnexContent } from './annex.ts'
import type { AnnexSettings } from './annex-settings.ts'
import { savePrepared } from './annex-store.ts'
import { dateProblems, numberProblems } from '../chain/decree-problems.ts'
import { loadAnnexGround, type AnnexGround } from './load-annex.ts'
import { listFacts, type Recommendation } from '../chain/recommendation.ts'
import { listDaysOfDecree } from '../chain/recommendation-store.ts'
import { typesetAnnex } from './typeset-annex.ts'

/** An annex that was typeset and kept before the transaction opened. No form can send one. */
class SetAnnex {
  readonly content: AnnexContent
  readonly digest: string
  readonly bytes: number

  private constructor(content: AnnexContent, pdf: Buffer) {
    this.content = content
    this.digest = sha256(pdf)
    this.bytes = pdf.length
  }

  static async keep(content: AnnexContent, { files }: AnnexSettings): Promise<SetAnnex> {
    const { pdf } = typesetAnnex(content)
    await files.put(pdf)
    return new SetAnnex(content, pdf)
  }
}

const input = z.object({
  id: fields.recordId,
  decree_number: fields.requiredText(100, 3),
  decree_date: fields.isoDate,
  version: fields.rowVersion.optional(),
  set: z.custom<SetAnnex>(value => value instanceof SetAnnex).optional(),
})

type Change = Readonly<{ content: AnnexContent; annex: Annex | null }>

/** The annex with its paper; null where what was typeset ahead says something else by now. */
function setIn(
  { list, annex }: AnnexGround,
  content: AnnexContent,
  set: SetAnnex | undefined,
  { actor, now }: ActionContext,
): Annex | null {
  if (set === undefined || substanceOf(set.content) !== substanceOf(content)) return null
  return {
    listId: list.id,
    content: set.content,
    listDigest: list.digest,
    readDigest: set.digest,
    readBytes: set.bytes,
    fileSha256: set.digest,
    isSigned: false,
    preparedBy: actor.personId ?? '',
    preparedAt: now,
    decidedAt: null,
    rowVersion: annex?.rowVersion ?? 0,
  }
}

const eventOf = (list: Recommendation, { content, annex }: Change) => ({
  event: 'decree-annex.prepared',
  subject: { kind: 'recommendation', id: list.id },
  areaPath: '/',
  detail: {
    edition: list.editionId,
    version: list.version,
    digest: list.digest,
    decreeDate: content.date,
    annex: annex?.readDigest ?? null,
    checkpoint: annex?.content.checkpoint.seq ?? null,
  },
  answer: { digest: annex?.readDigest ?? null },
  next: `/penetapan/${list.id}/tetapkan#baca`,
})

/**
 * The annex is made with the number and the date of the decree, to be read: exactly these bytes are signed afterwards.
 * It decides nothing, and may be made again until the list is decided.
 */
export const prepareAnnex = (settings: AnnexSettings) =>
  defineAction({
    name: 'decree-annex.prepare',
    needsProof: true,
    audience: 'panel',
    input,
    load: async (reader, { id, decree_number: number }, context) => {
      const ground = await loadAnnexGround(reader, id, context, settings.text)
      return ground && { ...ground, daysOfDecree: await listDaysOfDecree(reader, number, id) }
    },
    facts: ({ list }) => listFacts(list),
    readAction: 'recommendation.read',
    version: ({ list }) => list.rowVersion,
    handle: (ground, { decree_number: number, decree_date: date, set }, context) => {
      const { list } = ground
      const problems = [
        ...numberProblems(number, date, ground.daysOfDecree),
        ...dateProblems(list, date, context.now, ground.firstDay),
      ]
      if (problems.length > 0) return refuse(problems)
      const content = annexContent(list, { number, date }, ground.around, settings)
      const change: Change = { content, annex: setIn(ground, content, set, context) }
      return done({ change, ...eventOf(list, change) })
    },
    ahead: async ({ content }, typed) => ({ ...typed, set: await SetAnnex.keep(content, settings) }),
    // Without a paper something changed just now: whoever prepares looks again.
    save: async (tx, { annex }: Change) => annex !== null && savePrepared(tx, annex),
  })
