import { catalogue } from '../../../platform/translations.ts'

/** The words about acting officers, on the administrator's pages and on the own session's. */
export const mandateWords = catalogue(
  {
    legend: 'Plt atau Plh',
    legendHint:
      'Hanya untuk kepala dinas, ketua tim seleksi, Direktur Jenderal, dan Menteri. Untuk pejabat definitif dan peran lain, biarkan kosong.',
    kind: 'Dipegang sebagai',
    kindHint:
      'Plt: jabatan kosong, atau pejabatnya berhalangan lama. Plh: pejabatnya berhalangan sebentar. Tanggal akhir wajib diisi.',
    holder: 'Pejabat definitif, atau peran tanpa jabatan',
    plt: 'Plt (pelaksana tugas)',
    plh: 'Plh (pelaksana harian)',
    number: 'Nomor surat perintah',
    numberHint: 'Seperti tertulis pada surat perintah yang ditandatangani.',
    date: 'Tanggal surat perintah',
    actingFor: 'Menggantikan',
    vacant: 'Jabatan kosong, atau pejabatnya tidak memiliki akun',
    actingForHint:
      'Selama digantikan, peran pejabat definitif tetap berlaku; setiap tindakan tercatat atas nama pelakunya.',
    mandate: (number: string, date: string) => `Surat perintah nomor ${number}, ${date}`,
    inPlaceOf: (name: string) => `Menggantikan ${name}`,
    namedBy: (name: string) => `Menggantikan ${name}, yang menunjuknya sendiri`,
    withoutHolder: {
      plt: 'Jabatan kosong, atau pejabatnya tidak memiliki akun',
      plh: 'Pejabat definitifnya tidak memiliki akun',
    },
    until: (date: string) => `sampai dengan ${date}`,
  },
  {
    legend: 'Acting officer (Plt or Plh)',
    legendHint:
      'Only for the head of an office, the chair of the selection team, the Director General and the Minister. Leave it empty for the holder of a post and for other roles.',
    kind: 'Held as',
    kindHint:
      'Plt: the post is vacant, or its holder is away for long. Plh: the holder is away for a short time. The last day has to be filled in.',
    holder: 'Holder of the post, or a role without a post',
    plt: 'Plt (pelaksana tugas: vacant or long absence)',
    plh: 'Plh (pelaksana harian: short absence)',
    number: 'Number of the mandate (surat perintah)',
    numberHint: 'As it is written on the signed mandate.',
    date: 'Date of the mandate',
    actingFor: 'In place of',
    vacant: 'The post is vacant, or its holder has no account',
    actingForHint:
      "The holder's own role stays in force meanwhile; every act is recorded under the person who did it.",
    mandate: (number, date) => `Mandate number ${number}, ${date}`,
    inPlaceOf: name => `In place of ${name}`,
    namedBy: name => `In place of ${name}, who named them`,
    withoutHolder: {
      plt: 'The post is vacant, or its holder has no account',
      plh: 'The holder of the post has no account',
    },
    until: date => `until and including ${date}`,
  },
)
