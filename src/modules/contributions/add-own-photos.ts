import { defineAction } from '../../actions/index.ts'
import { findNomination } from '../nominations/index.ts'
import { producerActions, type ProducerSettings } from '../producers/index.ts'
import { factsOf, ownPage } from './invitation.ts'

/**
 * Adds photos to the product of a nomination, as the office does, while the office works on the file. The form names the
 * nomination; the product is the nomination's.
 */
export const addOwnPhotos = (settings: Omit<ProducerSettings, 'files'>) => {
  const { addPhotos } = producerActions(settings)
  return defineAction({
    name: 'contribution.add-photo',
    readAction: 'contribution.read',
    input: addPhotos.input,
    ...(addPhotos.prepare ? { prepare: addPhotos.prepare } : {}),
    load: async (reader, input, context) => {
      const nomination = await findNomination(reader, input.id)
      if (!nomination) return null
      const album = await addPhotos.load(reader, { ...input, id: nomination.productId }, context)
      return album && { nomination, album }
    },
    facts: ({ nomination }) => factsOf(nomination),
    handle: ({ nomination, album }, input, context) => {
      const outcome = addPhotos.handle(album, input, context)
      return outcome.kind === 'refused' ? outcome : { ...outcome, next: `${ownPage(nomination.id)}/foto` }
    },
    save: addPhotos.save,
  })
}
