import { reason, type Address, type Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

const asked = ({ at }: OfficeWorld): string => `${at.draft.nomination}:1`

export const letterAddresses: Readonly<Record<string, Address>> = {
  // Nobody has this code: whoever opens it learns that much and no more.
  '/surat-usulan/:key': { path: '/surat-usulan/SU-TIDAK-ADA', subject: 'none' },
}

/** The forms of an approval. The draft lacks its papers, so that nothing is approved. */
export const letterForms = (world: OfficeWorld): Readonly<Record<string, Form>> => ({
  'nomination.approve': { fields: { number: '530/1/CONTOH' }, answer: 422 },
  'nomination.approve-together': {
    path: `/persetujuan/surat?usulan=${asked(world)}`,
    fields: { nominations: asked(world), number: '530/2/CONTOH' },
    answer: 422,
  },
  'nomination.give-back': { fields: { reason } },
  'letter.renew': {
    path: `/usulan/${world.at.approved.nomination}`,
    fields: { number: '530/3/CONTOH' },
  },
})
