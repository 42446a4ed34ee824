import { catalogue } from '../../platform/translations.ts'

/** What is said where an interest keeps somebody from a file. */
export const tieWords = catalogue(
  {
    declareFirst: 'Mempunyai hubungan dengan sebuah usaha, sentra, atau instansi?',
    declareFirstLink: 'Nyatakan sebelum mengambil berkas',
    handBackTitle: 'Serahkan kembali berkas ini',
    handBackLead:
      'Anda mempunyai kepentingan atas berkas ini, yang Anda nyatakan atau yang ditemukan. Isinya tertutup bagi Anda; satu-satunya langkah Anda adalah menyerahkannya kembali.',
    handBackAfter:
      'Butir yang sudah Anda periksa tetap tersimpan. Jika tidak ada kepentingan, sampaikan kepada sekretariat: merekalah yang memeriksanya.',
    handBack: 'Serahkan kembali',
    held: (count: number) => `${count} berkas yang Anda pegang tertutup karena kepentingan.`,
    heldLink: (at: number) => `Serahkan kembali berkas ${at}`,
    taskHandBack: 'Serahkan kembali berkas',
    taskHandBackText: 'Anda mempunyai kepentingan atas berkas ini; orang lain yang memeriksanya.',
    taskHolders: 'Berkas dipegang orang yang berkepentingan',
    taskHoldersText: 'Tidak ada yang dapat dilakukan pemegangnya. Bagikan kepada orang lain.',
    kept: 'Tidak dapat ditunjuk',
    keptFor: (name: string, product: string, why: string) => `${name}, untuk ${product}: ${why}`,
    why: {
      declared: 'menyatakan kepentingan',
      found: 'mungkin berkepentingan: nama, tempat bekerja, atau tugasnya cocok dengan berkas',
    },
    allTitle: 'Semua verifikator berkepentingan atas berkas yang dipilih',
    allText:
      'Pilih lebih sedikit berkas sekaligus. Untuk satu berkas: periksa temuannya dan, bila tidak ada kepentingan, nyatakan bersih; atau mintalah administrator menambah verifikator.',
    allLink: (edition: string) => `Temuan kepentingan, ${edition}`,
  },
  {
    declareFirst: 'Are you tied to a firm, a sentra or an institution?',
    declareFirstLink: 'Declare it before you take a file',
    handBackTitle: 'Hand this file back',
    handBackLead:
      'You have an interest in this file, declared by you or found. What is in it is closed to you; all you can do is hand it back.',
    handBackAfter:
      'Items that you checked stay as they are. If there is no interest, tell the secretariat: they look into it.',
    handBack: 'Hand back',
    held: count =>
      count === 1
        ? '1 of the files you hold is closed to you by an interest.'
        : `${count} of the files you hold are closed to you by an interest.`,
    heldLink: at => `Hand back file ${at}`,
    taskHandBack: 'Hand files back',
    taskHandBackText: 'You have an interest in these files; somebody else checks them.',
    taskHolders: 'Files held by somebody with an interest',
    taskHoldersText: 'Whoever holds them can do nothing about them. Give them to somebody else.',
    kept: 'Cannot be named',
    keptFor: (name, product, why) => `${name}, for ${product}: ${why}`,
    why: {
      declared: 'declared an interest',
      found: 'may have an interest: a name, an employer or a post fits the file',
    },
    allTitle: 'Every verifier has an interest in the chosen files',
    allText:
      'Choose fewer files at once. For a single file: look into what was found and clear it where there is no interest, or ask the administrator for another verifier.',
    allLink: edition => `Interests found, ${edition}`,
  },
)
