import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import type { Address, Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

/** A draft of an edition's rules, begun with a version of them. */
export const beginDraft = ({ environment }: Application, editionId: string, rulesId: string): Promise<void> =>
  environment.database.write(async tx => {
    await sql`insert into rules_draft (edition_id, content, cases, based_on, changed_by, changed_at)
      select ${editionId}, jsonb_set(content, '{example}', 'false'), cases, id, imported_by, now()
      from edition_rules where id = ${rulesId}`.execute(tx)
  })

const none = (path: string): Address => ({ path, subject: 'none' })

/** The pages on which rules are made. */
export function rulemakingAddresses({ at, rules }: OfficeWorld): Readonly<Record<string, Address>> {
  const draft = `/edisi-kelola/${at.assessed.edition}/susun`
  const exported = `/ekspor-edisi/${at.published.edition}`
  return {
    '/ekspor-edisi/:edition': { path: exported, subject: 'none' },
    // Nobody took it along a moment ago.
    '/ekspor-edisi/:edition/berkas.zip': { path: `${exported}/berkas.zip`, subject: 'none' },
    '/edisi-kelola/:id/susun': none(draft),
    '/edisi-kelola/:id/susun/bagian': none(`${draft}/bagian?di=panel`),
    '/edisi-kelola/:id/susun/coba': none(`${draft}/coba`),
    '/edisi-kelola/:id/susun/uji': none(`${draft}/uji?edisi=${at.published.edition}`),
    '/edisi-kelola/:id/susun/uji/hasil.csv': none(`${draft}/uji/hasil.csv?edisi=${at.published.edition}`),
    '/edisi-kelola/:id/susun/unduh': none(`${draft}/unduh`),
    '/edisi-kelola/:id/aturan/:rules/unduh': none(
      `/edisi-kelola/${at.assessed.edition}/aturan/${rules}/unduh`,
    ),
  }
}

/** The acts on a draft of rules. */
export const rulemakingForms = ({ at, rules, windowed }: OfficeWorld): Readonly<Record<string, Form>> => ({
  'edition.export': { fields: {} },
  'rules-draft.start': { fields: { from: rules }, path: `/edisi-kelola/${at.published.edition}/susun` },
  'rules-draft.fill': { fields: { place: 'panel', 'v.size': '3', 'v.quorum': '3' } },
  'rules-draft.arrange': { fields: { place: 'gates', act: 'add', index: '0', variant: '' } },
  'rules-draft.choose': { fields: { place: 'plenary', variant: '' } },
  'rules-draft.keep-cases': { fields: { cases: '' } },
  'rules-draft.add-case': { fields: { nama: 'Lembar kosong (contoh)' } },
  // Each ends a draft, so it has one of its own.
  'rules-draft.finish': { fields: {}, path: `/edisi-kelola/${at.draft.edition}/susun` },
  'rules-draft.drop': { fields: {}, path: `/edisi-kelola/${windowed.edition}/susun` },
})
