import type { Locale } from '../../foundation/text.ts'
import { catalogue, formatDay, formatMoment, formatTime } from '../../platform/translations.ts'
import { starsText } from '../decisions/index.ts'
import { chairOf } from './chair-words.ts'
import type { MinutedCase, MinutedMotion, MinutedTurn, MinutesContent } from './minutes.ts'

/** The words of the minutes, on the page and on the paper. */
export const minutesWords = catalogue(
  {
    title: 'Berita acara sidang pleno',
    example: 'CONTOH',
    edition: 'Edisi',
    session: 'Sidang',
    sessionOf: (number: string) => `Sidang pleno ke-${number}`,
    day: 'Hari',
    place: 'Tempat',
    time: 'Waktu',
    until: (from: string, to: string) => `${from} sampai ${to}`,
    secretary: 'Sekretaris',
    quorum: 'Kuorum',
    quorumOf: (needed: string) => `${needed} anggota yang hadir dan boleh bersuara`,
    byRules: 'menurut aturan edisi',
    byDefault: 'lebih dari separuh yang diundang, karena aturan edisi tidak menyebut kuorum',
    majority: 'Cara memutus',
    majorities: {
      simple: 'suara setuju lebih banyak daripada tidak setuju; bila berimbang, suara ketua menentukan',
      'two-thirds': 'sekurang-kurangnya dua pertiga suara setuju dan tidak setuju',
      consensus: 'tidak ada suara tidak setuju',
    },
    attendance: 'Kehadiran',
    member: 'Anggota',
    times: 'Hadir',
    absent: 'tidak hadir',
    breaks: 'Jeda',
    cases: 'Usulan yang dibahas',
    noCases: 'Tidak ada usulan yang dibahas.',
    proposed: (stars: string) => `Usul menurut aturan: ${stars}.`,
    turn: (from: string, to: string) => `Dibahas pukul ${from} sampai ${to}.`,
    again: (reason: string) => `Alasan dipanggil: ${reason}`,
    recused: (names: string) => `Di luar ruangan: ${names}.`,
    kinds: {
      'own-province': 'provinsi sendiri',
      'known-interest': 'benturan kepentingan yang sudah diketahui',
      'found-interest': 'benturan kepentingan yang ditemukan dan belum diperiksa',
      declared: 'menyatakan benturan kepentingan dalam sidang',
    },
    motions: {
      'as-proposed': (stars: string) => `sesuai usul aturan, ${stars}`,
      'other-stars': (stars: string) => `berbeda dari usul aturan, ${stars}`,
      'further-sheet': () => 'satu lembar penilaian lagi',
      defer: () => 'ditunda',
    },
    motion: (number: string, what: string, mover: string, seconder: string) =>
      `Usul ${number}: ${what}. Diajukan ${mover}, didukung ${seconder}.`,
    reason: (reason: string) => `Alasan: ${reason}`,
    consensus: (present: string) => `Diterima dengan mufakat oleh ${present} anggota yang hadir.`,
    votes: (yes: string, no: string, abstained: string, present: string) =>
      `Setuju ${yes}, tidak setuju ${no}, abstain ${abstained}, dari ${present} anggota yang boleh bersuara.`,
    hands: (count: string, by: string) => `${count} di antaranya dengan angkat tangan, dihitung ${by}.`,
    casting: { yes: 'Suara penentu ketua: setuju.', no: 'Suara penentu ketua: tidak setuju.' },
    castingOfLead: { yes: 'Suara penentu pimpinan: setuju.', no: 'Suara penentu pimpinan: tidak setuju.' },
    led: (name: string, at: string) =>
      `Pimpinan diserahkan kepada ${name} pukul ${at}, karena ketua di luar ruangan untuk usulan ini.`,
    states: {
      open: '',
      tied: '',
      passed: 'Diterima.',
      lost: 'Tidak diterima.',
      withdrawn: 'Ditarik sebelum dihitung.',
      void: 'Batal.',
    },
    voided: {
      'sheet-opened': (reason: string, votes: string) =>
        `Sebuah lembar penilaian dibuka lagi selama usul ini berjalan: ${reason} Suara yang sudah masuk (${votes}) tersimpan dan tidak dihitung.`,
      'sheet-added': (_reason: string, votes: string) =>
        `Usulan dikirim ke satu penilai lagi selama usul ini berjalan. Suara yang sudah masuk (${votes}) tersimpan dan tidak dihitung.`,
    },
    cleared: (name: string, at: string) => `${name} sampai diperiksa pukul ${at}`,
    settled: (stars: string) => `Putusan: ${stars}`,
    departed: 'berbeda dari usul aturan',
    deferred: 'Ditunda, belum diputuskan',
    further: 'Dikirim ke satu penilai lagi, belum diputuskan',
    open: 'Belum diputuskan',
    left: (count: string) => `Usulan edisi ini yang belum diputuskan saat sidang ditutup: ${count}.`,
    corrections: 'Perbaikan',
    correction: (version: string, by: string, at: string) => `Versi ${version}, ${by}, ${at}:`,
    evidence: 'Bukti',
    rules: 'Sidik aturan',
    table: 'Sidik tabel pleno saat ditutup',
    digest: 'Sidik berita acara',
    version: (version: string, at: string) => `Versi ${version}, dibuat ${at}`,
    hidden: 'Suara dicatat sebagai jumlah. Nama pembuat dan tempat produk tidak disebut dalam sidang.',
  },
  {
    title: 'Minutes of the plenary session',
    example: 'EXAMPLE',
    edition: 'Edition',
    session: 'Session',
    sessionOf: number => `Plenary session ${number}`,
    day: 'Day',
    place: 'Place',
    time: 'Time',
    until: (from, to) => `${from} to ${to}`,
    secretary: 'Secretary',
    quorum: 'Quorum',
    quorumOf: needed => `${needed} members present and free to vote`,
    byRules: 'by the rules of the edition',
    byDefault: 'more than half of the invited, since the rules of the edition name no quorum',
    majority: 'How it decides',
    majorities: {
      simple: 'more votes for than against; the chair’s vote where they are equal',
      'two-thirds': 'two thirds of the votes for and against, or more',
      consensus: 'no vote against',
    },
    attendance: 'Attendance',
    member: 'Member',
    times: 'Present',
    absent: 'absent',
    breaks: 'Breaks',
    cases: 'Cases',
    noCases: 'No case came up.',
    proposed: stars => `Proposal by the rules: ${stars}.`,
    turn: (from, to) => `Before the session from ${from} to ${to}.`,
    again: reason => `Why it was called: ${reason}`,
    recused: names => `Out of the room: ${names}.`,
    kinds: {
      'own-province': 'own province',
      'known-interest': 'conflict of interest known before',
      'found-interest': 'conflict of interest that was found, and not looked into',
      declared: 'declared a conflict of interest in the session',
    },
    motions: {
      'as-proposed': stars => `as the rules propose, ${stars}`,
      'other-stars': stars => `departing from the rules’ proposal, ${stars}`,
      'further-sheet': () => 'one more scoresheet',
      defer: () => 'defer',
    },
    motion: (number, what, mover, seconder) =>
      `Motion ${number}: ${what}. Moved by ${mover}, seconded by ${seconder}.`,
    reason: reason => `Reason: ${reason}`,
    consensus: present => `Carried by consensus of ${present} members present.`,
    votes: (yes, no, abstained, present) =>
      `For ${yes}, against ${no}, abstained ${abstained}, of ${present} members free to vote.`,
    hands: (count, by) => `${count} of them by show of hands, counted by ${by}.`,
    casting: { yes: 'The chair’s casting vote: for.', no: 'The chair’s casting vote: against.' },
    castingOfLead: {
      yes: 'The casting vote of who led: for.',
      no: 'The casting vote of who led: against.',
    },
    led: (name, at) =>
      `The lead was handed over to ${name} at ${at}, since the chair was out of the room for this case.`,
    states: {
      open: '',
      tied: '',
      passed: 'Carried.',
      lost: 'Not carried.',
      withdrawn: 'Withdrawn before it was counted.',
      void: 'Void.',
    },
    voided: {
      'sheet-opened': (reason, votes) =>
        `A scoresheet was opened again while this motion ran: ${reason} The votes cast until then (${votes}) are kept and not counted.`,
      'sheet-added': (_reason, votes) =>
        `The case was sent to one more assessor while this motion ran. The votes cast until then (${votes}) are kept and not counted.`,
    },
    cleared: (name, at) => `${name} until it was cleared at ${at}`,
    settled: stars => `Settled: ${stars}`,
    departed: 'departs from the rules’ proposal',
    deferred: 'Deferred, not settled',
    further: 'Sent to one more assessor, not settled',
    open: 'Not settled',
    left: count => `Cases of this edition that were not settled when the session closed: ${count}.`,
    corrections: 'Corrections',
    correction: (version, by, at) => `Version ${version}, ${by}, ${at}:`,
    evidence: 'Evidence',
    rules: 'Digest of the rules',
    table: 'Digest of the plenary’s table at closing',
    digest: 'Digest of the minutes',
    version: (version, at) => `Version ${version}, made ${at}`,
    hidden: 'Votes are on record as counts. Makers and places are not named in the session.',
  },
)
type Words = (typeof minutesWords)['id']

/** What the ledger says of an act that a carried motion asked for. */
export const motionReason = (session: number, motion: number, reason: string): string =>
  `${minutesWords.id.sessionOf(String(session))}, usul ${motion}: ${reason}`

/** The minutes as a reader meets them: lines of text in order. */
export type MinutesInWords = Readonly<{
  facts: readonly Readonly<{ term: string; detail: string }>[]
  members: readonly Readonly<{ name: string; times: string }>[]
  breaks: readonly string[]
  cases: readonly Readonly<{ code: string; title: string; result: string; lines: readonly string[] }>[]
  left: string
  corrections: readonly Readonly<{ head: string; text: string }>[]
}>

const clock = (iso: string, locale: Locale): string => formatTime(new Date(iso), locale)

function motionLines(
  one: MinutedMotion,
  { of, led }: Readonly<{ of: number; led: MinutedTurn['led'] }>,
  locale: Locale,
): readonly string[] {
  const own: Words = minutesWords[locale]
  const castings = led ? own.castingOfLead : own.casting
  const stars = one.stars === null ? '' : starsText(one.stars, of)[locale]
  const count =
    one.means === null
      ? []
      : one.means === 'consensus'
        ? [own.consensus(String(one.present))]
        : [
            own.votes(String(one.yes), String(one.no), String(one.abstained), String(one.present)),
            ...(one.byHand > 0 ? [own.hands(String(one.byHand), one.countedBy)] : []),
          ]
  const why = one.voided ? [own.voided[one.voided.cause](one.voided.reason, String(one.voided.votes))] : []
  const casting = one.casting === null ? [] : [castings[one.casting]]
  // Consensus says by itself that the motion was carried.
  const outcome = one.means === 'consensus' && one.state === 'passed' ? [] : [own.states[one.state]]
  const end = [...count, ...casting, ...outcome, ...why]
  return [
    own.motion(String(one.number), own.motions[one.kind](stars), one.movedBy, one.secondedBy),
    ...(one.reason === '' ? [] : [own.reason(one.reason)]),
    end.filter(part => part !== '').join(' '),
  ]
}

function turnLines(turn: MinutedTurn, of: number, locale: Locale): readonly string[] {
  const own: Words = minutesWords[locale]
  const named = (one: MinutedTurn['recused'][number]): string => `${one.name} (${own.kinds[one.kind]})`
  const out = turn.recused
    .map(one => (one.until === undefined ? named(one) : own.cleared(named(one), clock(one.until, locale))))
    .join(', ')
  return [
    own.turn(clock(turn.from, locale), clock(turn.to, locale)),
    ...(turn.reason === '' ? [] : [own.again(turn.reason)]),
    ...(out === '' ? [] : [own.recused(out)]),
    ...(turn.led ?? []).map(one => own.led(one.name, clock(one.from, locale))),
    ...turn.motions.flatMap(one => motionLines(one, { of, led: turn.led }, locale)),
  ]
}

function resultOf(one: MinutedCase, locale: Locale): string {
  const own: Words = minutesWords[locale]
  const last = one.turns.flatMap(turn => turn.motions).findLast(motion => motion.state === 'passed')
  if (one.stars === null && last?.kind === 'further-sheet') return own.further
  if (one.stars === null) return one.standing === 'deferred' ? own.deferred : own.open
  const settled = own.settled(starsText(one.stars, one.of)[locale])
  return one.departed ? `${settled} (${own.departed})` : settled
}

function factsOf(content: MinutesContent, locale: Locale): MinutesInWords['facts'] {
  const own: Words = minutesWords[locale]
  const { session, quorum } = content
  const ground = quorum.isByRules ? own.byRules : own.byDefault
  const at = (iso: string): string => formatMoment(new Date(iso), locale)
  return [
    { term: own.edition, detail: content.edition.title[locale] },
    { term: own.session, detail: own.sessionOf(String(session.number)) },
    { term: own.day, detail: formatDay(session.heldOn, locale) },
    { term: own.place, detail: session.place },
    { term: own.time, detail: own.until(at(session.from), at(session.to)) },
    { term: chairOf(content, locale), detail: content.chair },
    { term: own.secretary, detail: content.secretary },
    { term: own.quorum, detail: `${own.quorumOf(String(quorum.needed))} (${ground})` },
    { term: own.majority, detail: own.majorities[quorum.majority] },
  ]
}

export function inWords(content: MinutesContent, locale: Locale): MinutesInWords {
  const own: Words = minutesWords[locale]
  const span = ({ from, to }: Readonly<{ from: string; to: string }>): string =>
    own.until(clock(from, locale), clock(to, locale))
  return {
    facts: factsOf(content, locale),
    members: content.members.map(one => ({
      name: one.name,
      times: one.times.length === 0 ? own.absent : one.times.map(span).join('; '),
    })),
    breaks: content.breaks.map(one => `${span(one)}: ${one.reason}`),
    cases: content.cases.map(one => ({
      code: one.code,
      title: `${one.product} (${one.commodity[locale]})`,
      result: resultOf(one, locale),
      lines: [
        ...(one.proposed === null ? [] : [own.proposed(starsText(one.proposed, one.of)[locale])]),
        ...one.turns.flatMap(turn => turnLines(turn, one.of, locale)),
      ],
    })),
    left: own.left(String(content.left)),
    corrections: content.corrections.map(one => ({
      head: own.correction(String(one.version), one.by, formatMoment(new Date(one.at), locale)),
      text: one.text,
    })),
  }
}
