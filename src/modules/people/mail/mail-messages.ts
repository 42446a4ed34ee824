import { catalogue } from '../../../platform/translations.ts'

/** The words of mails. They hold nothing confidential beside the link. */
export const mailWords = catalogue(
  {
    reset: {
      subject: 'Sandi baru untuk akun Bintang Anda',
      text: (name: string, link: string) =>
        `Yth. ${name},\n\nSeseorang meminta sandi baru untuk akun Anda. Bila itu Anda, bukalah tautan ini dalam 30 menit dan tulis sandi baru:\n\n${link}\n\nTautan ini hanya dapat dipakai sekali. Bila bukan Anda yang meminta, abaikan surel ini: sandi Anda tetap berlaku.\n`,
    },
    invitation: {
      subject: 'Undangan akun Bintang',
      text: (name: string, link: string) =>
        `Yth. ${name},\n\nAdministrator telah membuat akun untuk Anda. Bukalah tautan ini dalam 7 hari dan tulis sandi Anda sendiri:\n\n${link}\n\nTautan ini hanya dapat dipakai sekali. Setelah itu Anda masuk dengan alamat surel ini dan sandi Anda.\n`,
    },
  },
  {
    reset: {
      subject: 'A new password for your Bintang account',
      text: (name, link) =>
        `Dear ${name},\n\nsomebody asked for a new password for your account. If it was you, open this link within 30 minutes and enter a new password:\n\n${link}\n\nThe link works once. If it was not you, ignore this mail: your password stays as it is.\n`,
    },
    invitation: {
      subject: 'Invitation to your Bintang account',
      text: (name, link) =>
        `Dear ${name},\n\nan administrator has made an account for you. Open this link within 7 days and enter a password of your own:\n\n${link}\n\nThe link works once. After that you sign in with this mail address and your password.\n`,
    },
  },
)
