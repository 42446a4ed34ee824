import { type Text, text } from '../../foundation/text.ts'

/** Every code that the lint may give, with its meaning. Scripts rely on the codes: add, never rename. */
export const lintCodes = {
  'not-json': text('Berkas bukan JSON.', 'The file is not JSON.'),
  'too-deep': text('Bagian tersusun terlalu dalam.', 'Parts are nested too deep.'),
  'duplicate-key': text(
    'Satu kunci tertulis dua kali di bagian yang sama.',
    'One key stands twice in the same part.',
  ),
  'text-unwritable': text(
    'Teks memuat tanda yang tidak dapat ditulis.',
    'A text holds a sign that cannot be written.',
  ),
  'schema-unknown': text('Nomor skema tidak dikenal.', 'The schema number is not known.'),
  shape: text('Isi tidak sesuai skema, atau tidak ada.', 'A part does not fit the schema, or is not there.'),
  'unknown-key': text('Kunci tidak dikenal.', 'A key is not known.'),
  'unknown-kind': text('Jenis tidak dikenal.', 'A kind is not known.'),
  'missing-language': text(
    'Teks belum lengkap dalam semua bahasa.',
    'A text is not there in every language.',
  ),
  'duplicate-id': text('Id dipakai dua kali.', 'An id is used twice.'),
  'nothing-defined': text('Daftar wajib kosong.', 'A list that is needed is empty.'),
  'empty-rubric': text('Rubrik atau bagiannya tanpa kriteria.', 'A rubric or a part of it has no criteria.'),
  'sum-not-100': text(
    'Nilai penuh rubrik bukan 100.00, atau isi suatu bagian tidak berjumlah nilai penuhnya.',
    'The full value of a rubric is not 100.00, or the parts of a group do not come to its full value.',
  ),
  'weight-missing': text('Bobot belum diisi.', 'A weight is missing under a weighted sum.'),
  'criterion-max-mismatch': text(
    'Jawaban terbaik tidak sama dengan nilai penuh kriteria.',
    'The best answer of a criterion is not its full value.',
  ),
  'options-empty': text('Tidak ada pilihan jawaban.', 'There is nothing to choose from.'),
  'option-without-points': text('Pilihan tanpa nilai.', 'An option has no points.'),
  'not-applicable-undefined': text(
    'Tidak dinyatakan apa yang terjadi bila kriteria tidak berlaku.',
    'It is not said what happens where a criterion does not apply.',
  ),
  'condition-circle': text('Syarat bergantung pada dirinya sendiri.', 'A condition depends on itself.'),
  'range-impossible': text('Batas bawah di atas batas atas.', 'A lower limit is above the upper limit.'),
  'orphan-evidence': text(
    'Bukti merujuk sesuatu yang tidak diminta.',
    'Evidence refers to something that is not asked for.',
  ),
  'hidden-evidence': text('Bukti tidak dapat dilihat penilai.', 'Assessors cannot see the evidence.'),
  'unknown-fact': text('Fakta tidak dinyatakan dalam "facts".', 'A fact is not declared in "facts".'),
  'fact-kind': text('Jenis fakta tidak sesuai.', 'The kind of a fact does not fit.'),
  'unknown-criterion': text('Kriteria tidak ada.', 'A criterion does not exist.'),
  'unknown-option': text('Pilihan tidak ada.', 'An option does not exist.'),
  'unknown-rubric': text('Rubrik tidak ada.', 'A rubric does not exist.'),
  'unknown-commodity': text('Komoditas tidak ada.', 'A commodity does not exist.'),
  'unknown-requirement': text(
    'Fakta menyebut dokumen yang tidak diminta.',
    'A fact names a document that is not asked for.',
  ),
  'letter-twice': text(
    'Lebih dari satu surat dibuat saat persetujuan.',
    'More than one letter is made at the approval.',
  ),
  'letter-conditional': text(
    'Surat yang dibuat saat persetujuan tidak selalu diminta.',
    'A letter that is made at the approval is not always asked for.',
  ),
  'letter-maker': text(
    'Nomor IKM dalam surat diambil dari surat itu sendiri.',
    'A letter takes the number of the maker from the letter itself.',
  ),
  'unknown-level': text('Tingkat tidak ada.', 'A level does not exist.'),
  'unknown-node': text('Bagian rubrik tidak ada.', 'A part of the rubric does not exist.'),
  'answer-out-of-reach': text(
    'Syarat menanyakan jawaban yang belum ada di situ.',
    'A condition asks for an answer that is not there yet.',
  ),
  'band-gap': text('Ada nilai di antara dua rentang.', 'Some values are in no band.'),
  'band-overlap': text('Dua rentang memuat nilai yang sama.', 'Two bands hold the same value.'),
  'band-order': text('Rentang tidak berurutan.', 'Bands are not in order.'),
  'band-unreachable': text(
    'Rentang tidak dapat dicapai dengan suatu rubrik.',
    'A band cannot be reached with some rubric.',
  ),
  'gate-never-fires': text('Gerbang tidak pernah menyala.', 'A gate never fires.'),
  'gate-always-fires': text('Gerbang selalu menyala.', 'A gate always fires.'),
  'gate-unknown-band': text(
    'Rentang atau skala gerbang tidak ada.',
    "A gate's band or scale does not exist.",
  ),
  'panel-impossible': text('Panel tidak mungkin dibentuk.', 'The panel is impossible.'),
  'number-pattern': text(
    'Pola nomor sertifikat tidak benar.',
    'The pattern of certificate numbers is wrong.',
  ),
  'rubric-missing': text(
    'Komoditas tanpa rubrik dan tanpa aturan lulus.',
    'A commodity has neither a rubric nor rules that it passes or not.',
  ),
  'evidence-limit': text(
    'Batas tanpa bukti tidak mengubah apa pun.',
    'The limit for an answer without evidence changes nothing.',
  ),
  'unknown-role': text('Peran panel tidak ada.', 'A role of the panel does not exist.'),
  'rule-never-passed': text('Aturan tidak dapat dipenuhi.', 'Nobody can pass a rule.'),
  'rule-always-passed': text('Aturan dipenuhi siapa pun.', 'Everybody passes a rule.'),
  'route-unreachable': text(
    'Batas penerusan di atas nilai tertinggi.',
    'The limit from which another level decides is above every value.',
  ),
  'route-overlap': text(
    'Dua aturan penerusan mulai pada nilai yang sama.',
    'Two rules say from the same value on that a level decides.',
  ),
  'lot-missing': text('Undian tanpa fakta hasilnya.', 'A lot has no fact that records it.'),
  'unknown-band': text(
    'Rentang atau skala suatu pilihan tidak ada.',
    "A selection's band or scale does not exist.",
  ),
  'selection-without-order': text(
    'Tidak ada nilai untuk mengurutkan.',
    'A selection has no value by which to put files in order.',
  ),
  'above-full-value': text(
    'Suatu bagian dapat bernilai di atas nilai penuhnya.',
    'A part can come to more than its full value.',
  ),
  'agreement-without-effect': text(
    'Jumlah lembar yang sepakat tidak mengubah apa pun.',
    'How many sheets agree changes nothing for a gate.',
  ),
  'level-without-office': text(
    'Tidak ada kantor yang menjawab bagi tingkat yang menilai kriteria.',
    'Nobody answers for a level that scores criteria.',
  ),
  'fact-without-source': text(
    'Tidak ada yang memberi suatu fakta yang dipakai.',
    'Nothing gives a fact that is used.',
  ),
  'built-in-fact': text(
    'Fakta yang diisi oleh sistem ditimpa, atau tidak dapat bernilai seperti itu.',
    'A fact that the system fills in is replaced, or can never have that value.',
  ),
  'fact-asked-twice': text(
    'Dua pertanyaan memberi fakta yang sama.',
    'Two questions give the same fact for one commodity.',
  ),
  'caller-fact-asked': text(
    'Pertanyaan menanyakan fakta yang datang dari luar.',
    'A question asks for a fact that comes from outside.',
  ),
  'commodities-empty': text(
    'Suatu bagian tidak berlaku bagi komoditas mana pun.',
    'A part concerns no commodity.',
  ),
  'criterion-never-applies': text('Kriteria tidak pernah berlaku.', 'A criterion never applies.'),
  'criterion-always-applies': text(
    'Kriteria bersyarat selalu berlaku.',
    'A criterion with a condition always applies.',
  ),
  'reason-limit': text(
    'Alasan tidak pernah diminta, atau selalu.',
    'A written reason is never asked for, or always.',
  ),
  'cap-without-effect': text(
    'Batas suatu gerbang tidak mengubah apa pun.',
    'The limit of a gate changes nothing.',
  ),
  'borderline-empty': text(
    'Tidak ada batas yang menyatakan berkas diragukan.',
    'There is no limit by which a file is in doubt.',
  ),
  'borderline-limit': text(
    'Semua berkas diragukan, atau tidak satu pun.',
    'All files are in doubt, or none.',
  ),
  'borderline-sheets': text('Tidak ada lembar tambahan.', 'There is never one more sheet.'),
  'stage-missing': text('Tahap yang harus ada belum ada.', 'A stage that is needed is missing.'),
  'stage-order': text('Urutan tahap tidak mungkin.', 'Stages are in an impossible order.'),
  'rubric-unused': text('Tidak ada komoditas yang memakai rubrik.', 'No commodity uses a rubric.'),
  'one-answer': text('Apa pun jawabannya, nilainya sama.', 'Whatever is answered, the points are the same.'),
  'without-effect': text(
    'Suatu kunci tidak mengubah apa pun di tempatnya.',
    'A key changes nothing where it stands.',
  ),
  'same-words': text('Dua bagian bersebelahan berbunyi sama.', 'Two neighbours have the same words.'),
  'stars-unclear': text(
    'Bintang tidak naik bersama rentang, atau diberi dua skala.',
    'Stars do not rise with the bands, or two scales give them.',
  ),
  'award-without-places': text(
    'Penghargaan yang tidak dapat diterima siapa pun.',
    'An award that nobody can get.',
  ),
  'seats-too-few': text(
    'Kursi yang menilai kurang dari jumlah lembar.',
    'The seats that score are fewer than the sheets wanted.',
  ),
  'timezone-unknown': text('Zona waktu tidak dikenal.', 'The time zone is not known.'),
  'condition-redundant': text(
    'Bagian suatu syarat tidak menentukan apa pun.',
    'A part of a condition decides nothing.',
  ),
  'document-never-asked': text('Dokumen tidak pernah diminta.', 'A document is never asked for.'),
  'number-band-unreachable': text(
    'Rentang angka di luar batas angkanya.',
    'A band lies beyond the limits of its number.',
  ),
  'evidence-decided': text(
    'Syarat bukti selalu atau tidak pernah terpenuhi.',
    'A condition on evidence always holds, or never.',
  ),
  'validity-too-long': text('Masa berlaku terlalu lama.', 'A result stands for too long.'),
} as const satisfies Record<string, Text>
