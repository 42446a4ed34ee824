import { z } from 'zod'
import { defineAction, fields } from '../../actions/index.ts'
import type { DocumentTypes } from '../../engine/document-numbers/index.ts'
import type { DocumentRequirement } from '../../engine/index.ts'
import { documentActions, ownerText, type Owner } from '../documents/index.ts'
import { findNomination, loadOwnPart, type Nomination } from '../nominations/index.ts'
import { factsOf, ownPage } from './invitation.ts'

type Base = ReturnType<typeof documentActions>['addDocument']
type Sent = Parameters<Base['handle']>[1]
type Given = Sent & Readonly<{ id: string; requirement: string }>

/** Whose paper it is that a requirement asks of a producer. */
export const ownerOf = (
  { owner }: Pick<DocumentRequirement, 'owner'>,
  { producerId, productId }: Pick<Nomination, 'producerId' | 'productId'>,
): Owner => (owner === 'product' ? { kind: 'product', id: productId } : { kind: 'producer', id: producerId })

/**
 * Adds a paper that the rules ask of the producer, of the kind that they ask for, and no other. The form names the
 * nomination and the requirement; whose paper it is follows from them.
 */
export const addOwnDocument = (types: DocumentTypes) => {
  const { addDocument } = documentActions({ types })
  return defineAction({
    name: 'contribution.add-document',
    readAction: 'contribution.read',
    input: z.intersection(
      z.object({ id: fields.recordId, requirement: fields.requiredText(80) }),
      addDocument.input as z.ZodType<Sent>,
    ) as z.ZodType<Given>,
    ...(addDocument.prepare
      ? {
          prepare: addDocument.prepare as unknown as NonNullable<
            ReturnType<typeof defineAction<Given, unknown, unknown>>['prepare']
          >,
        }
      : {}),
    load: async (reader, input, context) => {
      const nomination = await findNomination(reader, input.id)
      if (!nomination) return null
      const part = await loadOwnPart(reader, nomination, context.now)
      const asked = part.documents.find(one => one.requirement.id === input.requirement)?.requirement
      if (!asked || asked.type !== input.type) return null
      const around = await addDocument.load(
        reader,
        { ...input, owner: ownerText(ownerOf(asked, nomination)) },
        context,
      )
      return around && { nomination, around }
    },
    facts: ({ nomination }) => factsOf(nomination),
    handle: ({ nomination, around }, input, context) => {
      const outcome = addDocument.handle(around, input, context)
      return outcome.kind === 'refused' ? outcome : { ...outcome, next: ownPage(nomination.id) }
    },
    save: addDocument.save,
  })
}
