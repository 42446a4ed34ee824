import type { PlantedBreach } from './planted-breaches.ts'

/** An event and a hand-over of the only certificate at it. */
const handedOver = (heldOn: string, recordedAt = 'now()', edition = 'edition_id'): readonly string[] => [
  `insert into conferment select 'acara', ${edition}, 'Acara', '', 'Contoh', ${heldOn}, 'Contoh', 'Contoh', now(), 'uji', 1
    from certificate`,
  `insert into hand_over select 'penyerahan', id, 'acara', '', ${recordedAt}, 'uji', null from certificate`,
]
const tomorrow = ['current_date + 1', `now() + interval '2 days'`] as const
const names = `select 'penyerahan'`

/** Breaches around the handing over of certificates. */
export const plantedHandOvers: readonly PlantedBreach[] = [
  {
    invariant: 'certificates.hand-over-edition',
    statements: [
      `insert into edition select (jsonb_populate_record(one, '{"id":"edisi","slug":"edisi","state":"prepared"}')).*
        from edition as one limit 1`,
      ...handedOver(...tomorrow, `'edisi'`),
    ],
    names,
  },
  {
    invariant: 'certificates.hand-over-after-issue',
    statements: handedOver('current_date - 9'),
    names,
  },
  { invariant: 'certificates.hand-over-day', statements: handedOver('current_date + 9'), names },
  {
    invariant: 'certificates.hand-over-not-withdrawn',
    also: ['catalogue.counted'],
    statements: [
      ...handedOver(...tomorrow),
      `update certificate set state = 'withdrawn', withdrawn_at = now(), withdrawal = '{}'`,
    ],
    names,
  },
  {
    invariant: 'certificates.place',
    statements: [`update certificate set commodity = 'lain'`],
    names: 'select id from certificate',
  },
]
