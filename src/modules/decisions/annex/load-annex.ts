import type { Actor } from '../../../access/index.ts'
import type { ActionContext } from '../../../actions/index.ts'
import { getHead } from '../../../audit/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { capitalDay } from '../../../platform/local-time.ts'
import { getEdition, isExample, publishedRulesOf } from '../../editions/index.ts'
import { findOfficial } from '../../people/index.ts'
import { paperLanguage, type Annex, type AnnexAround, type AnnexSigner } from './annex.ts'
import { findAnnex } from './annex-store.ts'
import type { AnnexText } from './annex-settings.ts'
import { loadList, type ListGround } from '../chain/list-ground.ts'

/** By what an official acts. `mandate`: as a paper names it. Both are null for the holder of the post. */
export type Capacity = Readonly<{
  mandate: AnnexSigner['mandate']
  /** The first day on which the mandate exists and holds: `YYYY-MM-DD`. */
  firstDay: string | null
}>

/** Two queries. */
export async function capacityFor(
  reader: Reader,
  actor: Pick<Actor, 'personId' | 'grantId'>,
): Promise<Capacity> {
  const { mandate, actsFrom } = await findOfficial(reader, actor)
  if (!mandate) return { mandate: null, firstDay: null }
  const { kind, number, date } = mandate
  const from = actsFrom ? capitalDay(actsFrom) : date
  return { mandate: { kind, number, date }, firstDay: from > date ? from : date }
}

/** A list that waits for the Minister, with its annex where one was prepared, and all that one would say beside it. */
export type AnnexGround = ListGround &
  Readonly<{ annex: Annex | null; around: AnnexAround; firstDay: Capacity['firstDay'] }>

export async function loadAnnexGround(
  reader: Reader,
  id: string,
  { actor, now }: Pick<ActionContext, 'actor' | 'now'>,
  text: AnnexText,
): Promise<AnnexGround | null> {
  const ground = await loadList(reader, id)
  if (!ground) return null
  const edition = await getEdition(reader, ground.list.editionId)
  const { mandate, firstDay } = await capacityFor(reader, actor)
  return {
    ...ground,
    annex: await findAnnex(reader, id),
    firstDay,
    around: {
      edition: edition.title[paperLanguage(text.language)],
      example: isExample(edition, await publishedRulesOf(reader, edition.id)),
      signer: {
        name: actor.name,
        position: text.position,
        mandate,
      },
      checkpoint: await getHead(reader),
      now,
    },
  }
}
