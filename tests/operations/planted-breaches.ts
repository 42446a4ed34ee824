import { plantedContributions } from './planted-contributions.ts'
import { plantedLetters } from './planted-letters.ts'
import { plantedDocuments } from './planted-documents.ts'
import { plantedFiles } from './planted-files.ts'
import { plantedHandOvers } from './planted-hand-overs.ts'
import { aroundPages } from './planted-page-breaches.ts'
import { plantedHelp } from './planted-help.ts'
import { plantedImports } from './planted-imports.ts'
import { plantedNotices } from './planted-notices.ts'
import { plantedPeople } from './planted-people.ts'
import { plantedPlenary } from './planted-plenary.ts'
import { plantedReadiness } from './planted-readiness.ts'
import { plantedReevaluations } from './planted-reevaluations.ts'
import { plantedVerifications } from './planted-verifications.ts'
import { aroundSamples } from './planted-samples.ts'
import { aroundSheets } from './planted-sheets.ts'
import { plantedSigning } from './planted-signing.ts'
import { plantedWindows } from './planted-windows.ts'

/** One thing made wrong behind the platform's back, and which invariants must find it. */
export type PlantedBreach = Readonly<{
  invariant: string
  /** Others that cannot but find it too, since it makes their records wrong as well. */
  also?: readonly string[]
  statements: readonly string[]
  /** The id that must be named: a query with one value. */
  names: string
}>

const untouched = (table: string, statement: string): readonly string[] => [
  `alter table ${table} disable trigger user`,
  statement,
]
const copyOf = (table: string, changes: string, where = 'true'): string =>
  `insert into ${table} select (jsonb_populate_record(one, ${changes})).* from ${table} as one where ${where} limit 1`

const nomination = 'select id from nomination'
const list = 'select id from recommendation'
const recomputed = 'decisions.results-recomputed'

const aroundEditions: readonly PlantedBreach[] = [
  {
    invariant: 'editions.rules-hash',
    statements: untouched(
      'edition_rules',
      `update edition_rules set content = content || '{"note":"lain"}' where id not in (select rules_id from nomination)`,
    ),
    names: 'select id from edition_rules where id not in (select rules_id from nomination) limit 1',
  },
  {
    invariant: 'editions.rules-published',
    statements: [copyOf('edition', `'{"id":"edisi","slug":"edisi","state":"open"}'`)],
    names: `select 'edisi'`,
  },
  {
    invariant: 'editions.stage-windows',
    statements: [
      `update edition_stage set closes_at = opens_at - interval '1 day' where (edition_id, stage_id) =
        (select edition_id, stage_id from edition_stage where opens_at is not null order by 1, 2 limit 1)`,
    ],
    names: `select edition_id || ' ' || stage_id from edition_stage where opens_at is not null order by edition_id, stage_id limit 1`,
  },
  {
    invariant: 'producers.photo-file',
    statements: [
      'alter table photo drop constraint photo_file_id_fkey',
      `update photo set file_id = 'hilang' where id = (select id from photo order by id limit 1)`,
    ],
    names: `select id from photo where file_id = 'hilang'`,
  },
  {
    invariant: 'documents.file',
    statements: [
      'alter table document drop constraint document_file_id_fkey',
      `update document set file_id = 'hilang' where id = (select id from document where file_id is not null order by id limit 1)`,
    ],
    names: `select id from document where file_id = 'hilang'`,
  },
]

const aroundNominations: readonly PlantedBreach[] = [
  {
    invariant: 'nominations.receipt',
    statements: ['update nomination set receipt = null'],
    names: nomination,
  },
  {
    invariant: 'nominations.pinned-rules',
    statements: [`update nomination set submitted_file = jsonb_set(submitted_file, '{rulesHash}', '"lain"')`],
    names: nomination,
  },
  {
    invariant: 'nominations.frozen-files',
    statements: [
      `update nomination set submitted_file = jsonb_set(submitted_file, '{photos,0,sha256}', '"lain"')`,
    ],
    names: nomination,
  },
  {
    invariant: 'nominations.state-event',
    statements: [copyOf('nomination', `'{"id":"usulan","state":"withdrawn","receipt":null}'`)],
    names: `select 'usulan'`,
  },
  {
    invariant: 'verification.admitted',
    statements: [`delete from verification_outcome where outcome = 'admitted'`],
    names: nomination,
  },
  {
    invariant: 'verification.items-accepted',
    statements: [
      `update check_item set state = 'returned' where item_id = (select min(item_id) from check_item)`,
    ],
    names: nomination,
  },
  {
    invariant: 'samples.blind-codes',
    statements: [
      'alter table blind_code drop constraint blind_code_code_key',
      copyOf('nomination', `'{"id":"usulan","state":"withdrawn","receipt":null}'`),
      copyOf('blind_code', `'{"nomination_id":"usulan"}'`),
    ],
    also: ['nominations.state-event'],
    names: `select 'usulan'`,
  },
  {
    invariant: 'samples.code-given',
    statements: [
      'drop index nomination_once',
      copyOf('nomination', `'{"id":"usulan","state":"in-assessment","receipt":"X"}'`),
    ],
    also: ['nominations.state-event', 'verification.admitted'],
    names: `select 'usulan'`,
  },
]

const aroundDecisions: readonly PlantedBreach[] = [
  {
    invariant: 'decisions.list-states',
    statements: [`update nomination set state = 'decided'`],
    names: nomination,
  },
  {
    invariant: 'decisions.approved-in-order',
    statements: untouched(
      'recommendation',
      `update recommendation set approved_at = decided_at + interval '1 day'`,
    ),
    names: list,
  },
  {
    invariant: 'decisions.list-digest',
    statements: untouched('recommendation', `update recommendation set digest = 'lain'`),
    also: [recomputed],
    names: list,
  },
  {
    invariant: 'decisions.list-events',
    statements: [copyOf('recommendation', `'{"id":"daftar","version":9,"state":"returned"}'`)],
    names: `select 'daftar'`,
  },
  {
    invariant: 'decisions.two-persons',
    statements: [
      'alter table publication drop constraint publication_check',
      'update publication set released_by = prepared_by',
    ],
    names: list,
  },
  {
    invariant: 'decisions.results-as-decided',
    statements: untouched('result', `update result set scheme = 'lain'`),
    names: nomination,
  },
  {
    invariant: recomputed,
    statements: untouched('result', `update result set trace = trace || '{"note":"lain"}'`),
    names: nomination,
  },
]

const aroundPublic: readonly PlantedBreach[] = [
  {
    invariant: 'certificates.one-each',
    statements: untouched(
      'certificate',
      `update certificate set content = jsonb_set(content, '{stars}', '9')`,
    ),
    names: nomination,
  },
  {
    invariant: 'certificates.number',
    statements: untouched(
      'certificate',
      `update certificate set content = jsonb_set(content, '{number}', '"lain"')`,
    ),
    names: 'select id from certificate',
  },
  {
    invariant: 'certificates.check-key',
    statements: [
      `update certificate set check_key = 'LAIN'`,
      `update catalogue_entry set certificate_key = 'LAIN'`,
    ],
    names: 'select id from certificate',
  },
  {
    invariant: 'catalogue.one-each',
    statements: ['delete from catalogue_entry'],
    names: nomination,
  },
  {
    invariant: 'catalogue.certificate',
    statements: ['update catalogue_entry set certificate_key = null'],
    names: nomination,
  },
  {
    invariant: 'catalogue.counts',
    statements: ['update catalogue_group set entries = entries + 1'],
    names: 'select id from catalogue_group',
  },
]

export const plantedBreaches: readonly PlantedBreach[] = [
  ...plantedPeople,
  ...plantedPlenary,
  ...aroundEditions,
  ...aroundPages,
  ...aroundNominations,
  ...aroundSheets,
  ...aroundDecisions,
  ...aroundPublic,
  ...plantedContributions,
  ...plantedLetters,
  ...plantedDocuments,
  ...plantedFiles,
  ...plantedHandOvers,
  ...plantedSigning,
  ...plantedHelp,
  ...plantedImports,
  ...plantedNotices,
  ...plantedReadiness,
  ...plantedReevaluations,
  ...aroundSamples,
  ...plantedWindows,
  ...plantedVerifications,
]
