import type { Address, Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

export const furtherSheetAddresses = ({ at }: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/keyakinan/:edition': { path: `/keyakinan/${at.assessed.edition}`, subject: 'none' },
})

/** The assessed result is not in doubt, and scoring is not open. */
export const furtherSheetForms: Readonly<Record<string, Form>> = {
  'assessment.add-sheet': { fields: {}, answer: 422 },
  'assessment.add-sheets': { fields: { seen: '' }, answer: 422 },
}
