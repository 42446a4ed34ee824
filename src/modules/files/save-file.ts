import type { ActionContext } from '../../actions/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { NewFile, ReceivedFile } from './file.ts'
import { insertFile } from './file-store.ts'
import { sealIfKnown } from './scan-file.ts'

/** Gives a received file its id, in `handle`, so that `done({ jobs: [renderJob(id)] })` can name it. */
export const newFile = (received: ReceivedFile, context: ActionContext): NewFile => ({
  id: context.newId(),
  received,
})

/** Stores the row of a new file, in `save`; answers its id. */
export async function saveFile(tx: Tx, file: NewFile, context: ActionContext): Promise<string> {
  if (context.actor.personId === null) throw new Error('a file is brought by a person')
  await insertFile(tx, file, context.actor.personId, context.now)
  // Before anybody can open it: the scanner that found something in the same bytes may be away today.
  await sealIfKnown(tx, file.received.sha256, context.now)
  return file.id
}
