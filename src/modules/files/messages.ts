import { catalogue } from '../../platform/translations.ts'

export const words = catalogue(
  {
    quarantineTitle: 'Berkas dikarantina',
    quarantined:
      'Pemindai menemukan sesuatu yang berbahaya di dalam berkas ini, sehingga berkas dikarantina dan tidak dapat dibuka oleh siapa pun. Periksa perangkat asalnya dengan antivirus, buat atau pindai ulang dokumennya, lalu unggah berkas yang baru.',
    unscanned:
      'Berkas asli belum dipindai virus. Gambar halaman di sini aman dilihat; hati-hati bila mengunduh aslinya.',
    overLimit:
      'Berkas asli belum dipindai virus: melebihi batas pemindai. Gambar halaman di sini aman dilihat; hati-hati bila mengunduh aslinya.',
    taken: (when: string, where: string) => `Diambil ${[when, where].filter(Boolean).join(', ')}`,
    takenAt: (place: string) => `di ${place}`,
    evidenceNote: 'menurut catatan kamera; tidak tampil bagi umum',
  },
  {
    quarantineTitle: 'File in quarantine',
    quarantined:
      'A scanner found something harmful in this file, so it is in quarantine and nobody can open it. Check the device it came from with an antivirus program, make or scan the document again, then upload the new file.',
    unscanned:
      'The original file has not been scanned for viruses. The pictures of its pages here are safe to look at; take care when you download the original.',
    overLimit:
      'The original file has not been scanned for viruses: it is over the limit of the scanner. The pictures of its pages here are safe to look at; take care when you download the original.',
    taken: (when: string, where: string) => `Taken ${[when, where].filter(Boolean).join(', ')}`,
    takenAt: (place: string) => `at ${place}`,
    evidenceNote: 'as the camera noted it; not shown to the public',
  },
)
