import { catalogue } from '../../../platform/translations.ts'

/** The words of the pages for a forgotten password and for mailed links. */
export const linkWords = catalogue(
  {
    request: {
      title: 'Lupa sandi',
      lead: 'Tulis alamat surel akun Anda. Kami mengirim tautan untuk menulis sandi baru.',
      email: 'Alamat surel',
      submit: 'Kirim tautan',
      sentTitle: 'Permintaan diterima',
      sent: 'Bila alamat itu memiliki akun, tautan dikirim ke sana. Tautan berlaku 30 menit dan hanya sekali. Periksa juga folder spam.',
      noMail: 'Tempat ini belum mengirim surel. Mintalah sandi sementara kepada administrator akun Anda.',
      back: 'Masuk',
    },
    invite: {
      title: 'Undang melalui surel',
      lead: 'Orang yang diundang menerima tautan yang berlaku 7 hari dan menulis sandinya sendiri. Akun baru belum memiliki peran.',
      language: 'Bahasa surel',
      submit: 'Kirim undangan',
      other: 'Buat akun dengan sandi sementara',
      noMail: 'Tempat ini belum mengirim surel, sehingga undangan belum dapat dikirim.',
    },
    use: {
      reset: 'Sandi baru',
      invitation: 'Selamat datang',
      lead: (email: string) => `Tulis sandi untuk akun ${email}. Semua sesi lama akun ini berakhir.`,
      password: 'Sandi baru',
      repeat: 'Ulangi sandi baru',
      submit: 'Simpan sandi',
      overTitle: 'Tautan tidak berlaku lagi',
      over: 'Tautan ini sudah dipakai, sudah lewat waktunya, atau sudah diganti tautan yang lebih baru.',
      again: 'Minta tautan baru',
    },
  },
  {
    request: {
      title: 'Forgotten password',
      lead: "Enter your account's e-mail address. We send a link for entering a new password.",
      email: 'E-mail address',
      submit: 'Send the link',
      sentTitle: 'Request received',
      sent: 'If that address has an account, the link is on its way there. It works for 30 minutes and once. Look into the spam folder, too.',
      noMail: 'This place sends no mail yet. Ask your account administrator for a temporary password.',
      back: 'Sign in',
    },
    invite: {
      title: 'Invite by mail',
      lead: 'The invited person gets a link that works for 7 days and sets an own password. A new account has no role yet.',
      language: 'Language of the mail',
      submit: 'Send the invitation',
      other: 'Create an account with a temporary password',
      noMail: 'This place sends no mail yet, so that nobody can be invited.',
    },
    use: {
      reset: 'New password',
      invitation: 'Welcome',
      lead: email => `Enter a password for the account ${email}. All earlier sessions of this account end.`,
      password: 'New password',
      repeat: 'Repeat the new password',
      submit: 'Save the password',
      overTitle: 'This link no longer works',
      over: 'This link was used, its time is over, or a newer link has replaced it.',
      again: 'Ask for a new link',
    },
  },
)
