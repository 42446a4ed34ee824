import { plantedAssignments } from './planted-assignments.ts'
import { plantedObjections } from './planted-objections.ts'
import type { PlantedBreach } from './planted-breaches.ts'

const former =
  '{"stars":3,"of":3,"scheme":"lain","when":{"id":"0","en":"0"},"nominationId":null,"source":null}'
const holder = 'n.product_id, n.producer_id, n.commodity, n.area_path'

/** Breaches around holders who are evaluated again, and around what else comes after a result. */
export const plantedReevaluations: readonly PlantedBreach[] = [
  ...plantedObjections,
  ...plantedAssignments,
  {
    invariant: 'reevaluation.outcomes-follow',
    statements: [
      `insert into reevaluation select 'ulang', n.edition_id, ${holder}, '${former}', null, null, n.id, 'up',
        '{"stars":1,"of":3,"scheme":"lain"}', now() from nomination n limit 1`,
    ],
    names: `select 'ulang'`,
  },
  {
    invariant: 'reevaluation.all-settled',
    also: ['editions.rules-published'],
    statements: [
      `insert into edition select (jsonb_populate_record(one, '{"id":"edisi","slug":"edisi","state":"finished"}')).*
        from edition as one limit 1`,
      `insert into reevaluation select 'ulang', 'edisi', ${holder}, '${former}', 'uji', now(), null, null, null, null
        from nomination n limit 1`,
    ],
    names: `select 'ulang'`,
  },
  {
    invariant: 'coaching.results-counted',
    statements: [`delete from criterion_standing`],
    names: `select nomination_id from result`,
  },
]
