import { catalogue } from '../../../platform/translations.ts'

export const proofWords = catalogue(
  {
    title: 'Buktikan bahwa ini Anda',
    lead: 'Tindakan ini berbobot: keputusan, pengumuman, atau pemberian peran. Sebelum dilakukan, sandi Anda diminta sekali lagi.',
    nothing: 'Belum ada yang dilakukan. Isian Anda tersimpan dan tampil kembali sesudah ini.',
    password: 'Sandi Anda',
    code: 'Kode dari aplikasi di ponsel, atau kode cadangan',
    submit: 'Buktikan dan lanjutkan',
    demo: 'Lanjutkan tanpa sandi (contoh)',
    demoNote: 'Dalam mode contoh orang masuk tanpa sandi, sehingga pembuktian pun cukup dengan satu tombol.',
    back: 'Batal, kembali ke halaman sebelumnya',
  },
  {
    title: 'Prove that it is you',
    lead: 'This act has weight: a decision, a publication, or the granting of a role. Before it is done, your password is asked for once more.',
    nothing: 'Nothing has been done yet. What you typed is kept, and is shown again afterwards.',
    password: 'Your password',
    code: 'Code from the app on your phone, or a recovery code',
    submit: 'Prove and go on',
    demo: 'Go on without a password (demo)',
    demoNote: 'In demo mode people sign in without a password, so one button is proof enough.',
    back: 'Cancel and go back to the page before',
  },
)
