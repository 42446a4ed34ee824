import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { risingBands } from '../../scoring/bands.ts'
import type { Scale } from '../outcome.ts'
import { wholePoints } from './rubrics.ts'
import type { Check, LintView } from './view.ts'

/** What comes of a result: stars, awards, seats, and the zone in which deadlines are stated. */

const rising = text(
  'Bintang harus naik bersama rentangnya: rentang yang lebih tinggi memberi lebih banyak bintang, dan tidak ada yang tanpa bintang di atasnya.',
  'Stars must rise with the bands: a higher band gives more stars, and none without stars stands above it.',
)
const twoScales = text(
  'Skala lain sudah memberi bintang, jadi bintang suatu hasil tidak jelas. Pakai "stars" pada satu skala saja.',
  'Another scale gives stars already, so the stars of a result are not clear. Use "stars" on one scale only.',
)

function unclearStars(view: LintView, scale: Scale): readonly Problem[] {
  const bands = risingBands(scale)
  return bands.flatMap((band, index) => {
    const most = Math.max(0, ...bands.slice(0, index).map(each => each.stars ?? 0))
    return (band.stars ?? 0) > most || most === 0 ? [] : view.report('stars-unclear', band, ['stars'], rising)
  })
}

export const checkStars: Check = view => {
  const scales = view.document.scales.filter(scale => view.whole(scale))
  const starred = scales.filter(scale => scale.bands.some(band => band.stars !== undefined))
  return [
    ...scales.flatMap(scale => unclearStars(view, scale)),
    ...starred.slice(1).map(scale => view.report('stars-unclear', scale, ['bands'], twoScales)),
  ]
}

const noPlaces = text(
  'Penghargaan ini tidak mempunyai tempat di kelompok mana pun. Isi "places", atau hapus.',
  'This award has no places in any group. Fill in "places", or leave it out.',
)
const noFiles = text(
  'Tidak ada nilai setinggi ini, jadi tidak ada yang dapat dipilih. Turunkan "atLeast".',
  'No value is as high as this, so nothing can be chosen. Lower "atLeast".',
)

export const checkAwards: Check = view =>
  (view.document.selections ?? [])
    .filter(each => view.whole(each))
    .flatMap(({ awards, among }) => [
      ...awards
        .filter(({ places, exceptions }) => places === 0 && !exceptions?.some(each => each.places > 0))
        .map(award => view.report('award-without-places', award, ['places'], noPlaces)),
      ...(among?.atLeast !== undefined && among.atLeast > wholePoints
        ? [view.report('award-without-places', among, ['atLeast'], noFiles)]
        : []),
    ])

/** Those seats that give sheets have to be enough for the panel. */
export const checkSeats: Check = view => {
  const { panel } = view.document
  const scoring = panel.roles?.filter(role => role.scores) ?? []
  const seats = scoring.reduce((total, role) => total + role.seats, 0)
  if (scoring.length === 0 || seats >= panel.size || !view.whole(view.document, 'panel')) return []
  const message = text(
    `Peran yang menilai hanya mempunyai ${seats} kursi, padahal panel memerlukan ${panel.size} lembar. Tambah kursi, atau kecilkan "size".`,
    `The roles that score have ${seats} seats only, but the panel wants ${panel.size} sheets. Add seats, or lower "size".`,
  )
  return [view.report('seats-too-few', panel, ['roles'], message)]
}

const isZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

export const checkTimezone: Check = view => {
  const { timezone } = view.document
  if (!view.whole(view.document, 'timezone') || isZone(timezone)) return []
  const message = text(
    `Zona waktu "${timezone}" tidak dikenal. Tulis nama IANA, misalnya "Asia/Jakarta".`,
    `The time zone "${timezone}" is not known. Write its IANA name, such as "Asia/Jakarta".`,
  )
  return [view.report('timezone-unknown', view.document, ['timezone'], message)]
}

/** A hundred years: beyond some thousands no calendar has the day. */
const MOST_MONTHS = 1_200

export const checkValidity: Check = view => {
  const { validity } = view.document
  if (validity.months === null || validity.months <= MOST_MONTHS || !view.whole(validity)) return []
  const message = text(
    `Masa berlaku paling lama ${MOST_MONTHS} bulan. Tulis null bila tanpa batas akhir.`,
    `A result stands for ${MOST_MONTHS} months at most. Write null where it has no end.`,
  )
  return [view.report('validity-too-long', validity, ['months'], message)]
}
