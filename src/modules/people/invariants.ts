import { isOfficeRole, roles } from '../../access/index.ts'
import { text } from '../../foundation/text.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listHoldersOfBoth, listOrphanGrants, listProvinceWideGrants } from './invariant-store.ts'
import { isServedWhole } from '../regions/index.ts'
import { apart } from './role-rules.ts'

export const peopleInvariants: readonly Invariant[] = [
  {
    id: 'people.grant-person',
    says: text('Setiap peran dipegang oleh orang yang terdaftar.', 'Every role grant belongs to a person.'),
    find: ({ reader }) => listOrphanGrants(reader),
  },
  {
    id: 'people.roles-apart',
    says: text(
      'Tidak seorang pun menilai tanpa mengetahui pembuatnya dan sekaligus memegang peran yang melihat pembuatnya. Akhiri salah satu perannya di halaman akunnya.',
      'Nobody who scores without knowing the maker holds a role that sees makers at the same time. End one of the roles on the page of the account.',
    ),
    find: ({ reader }) => listHoldersOfBoth(reader, apart),
  },
  {
    id: 'people.office-area',
    says: text(
      'Peran dinas dipegang untuk seluruh provinsi hanya bila dinas provinsi itu bertindak bagi semua kabupaten dan kotanya. Akhiri peran lainnya di halaman akunnya.',
      'The role of an office is held for a whole province only where the province’s office acts for every regency and city of it. End any other on the page of its account.',
    ),
    find: async ({ reader }) => {
      const held = await listProvinceWideGrants(reader, roles.filter(isOfficeRole))
      return held.filter(one => !isServedWhole(one.areaPath)).map(one => one.id)
    },
  },
]
