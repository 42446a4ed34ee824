import { catalogue } from '../../platform/translations.ts'

/** Words for roles of the panel without a vote, and for a chair who breaks ties only. */
export const roleWords = catalogue(
  {
    title: 'Peran tanpa suara',
    lead: 'Aturan edisi ini menyebut peran yang tidak menilai. Yang memegangnya hadir dan masuk berita acara, tidak dihitung untuk kuorum, dan tidak memilih. Dengan benturan kepentingan mereka juga keluar untuk usulan itu.',
    role: 'Peran',
    roleFor: (title: string, seats: string) => `${title} (paling banyak ${seats} orang)`,
    person: 'Orang',
    personHint: 'Akun sekretariat, penilai, dan auditor yang bukan anggota sidang ini.',
    save: 'Beri peran',
    remove: 'Hapus dari daftar',
    removeOf: (name: string) => `Hapus peran ${name}`,
    follows: 'Halaman ini mengikuti sidang.',
    attends: (role: string) => `Anda hadir sebagai ${role}, tanpa suara.`,
    chairAtTie:
      'Menurut aturan edisi ini ketua tidak ikut menilai, sehingga tidak ikut memilih. Suara ketua dipakai bila suara berimbang.',
    chairNever: 'Menurut aturan edisi ini ketua tidak ikut menilai, sehingga memimpin tanpa ikut memilih.',
  },
  {
    title: 'Roles without a vote',
    lead: 'The rules of this edition name roles that do not score. Who holds them attends and stands in the minutes, does not count for the quorum, and does not vote. With a conflict of interest they, too, leave for that case.',
    role: 'Role',
    roleFor: (title, seats) => `${title} (${seats} at most)`,
    person: 'Person',
    personHint: 'Accounts of the secretariat, assessors and auditors who are no members of this session.',
    save: 'Give the role',
    remove: 'Remove from the list',
    removeOf: name => `Remove the role of ${name}`,
    follows: 'This page follows the session.',
    attends: role => `You attend as ${role}, without a vote.`,
    chairAtTie:
      'By the rules of this edition the chair does not score, and so does not vote with the members. The chair’s vote is used where the votes are equal.',
    chairNever: 'By the rules of this edition the chair does not score, and so leads without voting.',
  },
)
