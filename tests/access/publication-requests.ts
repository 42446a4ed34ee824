import { dayFromNow } from '../builders/days.ts'
import { reason, type Address, type Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

export const publicationAddresses = ({ lists }: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/publikasi/:id': { path: `/publikasi/${lists.decided}`, subject: 'none' },
  '/publikasi/:id/waktu': { path: `/publikasi/${lists.toConfirm}/waktu`, subject: 'none' },
})

export const publicationForms = ({ lists }: OfficeWorld): Readonly<Record<string, Form>> => ({
  'publication.prepare': { fields: {} },
  'publication.release': { path: `/publikasi/${lists.prepared}`, fields: {} },
  'publication.confirm': { fields: { date: dayFromNow(2), time: '09.00' } },
  'publication.hold': { path: `/publikasi/${lists.confirmed}/waktu`, fields: { reason } },
})
