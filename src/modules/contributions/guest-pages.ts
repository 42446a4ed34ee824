import type { GuestPages } from '../people/index.ts'
import { LINK_PAGE } from './invitation.ts'
import { whyClosed } from './why-closed.ts'

/** Signing out, what is said without a line, and what everybody may read about the programme and the own data. */
const around = ['/sesi', '/luring', '/privasi', '/aksesibilitas', '/tentang', '/dinas', `${LINK_PAGE}/:token`]

/** The pages of somebody who came by a link, the first one first: the own part of the file, and nothing else of it. */
export const guestPages: GuestPages = {
  open: [
    '/bagian-saya',
    '/bagian-saya/:id',
    '/bagian-saya/:id/bagian/:section',
    '/bagian-saya/:id/foto',
    '/bagian-saya/:id/dokumen/:requirement',
    '/usulan/:id/bagian/:section/kabar',
    '/foto/:id/:rendition',
    ...around,
  ],
  over: ['/bagian-saya', ...around],
  whyClosed,
}
