import { catalogue } from '../../../platform/translations.ts'

/** The words about mails that did not go out, and about an invitation that was not used. */
export const outboxWords = catalogue(
  {
    title: 'Surel yang belum terkirim',
    failed: (count: string) =>
      `${count} surel tidak dapat dikirim setelah dicoba beberapa kali. Periksa server surelnya atau alamatnya, lalu coba lagi.`,
    retrying: (count: string) => `${count} surel sedang dicoba lagi dengan sendirinya.`,
    late: (count: string) =>
      `${count} surel terlambat: tautannya sudah lewat waktu sebelum terkirim. Bila masih perlu, kirim undangannya lagi dari halaman akunnya.`,
    list: 'Surel yang gagal dikirim',
    who: 'Kepada',
    when: 'Dibuat',
    why: 'Sebab',
    more: (count: string) => `Dan ${count} surel lain.`,
    retry: 'Coba kirim lagi',
    reasons: {
      unreachable: 'Server surel tidak dapat dihubungi',
      refusedSignIn: 'Server surel menolak sandi layanan ini',
      refusedAddress: 'Server surel menolak alamat atau isinya',
      noSender: 'Alamat pengirim belum diatur',
      otherKey: 'Tidak dapat dibuka dengan kunci instalasi ini; kirim undangannya lagi',
      closedAccount: 'Akunnya sedang ditutup ketika surel ini akan dikirim',
      other: 'Kesalahan lain',
    },
    reason: (said: string, code: string) => `${said} (${code})`,
    inviteTitle: 'Undangan',
    inviteSent: (when: string, until: string) =>
      `Undangan terakhir dikirim ${when} dan berlaku sampai ${until}. Sandi belum ditulis.`,
    inviteUnsent: (when: string, until: string) =>
      `Undangan terakhir dibuat ${when} dan berlaku sampai ${until}, tetapi surelnya belum terkirim. Keadaannya tampil di daftar akun.`,
    inviteOver: (when: string) =>
      `Undangan terakhir dikirim ${when}; tautannya sudah tidak berlaku. Sandi belum ditulis.`,
    inviteNever: 'Akun ini belum memiliki sandi.',
    inviteLanguage: 'Bahasa surel',
    inviteAgain: 'Kirim undangan lagi',
    inviteAgainHint: 'Tautan yang lama tidak berlaku lagi. Paling banyak tiga undangan dalam sehari.',
  },
  {
    title: 'Mails that were not sent',
    failed: count =>
      `${count} mails could not be sent after several attempts. Check the mail server or the address, then try again.`,
    retrying: count => `${count} mails are being tried again by themselves.`,
    late: count =>
      `${count} mails came too late: their link ended before they could be sent. Where it is still needed, send the invitation again from the account's page.`,
    list: 'Mails that could not be sent',
    who: 'To',
    when: 'Made',
    why: 'Why',
    more: count => `And ${count} further mails.`,
    retry: 'Try to send again',
    reasons: {
      unreachable: 'The mail server cannot be reached',
      refusedSignIn: "The mail server refused this service's password",
      refusedAddress: 'The mail server refused the address or the mail',
      noSender: "The sender's address is not set",
      otherKey: 'Cannot be opened with the key of this installation; send the invitation again',
      closedAccount: 'The account was closed when this mail was due',
      other: 'Another error',
    },
    reason: (said, code) => `${said} (${code})`,
    inviteTitle: 'Invitation',
    inviteSent: (when, until) =>
      `The last invitation was sent on ${when} and works until ${until}. No password was set yet.`,
    inviteUnsent: (when, until) =>
      `The last invitation was made on ${when} and works until ${until}, but its mail has not gone out yet. The list of accounts tells more.`,
    inviteOver: when =>
      `The last invitation was sent on ${when}; its link no longer works. No password was set yet.`,
    inviteNever: 'This account has no password yet.',
    inviteLanguage: 'Language of the mail',
    inviteAgain: 'Send the invitation again',
    inviteAgainHint: 'The earlier link stops working. At most three invitations a day.',
  },
)
