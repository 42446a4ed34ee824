import { pageTexts } from '../builders/programme-pages.ts'
import type { OfficeWorld } from './office-world.ts'
import { reason, type Address, type Form } from './form.ts'
const none = (path: string): Address => ({ path, subject: 'none' })

/** The addresses of the programme's pages, and of those on which they are looked after. */
export const pageAddresses = ({ pages }: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/program/:slug': none('/program/sejarah'),
  '/kelola/halaman/:id': none(`/kelola/halaman/${pages.withdraw.id}`),
  '/kelola/halaman/:id/ubah': none(`/kelola/halaman/${pages.draft.id}/ubah`),
  '/kelola/halaman/:id/terbit': none(`/kelola/halaman/${pages.publish.id}/terbit`),
  '/kelola/halaman/:id/versi/:number': none(`/kelola/halaman/${pages.take.id}/versi/1`),
})

/** Their forms, each for a page on which the act is open. */
export const pageForms = ({ pages }: OfficeWorld): Readonly<Record<string, Form>> => ({
  'page.create': { fields: { slug: 'uji-baru', titleId: 'Halaman contoh lain' } },
  'page.draft': { fields: { ...pageTexts, bodyEn: 'Another text.', version: pages.draft.version } },
  'page.take': { fields: { version: pages.take.version } },
  'page.publish': { fields: { reason, version: pages.publish.version } },
  'page.withdraw': { fields: { reason, version: pages.withdraw.version } },
  'page.restore': {
    path: `/kelola/halaman/${pages.restore.id}`,
    fields: { reason, version: pages.restore.version },
  },
})
