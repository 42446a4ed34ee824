import type { PlantedBreach } from './planted-breaches.ts'

const firstFile = 'select id from file order by id limit 1'

/** Around what a form brings: its key, its place in the ledger and its files. */
export const plantedFiles: readonly PlantedBreach[] = [
  {
    invariant: 'ledger.sequence',
    statements: ['update ledger_head set seq = seq + 1'],
    names: 'select seq from ledger_head',
  },
  {
    invariant: 'actions.keys-ended',
    statements: [`insert into action_key values ('kunci', null, 'nomination.submit', 'null'::jsonb, now())`],
    names: `select 'kunci'`,
  },
  {
    invariant: 'files.quarantine',
    statements: [
      `update file set scan = 'infected', scan_note = 'contoh', scanned_at = now() where id = (${firstFile})`,
    ],
    names: firstFile,
  },
  {
    invariant: 'files.scans',
    statements: [`update file set scan = 'clean', scanned_at = null where id = (${firstFile})`],
    names: firstFile,
  },
]
