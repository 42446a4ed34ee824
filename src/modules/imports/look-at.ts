import type { ActionContext } from '../../actions/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { columnsOf, type Column } from './columns.ts'
import { loadGround, type Ground } from './ground.ts'
import type { ImportSettings, LookedRow } from './import.ts'
import { judgeDocument } from './judge-document.ts'
import { judgeProducer } from './judge-producer.ts'
import { judgeProduct } from './judge-product.ts'
import { judgeSentra } from './judge-sentra.ts'
import { lookedRow, type Judgement } from './judgement.ts'
import type { GivenRow } from './read-book.ts'

const REST_EVERY = 200

function judge(ground: Ground, row: GivenRow, columns: readonly Column[]): Promise<Judgement> | Judgement {
  switch (row.kind) {
    case 'sentra':
      return judgeSentra(ground, row, columns)
    case 'producer':
      return judgeProducer(ground, row, columns)
    case 'product':
      return judgeProduct(ground, row, columns)
    case 'document':
      return judgeDocument(ground, row, columns)
  }
}

/** What every row of a file would do, with the checks of the acts that would do it. Nothing is stored. */
export async function lookAt(
  reader: Reader,
  settings: ImportSettings,
  rows: readonly GivenRow[],
  context: ActionContext,
): Promise<readonly LookedRow[]> {
  const columns = columnsOf(settings.types, settings.producerNumber)
  const ground = await loadGround(reader, settings, context)
  const looked: LookedRow[] = []
  for (const row of rows) {
    looked.push(lookedRow(row, await judge(ground, row, columns[row.kind])))
    // Others get their answers meanwhile.
    if (looked.length % REST_EVERY === 0) await new Promise(resolve => setImmediate(resolve))
  }
  return looked
}
