import { catalogue } from '../../platform/translations.ts'

/** What the module's acts say. */
export const messages = catalogue(
  {
    signIn: {
      emailMissing: 'Tulis alamat surel akun Anda.',
      passwordMissing: 'Tulis sandi Anda.',
      wrong:
        'Alamat surel dan sandi ini tidak cocok dengan akun yang terbuka. Periksa keduanya, lalu coba lagi. Bila lupa sandi, mintalah sandi sementara kepada administrator.',
      wait: (seconds: number) =>
        `Sudah beberapa kali gagal, sehingga perlu jeda. Coba lagi setelah ${seconds < 120 ? `${seconds} detik` : `${Math.ceil(seconds / 60)} menit`}. Percobaan selama jeda tidak diperiksa.`,
      closed: (times: number) =>
        `Sudah ${times} kali berturut-turut gagal. Sandi akun ini tidak diterima lagi; mintalah sandi sementara kepada administrator.`,
      ended:
        'Sandi sementara ini sudah habis masa berlakunya. Mintalah sandi sementara yang baru kepada administrator.',
    },
    session: {
      grantOver: 'Peran ini sudah tidak berlaku. Pilih peran lain.',
    },
    person: {
      emailTaken: 'Alamat surel ini sudah memiliki akun. Bukalah akun itu dari daftar, lalu tambahkan peran.',
      unknownArea: 'Pilih daerah dari daftar.',
      ownAccount: 'Akun sendiri tidak dapat diubah di sini; mintalah administrator lain.',
      alreadyDisabled: 'Akun ini sudah ditutup.',
      alreadyEnabled: 'Akun ini sudah terbuka.',
      sameAffiliation:
        'Instansi dan daerah ini sudah tercatat. Ubah salah satunya, atau tinggalkan formulir ini.',
      noSecondFactor: 'Kode kedua tidak aktif pada akun ini.',
    },
    role: {
      notOneself: 'Peran sendiri tidak dapat diubah; mintalah administrator lain.',
      personDisabled: 'Akun ini ditutup. Bukalah lebih dahulu.',
      dutiesMixed:
        'Administrator akun tidak boleh memegang peran lain, dan pemegang peran lain tidak boleh menjadi administrator. Akhiri peran yang ada lebih dahulu.',
      rolesExclude:
        'Asesor menilai tanpa mengetahui pembuatnya, sehingga tidak boleh sekaligus menjadi verifikator atau sekretariat. Akhiri peran yang ada lebih dahulu, atau pilih jangka waktu lain.',
      wrongArea: {
        country: 'Peran ini berlaku untuk seluruh negara; pilih seluruh negara.',
        province: 'Peran ini berlaku untuk satu provinsi; pilih provinsinya.',
        regency: 'Peran ini berlaku untuk satu kabupaten atau kota; pilih kabupaten atau kotanya.',
      },
      servesSome:
        'Provinsi ini bertindak hanya untuk sebagian kabupaten/kotanya. Berikan peran ini per wilayah yang dilayaninya.',
      periodOver: 'Tanggal akhir harus hari ini atau sesudahnya, dan tidak sebelum tanggal mulai.',
      heldAlready: 'Orang ini sudah memegang peran itu di daerah itu pada sebagian waktu tersebut.',
      noSuchGrant: 'Peran ini tidak ditemukan pada akun ini. Muat ulang halaman.',
      alreadyEnded: 'Peran ini sudah diakhiri.',
    },
    mandate: {
      kindMissing:
        'Surat perintah diisi, tetapi peran ini dipegang sebagai pejabat definitif. Pilih Plt atau Plh, atau kosongkan isian surat perintah.',
      notActable:
        'Hanya jabatan kepala dinas, ketua tim seleksi, Direktur Jenderal, dan Menteri yang dapat diisi Plt atau Plh. Peran lain diberikan langsung kepada orangnya.',
      endMissing: 'Masa tugas Plt atau Plh berakhir pada tanggal tertentu; isilah tanggal akhirnya.',
      numberMissing: 'Tulis nomor surat perintah.',
      dateMissing: 'Isi tanggal surat perintah.',
      dateToCome: 'Tanggal surat perintah belum tiba. Isi tanggal yang tertulis pada suratnya.',
      holderOneself: 'Orang ini tidak dapat menggantikan dirinya sendiri.',
      notHolder:
        'Orang yang dipilih bukan pejabat definitif untuk jabatan dan daerah ini. Pilih orangnya, atau kosongkan bila jabatannya kosong.',
      taken: (name: string) =>
        `${name} sudah menjadi Plt atau Plh untuk jabatan ini pada sebagian waktu tersebut. Akhiri dahulu perannya, atau ubah tanggalnya.`,
    },
    own: {
      currentWrong: 'Sandi saat ini tidak cocok.',
      samePassword: 'Sandi baru harus berbeda dari sandi saat ini.',
      repeatDiffers: 'Ulangan tidak sama dengan sandi baru.',
    },
    link: {
      email: 'Tulis alamat surel yang lengkap.',
      wait: (seconds: number) =>
        `Permintaan untuk alamat ini sudah beberapa kali dikirim. Coba lagi setelah ${Math.ceil(seconds / 60)} menit.`,
      noMail: 'Tempat ini belum mengirim surel. Mintalah sandi sementara kepada administrator akun.',
      cannotInvite: 'Tempat ini belum mengirim surel. Buat akun dengan sandi sementara.',
      over: 'Tautan ini sudah dipakai atau lewat waktunya. Mintalah tautan baru.',
    },
    invite: {
      notWaiting: 'Akun ini sudah memiliki sandi; undangan tidak diperlukan lagi.',
      wait: (minutes: number) =>
        `Undangan untuk orang ini baru saja dikirim, atau sudah tiga kali dalam sehari. Coba lagi setelah ${minutes} menit, supaya kotak suratnya tidak penuh.`,
    },
    mail: {
      noneDead: 'Tidak ada surel yang gagal dikirim. Muat ulang halaman untuk melihat keadaan terbaru.',
    },
    second: {
      missing: 'Tulis kode dari aplikasi Anda, atau satu kode cadangan.',
      wrong:
        'Kode ini tidak cocok, sudah lewat waktunya, atau sudah dipakai. Tunggu kode berikutnya di aplikasi Anda, atau pakai kode cadangan.',
      setWrong:
        'Kode ini tidak cocok dengan kunci di halaman ini. Periksa jam ponsel Anda, lalu tulis kode yang sedang tampil.',
      over: 'Waktu untuk menulis kode sudah habis, atau percobaannya sudah terlalu banyak. Masuklah lagi dengan sandi.',
      alreadySet: 'Kode kedua sudah aktif pada akun ini. Muat ulang halaman.',
      notSet: 'Kode kedua tidak aktif pada akun ini. Muat ulang halaman.',
    },
  },
  {
    signIn: {
      emailMissing: "Enter your account's e-mail address.",
      passwordMissing: 'Enter your password.',
      wrong:
        'This e-mail address and password do not match an open account. Check both and try again. If you have lost the password, ask an administrator for a temporary one.',
      wait: seconds =>
        `This has failed several times, so a pause is needed. Try again in ${seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}. Attempts during the pause are not looked at.`,
      closed: times =>
        `This has failed ${times} times in a row. The account's password is no longer accepted; ask an administrator for a temporary one.`,
      ended: 'This temporary password has expired. Ask an administrator for a new one.',
    },
    session: {
      grantOver: 'This role is no longer in force. Choose another.',
    },
    person: {
      emailTaken: 'This e-mail address has an account already. Open it from the list and add the role there.',
      unknownArea: 'Choose an area from the list.',
      ownAccount: 'You cannot change your own account here; ask another administrator.',
      alreadyDisabled: 'This account is closed already.',
      alreadyEnabled: 'This account is open already.',
      sameAffiliation:
        'This institution and area are on record already. Change one of them, or leave this form.',
      noSecondFactor: 'The second code is not on for this account.',
    },
    role: {
      notOneself: 'You cannot change your own roles; ask another administrator.',
      personDisabled: 'This account is closed. Open it first.',
      dutiesMixed:
        'An account administrator may hold no other role, and who holds another role may not be an administrator. End the existing role first.',
      rolesExclude:
        'An assessor scores without knowing the maker, and so may not be a verifier or the secretariat at the same time. End the existing role first, or choose another term.',
      wrongArea: {
        country: 'This role is held for the whole country; choose the whole country.',
        province: 'This role is held for one province; choose the province.',
        regency: 'This role is held for one regency or city; choose it.',
      },
      servesSome:
        'This province acts for some of its regencies and cities only. Give the role for each area that it serves.',
      periodOver: 'The last day must be today or later, and not before the first day.',
      heldAlready: 'This person holds that role in that area during part of that time already.',
      noSuchGrant: 'This role is not found on this account. Reload the page.',
      alreadyEnded: 'This role has ended already.',
    },
    mandate: {
      kindMissing:
        'A mandate is filled in, but the role is held as the holder of the post. Choose Plt or Plh, or clear the mandate.',
      notActable:
        'Only the posts of head of an office, chair of the selection team, Director General and Minister can be filled by a Plt or Plh. Other roles are given to the person directly.',
      endMissing: 'An acting officer serves until a certain day; enter the last day.',
      numberMissing: 'Enter the number of the mandate (surat perintah).',
      dateMissing: 'Enter the date of the mandate (surat perintah).',
      dateToCome: 'This date has not come yet. Enter the date written on the mandate.',
      holderOneself: 'Nobody can act in place of themselves.',
      notHolder:
        'The person chosen does not hold this post in this area. Choose the holder, or leave it empty where the post is vacant.',
      taken: name =>
        `${name} acts in this post already during part of that time. End that role first, or change the dates.`,
    },
    own: {
      currentWrong: 'The present password does not match.',
      samePassword: 'The new password must differ from the present one.',
      repeatDiffers: 'The repetition differs from the new password.',
    },
    link: {
      email: 'Enter the whole e-mail address.',
      wait: seconds => `This was asked for several times. Try again in ${Math.ceil(seconds / 60)} minutes.`,
      noMail: 'This place sends no mail yet. Ask an account administrator for a temporary password.',
      cannotInvite: 'This place sends no mail yet. Create an account with a temporary password.',
      over: 'This link was used or its time is over. Ask for a new one.',
    },
    invite: {
      notWaiting: 'This account has a password already; it needs no invitation.',
      wait: minutes =>
        `An invitation went to this person just now, or three times within a day. Try again in ${minutes} minutes, so that the mailbox is not flooded.`,
    },
    mail: {
      noneDead: 'There is no mail that could not be sent. Reload the page to see the latest state.',
    },
    second: {
      missing: 'Enter the code of your app, or one recovery code.',
      wrong:
        'This code does not match, is too old, or was used before. Wait for the next code of your app, or use a recovery code.',
      setWrong:
        "This code does not match the key on this page. Check your phone's clock, then enter the code that is shown now.",
      over: 'The time for the code is over, or there were too many tries. Sign in again with your password.',
      alreadySet: 'The second code is on for this account already. Reload the page.',
      notSet: 'The second code is not on for this account. Reload the page.',
    },
  },
)
