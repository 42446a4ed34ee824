import { z } from 'zod'
import { defineAction, done, fields } from '../../../actions/index.ts'
import { findEdition } from '../../editions/index.ts'
import { repeatSources } from './repeat.ts'
import { findRepeatSetting, saveRepeatSetting } from './repeat-setting-store.ts'
import { takeTurn } from '../sheets/scoresheet-store.ts'

const [MOST_EACH, LONGEST_DAYS] = [9, 365]

/** Whether the assessors of an edition are given files once more, how many, after how long, and from which day on. */
export const setRepeats = defineAction({
  name: 'repeat.set',
  audience: 'panel',
  input: z.object({
    id: fields.recordId,
    each: fields.wholeNumber(0, MOST_EACH),
    afterDays: fields.wholeNumber(1, LONGEST_DAYS),
    source: z.enum(repeatSources),
    startsOn: fields.optionalIsoDate,
    version: fields.rowVersion,
  }),
  load: async (reader, { id }) => {
    await takeTurn(reader, id)
    return (await findEdition(reader, id)) ? findRepeatSetting(reader, id) : null
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'repeat.read',
  version: setting => setting.rowVersion,
  handle: (setting, { each, afterDays, source, startsOn }) => {
    const next = { ...setting, each, afterDays, source, startsOn }
    return done({
      change: next,
      event: 'repeat.set',
      subject: { kind: 'edition', id: setting.editionId },
      areaPath: '/',
      detail: { each, afterDays, source, startsOn },
      before: setting,
      after: next,
      next: `/penugasan/${setting.editionId}/ulangan`,
    })
  },
  save: (tx, next, { actor, now }) => saveRepeatSetting(tx, next, { by: actor.personId ?? '', at: now }),
})
