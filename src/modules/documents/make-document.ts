import { checkNumber, findDocumentType, type DocumentTypes } from '../../engine/document-numbers/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import { findArea } from '../regions/index.ts'
import type { ActionContext } from '../../actions/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Owner } from './document.ts'
import { endMadeFor, insertDocument } from './document-store.ts'
import { findOwner } from './owner.ts'

/** A paper that is made here for one nomination. `issuedOn` is `YYYY-MM-DD`. */
export type MadeDocument = Readonly<{
  id: string
  owner: Owner
  type: string
  number: string
  warnings: readonly Problem[]
  issuer: string
  issuedOn: string
  fileId: string
  nominationId: string
  /** The fingerprint of what it names. */
  of: string
}>

/** What the rules of a type say of the number of a paper that is to be made on a day: the number as kept, and what is wrong or odd. */
export function readMadeNumber(types: DocumentTypes, typeId: string, typed: string, today: string) {
  const type = findDocumentType(types, typeId)
  if (!type) throw new Error(`there is no type ${typeId}`)
  return checkNumber(type, typed, {
    today,
    areaCodes: code => findArea(code) !== null,
    areaName: code => findArea(code)?.name,
    others: types.types,
  })
}

/** Keeps a paper that was made here; the one made earlier for the same nomination ends with it. */
export async function makeDocument(tx: Tx, made: MadeDocument, context: ActionContext): Promise<void> {
  const { actor, now } = context
  if (actor.personId === null) throw new Error('a paper is made by a person')
  const owner = await findOwner(tx, made.owner)
  if (!owner) throw new Error(`no ${made.owner.kind} ${made.owner.id}`)
  await endMadeFor(tx, made.nominationId, 'renewed', context)
  const content = {
    type: made.type,
    edition: null,
    number: made.number,
    warnings: made.warnings,
    issuer: made.issuer,
    issuedOn: made.issuedOn,
    validity: 'unlimited' as const,
    validUntil: null,
  }
  await insertDocument(
    tx,
    {
      id: made.id,
      owner,
      content,
      fileId: made.fileId,
      made: { nominationId: made.nominationId, of: made.of },
    },
    actor.personId,
    now,
  )
}
