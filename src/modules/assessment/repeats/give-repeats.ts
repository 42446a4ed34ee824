import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { drawBlindCode } from '../../samples/index.ts'
import { planRepeats } from './plan-repeats.ts'
import { insertRepeat, isRepeatCode } from './repeat-store.ts'
import { takeTurn } from '../sheets/scoresheet-store.ts'

const nobody = problem(
  'nothing-to-do',
  '',
  text(
    'Saat ini tidak ada ulangan yang dapat dibagikan. Halaman ini menyebut sebabnya.',
    'No repeat can be given at the moment. This page says why.',
  ),
)

/** Gives every assessor whose turn it is one product once more, under a new code. Nobody is told. */
export const giveRepeats = defineAction({
  name: 'repeat.give',
  audience: 'panel',
  input: z.object({ id: fields.recordId }),
  load: async (reader, { id }, { now }) => {
    await takeTurn(reader, id)
    return planRepeats(reader, id, now)
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'repeat.read',
  handle: ({ picks, setting }) => {
    if (picks.length === 0) return refuse([nobody])
    return done({
      change: { picks, editionId: setting.editionId },
      event: 'repeat.given',
      subject: { kind: 'edition', id: setting.editionId },
      areaPath: '/',
      detail: { repeats: picks.length },
      next: `/penugasan/${setting.editionId}/ulangan`,
    })
  },
  save: async (tx, { picks, editionId }, { actor, now, newId }) => {
    for (const { sheetId, nominationId, personId, rulesId } of picks)
      await insertRepeat(tx, {
        id: newId(),
        editionId,
        nominationId,
        personId,
        firstSheetId: sheetId,
        rulesId,
        code: await drawBlindCode(tx, newId, codes => isRepeatCode(tx, codes)),
        givenBy: actor.personId ?? '',
        givenAt: now,
      })
    return true
  },
})
