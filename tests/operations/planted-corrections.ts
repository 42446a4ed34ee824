import type { PlantedBreach } from './planted-breaches.ts'

/** Breaches around new decisions after objections. */
export const plantedCorrections: readonly PlantedBreach[] = [
  {
    invariant: 'decisions.superseded-once',
    also: ['decisions.results-as-decided'],
    statements: ['insert into superseded_result select result.*, publication_id, now() from result'],
    names: 'select nomination_id from result',
  },
  {
    invariant: 'decisions.corrected-inputs',
    statements: [
      'alter table result disable trigger user',
      // What the file says as well: the computation is the same, but nobody corrected it.
      `update result set inputs = jsonb_build_object('round', 1, 'facts', jsonb_build_object('commodity', n.commodity))
        from nomination n where n.id = result.nomination_id`,
    ],
    names: 'select nomination_id from result',
  },
  {
    invariant: 'decisions.awaited',
    // A record that no act made: of words only, so that nothing is computed from it.
    statements: [
      'alter table awaited_fact disable trigger user',
      `insert into awaited_fact (nomination_id, gate, value, reason, paper, recorded_by, recorded_at)
        select nomination_id, 'dugaan-tiruan', 'true', 'Contoh', 'S-1', 'uji', now() from result`,
    ],
    names: 'select nomination_id from result',
  },
  {
    invariant: 'decisions.lots-as-drawn',
    statements: [
      `insert into lot select nomination_id, edition_id, 7, 'kuota', 'Contoh', 'uji', now() from result`,
    ],
    names: 'select nomination_id from result',
  },
  {
    invariant: 'objections.decided-anew',
    statements: [
      `insert into objection (id, nomination_id, edition_id, producer_id, area_path, side, state, grounds, criteria, text,
          opened_by, opened_at, sent_by, received_at, receipt, answer_by)
        select 'ditolak', n.id, n.edition_id, n.producer_id, n.area_path, 'office', 'received', '["document"]', '[]', 'Contoh',
          'uji', now(), 'uji', now(), 'SGH-9', now() from nomination n limit 1`,
      `insert into correction (objection_id, nomination_id, edition_id, ground, supersedes, opened_by, opened_at)
        select 'ditolak', nomination_id, edition_id, 'Contoh', publication_id, 'uji', now() from result`,
    ],
    names: `select 'ditolak'`,
  },
]
