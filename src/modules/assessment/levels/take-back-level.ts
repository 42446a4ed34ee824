import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import type { AnsweringOffice } from '../../../engine/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { recordOfLevel } from './answer-level.ts'
import { insertLevelAnswers, updateLevelAnswers } from './level-answer-store.ts'
import type { LevelAnswers } from './level-answers.ts'
import { loadLevelInTurn } from './load-level.ts'

const final = problem(
  'sheet-locked',
  '',
  text(
    'Sudah ada lembar penilaian yang dikunci dengan jawaban ini, jadi jawaban ini tidak berubah lagi.',
    'A scoresheet was locked with these answers already, so they change no more.',
  ),
)
const notSent = problem(
  'not-sent',
  '',
  text('Jawaban ini belum dikirim.', 'These answers were not sent yet.'),
)

/** The version that is kept, and the draft that goes on from it. */
function takenBack(
  live: LevelAnswers,
  why: string,
  { actor, now, newId }: Pick<ActionContext, 'actor' | 'now' | 'newId'>,
): Readonly<{ taken: LevelAnswers; further: LevelAnswers }> {
  const by = actor.personId ?? ''
  return {
    taken: {
      ...live,
      state: 'taken-back',
      takenBackBy: by,
      takenBackAt: now,
      takenBackReason: why,
      rowVersion: live.rowVersion + 1,
    },
    further: {
      ...live,
      id: newId(),
      version: live.version + 1,
      state: 'open',
      editedBy: by,
      editedAt: now,
      sentBy: null,
      sentAt: null,
      rowVersion: 1,
    },
  }
}

/** The office takes back what it sent, with a reason, and goes on from it; until the first sheet is locked. */
const takeBackFor = (office: AnsweringOffice) =>
  defineAction({
    name: `${office}-answer.take-back`,
    audience: 'panel',
    input: z.object({
      id: fields.recordId,
      level: z.string().max(200),
      version: fields.rowVersion.optional(),
      why: fields.requiredText(500, 10),
    }),
    load: async (reader, { id, level }, context) => {
      const ground = await loadLevelInTurn(reader, id, level, context)
      return ground?.office === office ? ground : null
    },
    facts: ground => ground.access,
    readAction: 'level-answer.read',
    version: ({ live }) => live?.rowVersion ?? 0,
    handle: (ground, { why }, { actor, now, newId }) => {
      const { live, isFinal } = ground
      if (live?.state !== 'sent') return refuse([notSent])
      if (isFinal) return refuse([final])
      const change = takenBack(live, why, { actor, now, newId })
      const { detail, ...record } = recordOfLevel(ground, live.id)
      return done({
        change,
        event: 'level-answer.taken-back',
        ...record,
        reason: why,
        detail: { ...detail, version: live.version },
      })
    },
    save: async (tx, { taken, further }) => {
      if (!(await updateLevelAnswers(tx, taken))) return false
      await insertLevelAnswers(tx, further)
      return true
    },
  })

export const takeBackLevel = {
  regency: takeBackFor('regency'),
  province: takeBackFor('province'),
  national: takeBackFor('national'),
}
