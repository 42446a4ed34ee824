import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { digestOf } from '../../platform/digest.ts'
import { hashOfStored } from '../../platform/files/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import {
  listDeferredSettled,
  listLostVotes,
  listRecusedVotes,
  listUnmatchedSettlements,
  listVotesOfAbsent,
  listVotesOfOthers,
  listWrongCounts,
} from './invariant-store.ts'
import { listInterestedLeads } from './lead-store.ts'
import { listAllMinutes } from './minutes-store.ts'

async function wrongMinutes(reader: Reader): Promise<readonly string[]> {
  const all = await listAllMinutes(reader)
  return all.filter(one => digestOf(one.content) !== one.digest).map(one => `${one.sessionId} ${one.version}`)
}

export const plenaryInvariants: readonly Invariant[] = [
  {
    id: 'plenary.votes-of-present',
    says: text(
      'Setiap suara dalam sidang berasal dari anggota yang hadir saat itu.',
      'Every vote in a session is of a member who was present then.',
    ),
    find: ({ reader }) => listVotesOfAbsent(reader),
  },
  {
    id: 'plenary.votes-of-members',
    says: text(
      'Setiap suara dalam sidang berasal dari anggota, bukan dari yang hadir dalam peran tanpa suara.',
      'Every vote in a session is of a member, and of nobody who attends in a role without a vote.',
    ),
    find: ({ reader }) => listVotesOfOthers(reader),
  },
  {
    id: 'plenary.no-vote-with-interest',
    says: text(
      'Tidak ada suara dari anggota yang tidak ikut untuk usulan itu.',
      'No member who has no part in a case voted on it.',
    ),
    find: ({ reader }) => listRecusedVotes(reader),
  },
  {
    id: 'plenary.lead-without-interest',
    says: text(
      'Pimpinan suatu usulan tidak pernah diserahkan kepada anggota yang tidak ikut untuk usulan itu.',
      'The lead of a case was never handed over to a member who has no part in it.',
    ),
    find: ({ reader }) => listInterestedLeads(reader),
  },
  {
    id: 'plenary.void-keeps-votes',
    says: text(
      'Suara yang sudah masuk untuk usul yang batal tersimpan semua.',
      'All votes that were cast on a motion that became void are kept.',
    ),
    find: ({ reader }) => listLostVotes(reader),
  },
  {
    id: 'plenary.counts',
    says: text(
      'Setiap usul yang diterima mempunyai suara yang cukup, dan jumlahnya tidak melebihi yang hadir.',
      'Every motion that was carried has the votes for it, and no more votes than people were present.',
    ),
    find: ({ reader }) => listWrongCounts(reader),
  },
  {
    id: 'plenary.settled-by-motion',
    says: text(
      'Setiap putusan dalam sidang berasal dari usul yang diterima, dengan bintang yang sama.',
      'Every settlement made in a session comes from a motion that was carried, with the same stars.',
    ),
    find: ({ reader }) => listUnmatchedSettlements(reader),
  },
  {
    id: 'plenary.deferred-is-open',
    says: text(
      'Tidak ada putusan atas usulan yang masih terbuka yang tetap berlaku setelah sidang menundanya.',
      'No settlement of a case that is still open stays in force after a session put the case off.',
    ),
    find: ({ reader }) => listDeferredSettled(reader),
  },
  {
    id: 'plenary.minutes-digest',
    says: text(
      'Isi setiap berita acara masih yang dibuat saat sidang ditutup atau diperbaiki.',
      'All minutes are still what was made when the session was closed, or corrected.',
    ),
    find: ({ reader }) => wrongMinutes(reader),
  },
  {
    id: 'plenary.minutes-file',
    says: text(
      'Berkas setiap berita acara yang sudah jadi tersimpan utuh.',
      'The file of all typeset minutes is kept whole.',
    ),
    find: async ({ reader, files }) => {
      const all = await listAllMinutes(reader)
      return async () => {
        const wrong: string[] = []
        for (const { sessionId, version, pdfSha256 } of all)
          if (pdfSha256 !== null && (await hashOfStored(files, pdfSha256))?.sha256 !== pdfSha256)
            wrong.push(`${sessionId} ${version}`)
        return wrong
      }
    },
  },
]
