import { catalogue } from '../../platform/translations.ts'

/** What members read on their phones, and the room on its screen. */
export const roomWords = catalogue(
  {
    phone: {
      lead: 'Halaman ini mengikuti sidang. Suara Anda hanya terlihat sebagai jumlah.',
      wait: 'Menunggu usulan berikutnya.',
      planned: 'Sidang belum dibuka.',
      adjourned: 'Sidang sedang ditunda.',
      closed: 'Sidang sudah ditutup.',
      notHere: 'Kehadiran Anda belum tercatat. Sampaikan kepada sekretaris sidang.',
      out: 'Silakan meninggalkan ruangan',
      outText:
        'Anda tidak ikut untuk usulan yang sedang dibahas. Halaman ini memberi tahu bila usulan berikutnya dipanggil.',
      vote: 'Suara Anda',
      notVoted: 'Suara Anda belum tercatat.',
      recorded: (choice: string, time: string) => `Suara Anda tercatat: ${choice}, pukul ${time}.`,
      change: 'Dapat diganti sampai pemungutan suara ditutup.',
      choices: { yes: 'Setuju', no: 'Tidak setuju', abstain: 'Abstain' },
      notYet: 'Belum ada pemungutan suara untuk usulan ini.',
      aside: 'Saya punya benturan kepentingan',
      asideText:
        'Anda keluar ruangan untuk usulan ini dan tidak memilih. Tidak dapat dibatalkan untuk usulan ini.',
      asideLabel: 'Ya, catat',
    },
    screen: {
      title: 'Layar sidang',
      out: (count: string) => `${count} anggota di luar ruangan karena benturan kepentingan`,
      /** After a tie, by whoever leads. */
      casting: { yes: 'Suara penentu: setuju', no: 'Suara penentu: tidak setuju' },
      strip: (count: string) => `Sebaran ${count} lembar penilaian, tanpa angka sampai suara ditutup`,
      missing: (count: string) => `Kuorum belum tercapai: kurang ${count} anggota`,
      wait: 'Menunggu usulan berikutnya',
      planned: 'Sidang belum dibuka',
      adjourned: 'Sidang ditunda',
      closed: 'Sidang ditutup',
      discuss: 'Pembahasan',
    },
    voided: {
      'sheet-opened': (votes: string) =>
        `Ketua membuka lagi sebuah lembar, sehingga usulan ini kembali ke penilai dan usul tadi batal. Suara yang sudah masuk (${votes}) tersimpan dan tidak dihitung.`,
      'sheet-added': (votes: string) =>
        `Usulan ini dikirim ke satu penilai lagi, dan usul tadi batal. Suara yang sudah masuk (${votes}) tersimpan dan tidak dihitung.`,
    },
    back: 'Usulan ini kembali ke penilai. Nilainya tampil lagi sesudah semua lembar dikunci.',
  },
  {
    phone: {
      lead: 'This page follows the session. Your vote shows as a count only.',
      wait: 'Waiting for the next case.',
      planned: 'The session is not open yet.',
      adjourned: 'The session is adjourned.',
      closed: 'The session is closed.',
      notHere: 'You are not noted as present. Tell the secretary of the session.',
      out: 'Please leave the room',
      outText:
        'You have no part in the case that is discussed now. This page tells you when the next one is called.',
      vote: 'Your vote',
      notVoted: 'Your vote is not recorded.',
      recorded: (choice, time) => `Your vote is recorded: ${choice}, at ${time}.`,
      change: 'You can change it until the vote is closed.',
      choices: { yes: 'For', no: 'Against', abstain: 'Abstain' },
      notYet: 'No motion is put to the vote on this case yet.',
      aside: 'I have a conflict of interest',
      asideText: 'You leave the room for this case and do not vote. This cannot be undone for this case.',
      asideLabel: 'Yes, note it',
    },
    screen: {
      title: 'Screen of the session',
      out: count =>
        `${count} ${Number(count) === 1 ? 'member is' : 'members are'} out of the room for a conflict of interest`,
      casting: { yes: 'Casting vote: for', no: 'Casting vote: against' },
      strip: count => `Spread of ${count} scoresheets, without numbers until the vote is closed`,
      missing: count =>
        `No quorum: ${count} more ${Number(count) === 1 ? 'member is' : 'members are'} needed`,
      wait: 'Waiting for the next case',
      planned: 'The session is not open yet',
      adjourned: 'The session is adjourned',
      closed: 'The session is closed',
      discuss: 'Discussion',
    },
    voided: {
      'sheet-opened': votes =>
        `The chair opened a sheet again, so that this case went back to its assessors and the motion is void. The votes cast until then (${votes}) are kept and not counted.`,
      'sheet-added': votes =>
        `This case was sent to one more assessor, and the motion is void. The votes cast until then (${votes}) are kept and not counted.`,
    },
    back: 'This case is with its assessors again. Its scores come back once all sheets are locked.',
  },
)
