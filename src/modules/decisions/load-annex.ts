import type { ActionContext } from '../../actions/index.ts'
import { getHead } from '../../audit/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { getEdition, isExample, publishedRulesOf } from '../editions/index.ts'
import { findOfficial } from '../people/index.ts'
import { paperLanguage, type Annex, type AnnexAround } from './annex.ts'
import { findAnnex } from './annex-store.ts'
import type { AnnexText } from './annex-settings.ts'
import { loadList, type ListGround } from './list-ground.ts'

/** A list that waits for the Minister, with its annex where one was prepared, and all that one would say beside it. */
export type AnnexGround = ListGround & Readonly<{ annex: Annex | null; around: AnnexAround }>

export async function loadAnnexGround(
  reader: Reader,
  id: string,
  { actor, now }: Pick<ActionContext, 'actor' | 'now'>,
  text: AnnexText,
): Promise<AnnexGround | null> {
  const ground = await loadList(reader, id)
  if (!ground) return null
  const edition = await getEdition(reader, ground.list.editionId)
  const { mandate } = await findOfficial(reader, actor)
  return {
    ...ground,
    annex: await findAnnex(reader, id),
    around: {
      edition: edition.title[paperLanguage(text.language)],
      example: isExample(edition, await publishedRulesOf(reader, edition.id)),
      signer: {
        name: actor.name,
        position: text.position,
        mandate: mandate && { kind: mandate.kind, number: mandate.number, date: mandate.date },
      },
      checkpoint: await getHead(reader),
      now,
    },
  }
}
