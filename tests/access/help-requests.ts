import type { Application } from '../../src/app.ts'
import { insertRemark } from '../../src/modules/nominations/help/remark-store.ts'
import { newId } from '../../src/platform/random.ts'
import { reason, type Address, type Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

/** Remarks of the province on the office's draft, one for each act. */
export type RemarkWorld = Readonly<{ toAnswer: string; toSettle: string; toWithdraw: string }>

export async function remarkWorld({ environment }: Application, nominationId: string): Promise<RemarkWorld> {
  const remarks = { toAnswer: newId(), toSettle: newId(), toWithdraw: newId() }
  const now = environment.clock.now()
  await environment.database.write(async tx => {
    for (const id of Object.values(remarks)) {
      const item = { kind: 'photos', id: '' } as const
      const remark = { id, nominationId, item, text: 'Catatan contoh.', areaPath: '/32/' }
      await insertRemark(tx, remark, { by: 'test', now })
    }
  })
  return remarks
}

/** What the province notes about a draft, and what others filled in. */
export const helpAddresses = ({ at }: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/usulan/:id/catatan': { path: `/usulan/${at.draft.nomination}/catatan`, subject: 'office' },
})

export const helpForms = ({ remarks }: OfficeWorld): Readonly<Record<string, Form>> => ({
  'nomination.see-help': { fields: { until: '2030-01-01T00:00:00.000Z' } },
  'nomination.remark': { fields: { item: 'photos', text: reason } },
  'nomination.answer-remark': { fields: { remark: remarks.toAnswer, answer: 'fixed' } },
  'nomination.settle-remark': { fields: { remark: remarks.toSettle } },
  'nomination.withdraw-remark': { fields: { remark: remarks.toWithdraw } },
  'nomination.pre-check': { fields: { verdict: 'remarks', fingerprint: 'contoh' } },
})
