import type { PlantedBreach } from './planted-breaches.ts'

const someDocument = 'select id from document order by id limit 1'

/** Breaches around papers and what ends them. */
export const plantedDocuments: readonly PlantedBreach[] = [
  {
    invariant: 'documents.changed-since',
    statements: [`update document set changed_on = '2031-01-01' where id = (${someDocument})`],
    names: someDocument,
  },
  {
    invariant: 'documents.warned-of-an-end',
    statements: [
      `update document set valid_until = null where id = (${someDocument})`,
      `insert into document_warning (document_id, days_before, sent_at, mails) select id, 30, now(), 1 from document order by id limit 1`,
    ],
    names: someDocument,
  },
]
