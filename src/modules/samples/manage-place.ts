import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { placePath, type StoragePlace } from './place.ts'
import { findPlace, findPlaceByCode, insertPlace, savePlace } from './place-store.ts'
import { placeNotEmpty, placeTaken, unknownStorage } from './problems.ts'
import type { SampleSettings } from './settings.ts'
import { countStanding } from './standing-store.ts'

const content = {
  name: fields.requiredText(120, 2),
  storage: fields.optionalText(40),
}
const codeForm = z
  .string()
  .transform(typed => typed.trim().toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9]([A-Z0-9-]{0,10}[A-Z0-9])?$/))

/** A shelf, a room or a refrigerator is put on the list of places. */
export const addPlace = (settings: SampleSettings) =>
  defineAction({
    name: 'sample-place.add',
    input: z.object({ code: codeForm, ...content }),
    load: async (reader, { code }) => ({ taken: (await findPlaceByCode(reader, code)) !== null }),
    facts: () => ({ areaPath: '/' }),
    handle: ({ taken }, given, { newId }) => {
      const problems = [
        ...(taken ? [placeTaken] : []),
        ...(settings.storage.some(one => one.id === given.storage) ? [] : [unknownStorage]),
      ]
      if (problems.length > 0) return refuse(problems)
      const place: StoragePlace = {
        id: newId(),
        code: given.code,
        name: given.name,
        storage: given.storage,
        inUse: true,
        countedBy: null,
        countedAt: null,
        counting: null,
        rowVersion: 1,
      }
      return done({
        change: place,
        event: 'sample-place.added',
        subject: { kind: 'sample-place', id: place.id },
        areaPath: '/',
        detail: { code: place.code },
        after: place,
        next: placePath(place.id),
        answer: { id: place.id },
      })
    },
    save: (tx, place: StoragePlace, { actor, now }) =>
      insertPlace(tx, place, { by: actor.personId ?? '', at: now }),
    audience: 'panel',
  })

/** A place is named or described anew, or no longer used; it keeps its code. */
export const changePlace = (settings: SampleSettings) =>
  defineAction({
    name: 'sample-place.change',
    input: z.object({
      id: fields.recordId,
      ...content,
      in_use: z.enum(['yes', 'no']),
      version: fields.rowVersion.optional(),
    }),
    load: async (reader, { id }) => {
      const place = await findPlace(reader, id)
      return place && { place, isEmpty: (await countStanding(reader, { kind: 'place', placeId: id })) === 0 }
    },
    facts: () => ({ areaPath: '/' }),
    readAction: 'sample.see-code',
    version: ({ place }) => place.rowVersion,
    handle: ({ place, isEmpty }, given) => {
      const problems = [
        ...(settings.storage.some(one => one.id === given.storage) ? [] : [unknownStorage]),
        ...(given.in_use === 'no' && !isEmpty ? [placeNotEmpty] : []),
      ]
      if (problems.length > 0) return refuse(problems)
      const after = { ...place, name: given.name, storage: given.storage, inUse: given.in_use === 'yes' }
      return done({
        change: after,
        event: 'sample-place.changed',
        subject: { kind: 'sample-place', id: place.id },
        areaPath: '/',
        detail: { code: place.code },
        before: place,
        after,
        next: placePath(place.id),
      })
    },
    save: (tx, place: StoragePlace) => savePlace(tx, place),
    audience: 'panel',
  })
