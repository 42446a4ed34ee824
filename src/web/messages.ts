import type { Role } from '../access/index.ts'
import type { Locale } from '../foundation/text.ts'
import { catalogue } from '../platform/translations.ts'

const roleNames = {
  id: {
    visitor: 'Pengunjung',
    producer: 'IKM',
    operator: 'Operator dinas kabupaten/kota',
    'office-head': 'Kepala dinas kabupaten/kota',
    'province-officer': 'Dinas provinsi',
    verifier: 'Verifikator sekretariat',
    secretariat: 'Sekretariat',
    assessor: 'Penilai',
    chair: 'Ketua tim seleksi',
    'director-general': 'Direktur Jenderal',
    minister: 'Menteri',
    publisher: 'Petugas publikasi',
    mentor: 'Pembina',
    auditor: 'Auditor',
    administrator: 'Administrator akun',
  },
  en: {
    visitor: 'Visitor',
    producer: 'Producer',
    operator: 'Operator, regency/city office',
    'office-head': 'Head, regency/city office',
    'province-officer': 'Province office',
    verifier: 'Verifier, secretariat',
    secretariat: 'Secretariat',
    assessor: 'Assessor',
    chair: 'Chair of the selection team',
    'director-general': 'Director General',
    minister: 'Minister',
    publisher: 'Publication officer',
    mentor: 'Mentor',
    auditor: 'Auditor',
    administrator: 'Account administrator',
  },
} satisfies Record<string, Record<Role, string>>

export const words = catalogue(
  {
    roles: roleNames.id,
    notFoundTitle: 'Halaman tidak ditemukan',
    notFound:
      'Alamat ini tidak ada, atau bukan bagian dari wewenang Anda. Periksa alamatnya, atau kembali ke beranda.',
    notAllowedTitle: 'Tidak berwenang',
    notAllowed: (role: string) =>
      `Halaman ini bukan untuk peran Anda saat ini (${role}). Bila Anda memiliki peran lain, gantilah peran di bagian atas halaman.`,
    roleOverTitle: 'Peran sudah berakhir',
    roleOver:
      'Masa berlaku peran yang Anda pakai ketika membuka formulir ini sudah berakhir, sehingga tidak ada yang tersimpan. Bila masih diperlukan, sampaikan kepada pejabat yang sekarang bertugas, atau ganti ke peran lain yang masih berlaku.',
    otherRoleTitle: 'Peran sudah diganti',
    otherRole: (shown: string, acting: string) =>
      `Formulir ini dibuka dengan peran ${shown}, sedangkan peran Anda sekarang ${acting}, mungkin karena diganti di tab lain. Tidak ada yang tersimpan. Ganti kembali ke peran ${shown}, lalu kirim lagi.`,
    roleOverTyped: 'Isian Anda, untuk disalin',
    roleOverNext: 'Lihat peran yang berlaku',
    errorTitle: 'Terjadi gangguan',
    error: (reference: string) =>
      `Permintaan Anda belum dapat diproses, dan tidak ada yang tersimpan. Cobalah sekali lagi. Bila berulang, sampaikan nomor ${reference} kepada pengelola.`,
    storageAway:
      'Penyimpanan berkas sedang tidak dapat dihubungi, sehingga berkas ini belum dapat dibuka. Data Anda aman; coba lagi beberapa saat lagi.',
    storageFull:
      'Tempat penyimpanan penuh, sehingga permintaan ini belum dapat disimpan. Yang sudah tersimpan tetap aman dan dapat dibuka; coba lagi beberapa saat, dan beri tahu administrator bila masih terjadi.',
    databaseAway:
      'Basis data sedang tidak dapat dihubungi. Yang sudah tersimpan tetap aman. Kembali ke halaman sebelumnya dan kirim lagi beberapa saat lagi: kiriman yang sama tidak akan tersimpan dua kali.',
    badFormTitle: 'Formulir tidak terbaca',
    badForm:
      'Kiriman Anda terputus atau tidak terbaca, dan tidak ada yang tersimpan. Kembali ke halaman sebelumnya lalu kirim lagi.',
    uploadSignIn: 'Sesi Anda sudah berakhir. Masuk lagi, lalu berkas diteruskan dari yang sudah terkirim.',
    foreignForm:
      'Formulir ini dikirim dari situs lain, sehingga ditolak. Buka halamannya di sini, lalu kirim lagi.',
    proofNeeded: 'Buktikan dahulu bahwa ini Anda, lalu kirim lagi.',
    expiredForm: 'Formulir ini sudah kedaluwarsa. Isian Anda masih ada di bawah; periksa, lalu kirim lagi.',
    sessionEnded:
      'Sesi Anda sudah berakhir, sehingga belum ada yang tersimpan. Masuk lagi: isian Anda tampil kembali dan dapat dikirim.',
    sessionWasOver:
      'Sesi Anda sempat berakhir. Isian Anda ada di bawah dan belum tersimpan; periksa, lalu kirim lagi.',
    guestEndedTitle: 'Halaman terlalu lama tidak dipakai',
    guestEnded: 'Belum tersimpan: halaman ini terlalu lama tidak dipakai. Buka lagi tautan dari dinas.',
    guestEndedKept:
      'Demi keamanan, halaman yang lama tidak dipakai ditutup. Yang Anda ketik belum masuk ke berkas, tetapi kami simpan selama 24 jam.',
    guestEndedHow:
      'Buka lagi tautan dari dinas di pesan Anda (WhatsApp, SMS, atau surel). Yang Anda ketik tampil kembali, dan cukup tekan Simpan.',
    guestSessionWasOver:
      'Yang Anda ketik sebelum halaman ditutup ada di bawah dan belum tersimpan. Periksa, lalu kirim lagi.',
    notStored: 'Yang baru Anda kirim tidak tersimpan.',
    offices: 'Cari alamat dinas',
    unknownAction: 'Tombol yang ditekan tidak dikenal di halaman ini. Muat ulang halaman, lalu coba lagi.',
    saved: 'Tersimpan.',
    proved:
      'Identitas Anda sudah dibuktikan. Belum ada yang dilakukan: periksa, lalu tekan tombolnya sekali lagi.',
    alreadyDone: 'Kiriman ini sudah kami terima sebelumnya; tidak ada yang dilakukan dua kali.',
    backHome: 'Ke beranda',
  },
  {
    roles: roleNames.en,
    notFoundTitle: 'Page not found',
    notFound:
      'There is no such page, or it is not within your area. Check the address, or go back to the home page.',
    notAllowedTitle: 'Not allowed',
    notAllowed: role =>
      `This page is not for your present role (${role}). If you hold another role, switch to it at the top of the page.`,
    roleOverTitle: 'The role has ended',
    roleOver:
      'The role through which you opened this form is no longer in force, so nothing was stored. If it is still needed, tell the officer who is on duty now, or switch to another role that is still in force.',
    otherRoleTitle: 'The role was switched',
    otherRole: (shown, acting) =>
      `This form was opened in the role ${shown}, but your role is now ${acting}, perhaps because it was switched in another tab. Nothing was stored. Switch back to the role ${shown}, then send it again.`,
    roleOverTyped: 'What you typed, to be copied',
    roleOverNext: 'See the roles in force',
    errorTitle: 'Something went wrong',
    error: reference =>
      `Your request could not be handled, and nothing was stored. Please try once more. If it happens again, give the number ${reference} to the administrators.`,
    storageAway:
      'The file storage cannot be reached at the moment, so this file cannot be opened. Your data is safe; try again in a while.',
    storageFull:
      'There is no room left to store anything, so this request could not be kept. What was stored is safe and can be opened; try again in a while, and tell the administrators if it still happens.',
    databaseAway:
      'The database cannot be reached at the moment. What was stored is safe. Go back to the page and send it again in a while: the same form is never stored twice.',
    badFormTitle: 'The form could not be read',
    badForm:
      'What you sent was cut off or unreadable, and nothing was stored. Go back to the page and send it again.',
    uploadSignIn: 'Your session has ended. Sign in again; the file then goes on from what was sent.',
    foreignForm:
      'This form was sent from another site, so it was refused. Open the page here and send it again.',
    proofNeeded: 'Prove first that it is you, then send again.',
    expiredForm: 'This form has expired. What you typed is still below; check it and send it again.',
    sessionEnded:
      'Your session has ended, so nothing was stored yet. Sign in again: what you typed is shown again and can be sent.',
    sessionWasOver:
      'Your session had ended. What you typed is below and not stored yet; check it and send it again.',
    guestEndedTitle: 'The page was not used for too long',
    guestEnded: 'Not saved yet: this page was not used for too long. Open the link from the office again.',
    guestEndedKept:
      'For safety, a page that is not used for long is closed. What you typed is not in the file yet, but we keep it for 24 hours.',
    guestEndedHow:
      'Open the link from the office in your messages again (WhatsApp, SMS or e-mail). What you typed is shown again; just press Save.',
    guestSessionWasOver:
      'What you typed before the page was closed is below and not saved yet. Check it and send it again.',
    notStored: 'What you just sent was not stored.',
    offices: 'Find the office',
    unknownAction: 'The button pressed is not known on this page. Reload the page and try again.',
    saved: 'Saved.',
    proved: 'Your identity is proved. Nothing has been done yet: check, then press the button once more.',
    alreadyDone: 'We had received this before; nothing was done twice.',
    backHome: 'To the home page',
  },
)

/** A role's name on the screens. */
export const roleName = (role: Role, locale: Locale): string => words[locale].roles[role]
