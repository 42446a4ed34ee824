import { catalogue } from '../../platform/translations.ts'

/** The words of a case that somebody leads in place of the chair. */
export const handWords = catalogue(
  {
    leads: 'Pimpinan usulan ini',
    nobody: 'Belum ada. Serahkan pimpinan di bawah.',
    title: 'Serahkan pimpinan',
    lead: 'Ketua di luar ruangan untuk usulan ini. Catat anggota yang disepakati para anggota yang hadir; ia memimpin usulan ini saja, dan namanya masuk berita acara.',
    member: 'Anggota yang memimpin',
    button: 'Serahkan pimpinan',
    nobodyFree:
      'Tidak ada anggota yang hadir dan boleh memimpin: semuanya dari provinsi usulan ini, atau mempunyai benturan kepentingan. Catat kehadiran anggota lain dari provinsi lain. Bila tidak ada, panggil usulan berikutnya, lalu tunda usulan ini sampai anggota lain diundang ke sidang berikutnya.',
    ownTitle: 'Usulan yang tidak Anda tangani',
    ownLed: (name: string) =>
      `Usulan ini dari provinsi Anda, atau Anda mempunyai benturan kepentingan atasnya. Dipimpin oleh ${name}. Nama, nilai, dan suaranya tidak tampil bagi Anda. Silakan meninggalkan ruangan; halaman ini memberi tahu bila usulan berikutnya dipanggil.`,
    ownWaits:
      'Usulan ini dari provinsi Anda, atau Anda mempunyai benturan kepentingan atasnya. Pimpinan belum diserahkan. Sekretariat mencatat siapa yang memimpin. Nama, nilai, dan suaranya tidak tampil bagi Anda. Silakan meninggalkan ruangan.',
    ownScreen:
      'Layar ini dibuka dengan akun dari provinsi usulan yang sedang dibahas, atau yang mempunyai benturan kepentingan atasnya. Buka layar dengan akun sekretariat.',
    callOwn: 'Panggil berikutnya: usulan yang tidak Anda tangani',
    own: 'Usulan yang tidak Anda tangani',
    youLead: 'Anda memimpin usulan ini',
    youLeadText:
      'Ketua di luar ruangan. Untuk usulan ini Anda membuka dan menghitung pemungutan suara, dan memberi suara penentu bila berimbang.',
    minutesLeft:
      'Usulan yang belum diputuskan, dan dari provinsi Anda atau dengan benturan kepentingan Anda, tidak tampil di sini. Berkasnya dapat diunduh sesudah usulan itu diputuskan.',
    stated: (session: string) => `Dinyatakan dalam sidang pleno ke-${session}.`,
  },
  {
    leads: 'Who leads this case',
    nobody: 'Nobody yet. Hand over the lead below.',
    title: 'Hand over the lead',
    lead: 'The chair is out of the room for this case. Note the member whom those present agreed on; the member leads this case alone, and is named in the minutes.',
    member: 'Member who leads',
    button: 'Hand over the lead',
    nobodyFree:
      'No member who is present may lead: all are of the province of this case, or have an interest in it. Note another member, of another province, as present. Where there is none, call the next case, and leave this one until other members are invited to the next session.',
    ownTitle: 'A case that others deal with',
    ownLed: name =>
      `This case is of your province, or you have an interest in it. Led by ${name}. Its name, scores and votes are not shown to you. Please leave the room; this page tells you when the next case is called.`,
    ownWaits:
      'This case is of your province, or you have an interest in it. The lead is not handed over yet. The secretariat notes who leads. The name, scores and votes are not shown to you. Please leave the room.',
    ownScreen:
      'This screen was opened by an account of the province of the case at hand, or with an interest in it. Open the screen with an account of the secretariat.',
    callOwn: 'Call the next: a case that others deal with',
    own: 'A case that others deal with',
    youLead: 'You lead this case',
    youLeadText:
      'The chair is out of the room. For this case you open and count the vote, and give the casting vote on a tie.',
    minutesLeft:
      'Cases that are not settled, and are of your province or such that you have an interest in them, are not shown here. The file can be downloaded once they are settled.',
    stated: session => `Declared in plenary session ${session}.`,
  },
)
