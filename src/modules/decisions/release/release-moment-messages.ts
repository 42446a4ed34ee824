import { catalogue } from '../../../platform/translations.ts'

/** The words of a release at a chosen moment: its page, what is said of it elsewhere, and its letters. */
export const releaseMomentWords = catalogue(
  {
    title: 'Waktu pengumuman',
    lead: 'Tentukan kapan daftar ini diumumkan. Sampai saat itu tidak ada yang terbuka bagi dinas, IKM, maupun umum.',
    listTitle: (edition: string, version: string) => `${edition}, daftar versi ${version}`,
    choose: 'Pilih waktu',
    date: 'Tanggal',
    time: 'Jam (WIB)',
    show: 'Tunjukkan',
    another: 'Pilih waktu lain',
    bound: (days: string) => `Paling jauh ${days} hari dari sekarang.`,
    exampleRule: 'Batas ini contoh; ketentuan resminya belum ditemukan.',
    chosen: 'Waktu yang dipilih',
    willHappen: (moment: string) =>
      `Hasil, piagam, katalog, dan umpan balik dari daftar ini terbuka sekaligus pada ${moment}. Pada saat itu semuanya diperiksa lagi; bila ada yang meragukan, tidak ada yang diumumkan dan Anda disurati.`,
    confirm: 'Konfirmasi waktu ini',
    confirmLabel: 'Ya, konfirmasi',
    confirmText:
      'Anda melepas daftar ini sebagai petugas kedua. Pengumumannya terjadi sendiri pada waktunya.',
    toMoment: 'Tentukan waktu pengumuman',
    confirmed: (moment: string) => `Diumumkan pada ${moment}. Sampai saat itu tidak ada yang terbuka.`,
    toHold: 'Tahan pengumuman',
    hold: 'Tahan pengumuman ini',
    holdText:
      'Pengumuman tidak terjadi pada waktunya. Kedua petugas dan sekretariat disurati dengan alasan Anda, dan daftarnya dapat dikonfirmasi lagi.',
    holdLabel: 'Ya, tahan',
    reason: 'Alasan',
    reasonHint: 'Dibaca oleh petugas publikasi dan sekretariat.',
    notNow: 'Daftar ini tidak sedang menunggu konfirmasi waktu.',
    held: (moment: string) => `Pengumuman pada ${moment} ditahan.`,
    stopped: (moment: string) => `Pengumuman pada ${moment} tidak terjadi.`,
    late: (minutes: string, moment: string) =>
      `Diumumkan ${minutes} menit setelah waktunya (${moment}), karena layanan tidak berjalan saat itu.`,
    onTime: (moment: string) => `Diumumkan pada waktu yang dikonfirmasi: ${moment}.`,
    subject: (title: string) => `Pengumuman terjadwal tidak terjadi: ${title}`,
    letterHeld: (title: string, moment: string) =>
      `pengumuman ${title} yang dikonfirmasi untuk ${moment} ditahan. Tidak ada yang diumumkan. Alasannya:`,
    letterStopped: (title: string, moment: string) =>
      `pengumuman ${title} yang dikonfirmasi untuk ${moment} tidak terjadi. Tidak ada yang diumumkan. Sebabnya:`,
    letter: (name: string, opening: string, reasons: string, link: string) =>
      `Yth. ${name},\n\n${opening}\n\n${reasons}\n\nDaftar dan persiapannya tetap tersimpan. Periksa di halaman berikut, lalu lepas atau konfirmasi waktu yang baru:\n${link}\n`,
  },
  {
    title: 'Moment of release',
    lead: 'Say when this list is released. Until then nothing is open to offices, producers or the public.',
    listTitle: (edition, version) => `${edition}, list version ${version}`,
    choose: 'Choose a moment',
    date: 'Date',
    time: 'Time (WIB)',
    show: 'Show',
    another: 'Choose another moment',
    bound: days => `At most ${days} days from now.`,
    exampleRule: 'This limit is an example; no official rule was found.',
    chosen: 'The chosen moment',
    willHappen: moment =>
      `The results, certificates, catalogue entries and feedback of this list open together on ${moment}. Everything is checked again at that moment; at any doubt nothing is released, and you are written to.`,
    confirm: 'Confirm this moment',
    confirmLabel: 'Yes, confirm',
    confirmText: 'You release this list as the second officer. It happens by itself at its moment.',
    toMoment: 'Choose the moment of release',
    confirmed: moment => `To be released on ${moment}. Nothing is open until then.`,
    toHold: 'Hold the release',
    hold: 'Hold this release',
    holdText:
      'It is not released at its moment. Both officers and the secretariat are written to with your reason, and the list can be confirmed again.',
    holdLabel: 'Yes, hold',
    reason: 'Reason',
    reasonHint: 'Read by the publication officers and the secretariat.',
    notNow: 'This list does not wait for a moment to be confirmed.',
    held: moment => `The release on ${moment} was held.`,
    stopped: moment => `The release on ${moment} did not happen.`,
    late: (minutes, moment) =>
      `Released ${minutes} minutes after its moment (${moment}), because the service was not running then.`,
    onTime: moment => `Released at the confirmed moment: ${moment}.`,
    subject: title => `A confirmed release did not happen: ${title}`,
    letterHeld: (title, moment) =>
      `the release of ${title} that was confirmed for ${moment} was held. Nothing was released. The reason:`,
    letterStopped: (title, moment) =>
      `the release of ${title} that was confirmed for ${moment} did not happen. Nothing was released. Why:`,
    letter: (name, opening, reasons, link) =>
      `Dear ${name},\n\n${opening}\n\n${reasons}\n\nThe list and its preparation are kept. Look at them here, then release or confirm a new moment:\n${link}\n`,
  },
)
