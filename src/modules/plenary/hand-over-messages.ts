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
    ownTitle: 'Usulan dengan benturan kepentingan Anda',
    ownLed: (name: string) =>
      `Dipimpin oleh ${name}. Nama, nilai, dan suaranya tidak tampil bagi Anda. Silakan meninggalkan ruangan; halaman ini memberi tahu bila usulan berikutnya dipanggil.`,
    ownWaits:
      'Pimpinan belum diserahkan. Sekretariat mencatat siapa yang memimpin. Nama, nilai, dan suaranya tidak tampil bagi Anda. Silakan meninggalkan ruangan.',
    ownScreen:
      'Layar ini dibuka dengan akun yang mempunyai benturan kepentingan atas usulan yang sedang dibahas. Buka layar dengan akun sekretariat.',
    callOwn: 'Panggil berikutnya: usulan dengan benturan kepentingan Anda',
    own: 'Usulan dengan benturan kepentingan Anda',
    youLead: 'Anda memimpin usulan ini',
    youLeadText:
      'Ketua di luar ruangan. Untuk usulan ini Anda membuka dan menghitung pemungutan suara, dan memberi suara penentu bila berimbang.',
    minutesLeft:
      'Usulan yang belum diputuskan dan mempunyai benturan kepentingan dengan Anda tidak tampil di sini. Berkasnya dapat diunduh sesudah usulan itu diputuskan.',
    stated: (session: string) => `Dinyatakan dalam sidang pleno ke-${session}.`,
  },
  {
    leads: 'Who leads this case',
    nobody: 'Nobody yet. Hand over the lead below.',
    title: 'Hand over the lead',
    lead: 'The chair is out of the room for this case. Note the member whom those present agreed on; the member leads this case alone, and is named in the minutes.',
    member: 'Member who leads',
    button: 'Hand over the lead',
    ownTitle: 'A case in which you have an interest',
    ownLed: name =>
      `Led by ${name}. Its name, scores and votes are not shown to you. Please leave the room; this page tells you when the next case is called.`,
    ownWaits:
      'The lead is not handed over yet. The secretariat notes who leads. The name, scores and votes are not shown to you. Please leave the room.',
    ownScreen:
      'This screen was opened by an account with an interest in the case at hand. Open the screen with an account of the secretariat.',
    callOwn: 'Call the next: a case in which you have an interest',
    own: 'A case in which you have an interest',
    youLead: 'You lead this case',
    youLeadText:
      'The chair is out of the room. For this case you open and count the vote, and give the casting vote on a tie.',
    minutesLeft:
      'Cases that are not settled and in which you have an interest are not shown here. The file can be downloaded once they are settled.',
    stated: session => `Declared in plenary session ${session}.`,
  },
)
