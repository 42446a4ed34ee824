import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { bodiesNow, commoditiesNow } from '../../editions/index.ts'
import { listPeopleWithRole } from '../../people/index.ts'
import { emptyProfile, listProfiles, saveProfile } from './profile-store.ts'

/** Nobody scores more at a time. */
export const MOST_SHEETS = 999

const unknown = problem(
  'unknown-commodity',
  'commodities[]',
  text('Pilih komoditas yang tersedia dalam aturan.', 'Choose commodities that the rules name.'),
)

const unknownBody = problem(
  'unknown-body',
  'body',
  text('Pilih unsur yang ada dalam susunan panel.', 'Choose a body that the composition of panels names.'),
)

const input = z.object({
  id: fields.recordId,
  'commodities[]': z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform(sent => (sent === undefined ? [] : typeof sent === 'string' ? [sent] : sent)),
  body: fields
    .optionalText(40)
    .transform(value => value.toLowerCase().replaceAll(/\s+/g, '-'))
    .pipe(z.string().regex(/^([a-z][a-z0-9-]*)?$/)),
  maxLoad: fields.optionalWholeNumber(0, MOST_SHEETS),
  version: fields.rowVersion,
})

/** Which commodities an assessor may score, for which body, and how many sheets at the same time. */
export const setProfile = defineAction({
  name: 'assessor.set-profile',
  audience: 'panel',
  input,
  load: async (reader, { id }, { now }) => {
    const people = await listPeopleWithRole(reader, 'assessor', now)
    const person = people.find(one => one.id === id)
    if (!person) return null
    const profile = (await listProfiles(reader, [id])).get(id) ?? emptyProfile(id)
    const known = new Set((await commoditiesNow(reader)).map(one => one.id))
    const bodies = new Set((await bodiesNow(reader)).map(one => one.id))
    return { profile, known: new Set([...known, ...profile.commodities]), bodies }
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'assessment.plan',
  version: ({ profile }) => profile.rowVersion,
  handle: ({ profile, known, bodies }, { 'commodities[]': commodities, body, maxLoad }) => {
    if (commodities.some(one => !known.has(one))) return refuse([unknown])
    if (bodies.size > 0 && body !== '' && body !== profile.body && !bodies.has(body))
      return refuse([unknownBody])
    const next = { ...profile, commodities: [...new Set(commodities)].toSorted(), body, maxLoad }
    return done({
      change: next,
      event: 'assessor.profile-set',
      subject: { kind: 'assessor', id: profile.personId },
      areaPath: '/',
      detail: { commodities: next.commodities, body, maxLoad },
      before: profile,
      after: next,
      next: '/penilai',
    })
  },
  save: (tx, profile, { actor, now }) => saveProfile(tx, profile, { by: actor.personId ?? '', at: now }),
})
