import { agreedAddresses, agreedForms } from './agreed-requests.ts'
import type { Address, Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

/** What a result goes through that the first sheets alone do not settle: one more sheet, or one that is agreed upon. */
export const furtherSheetAddresses = (world: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/keyakinan/:edition': { path: `/keyakinan/${world.at.assessed.edition}`, subject: 'none' },
  ...agreedAddresses(world),
})

/** The assessed result is not in doubt, and scoring is not open. */
export const furtherSheetForms: Readonly<Record<string, Form>> = {
  'assessment.add-sheet': { fields: {}, answer: 422 },
  'assessment.add-sheets': { fields: { seen: '' }, answer: 422 },
  ...agreedForms,
}
