import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { insertOutsideList } from '../../src/modules/assessment/outside/outside-list-store.ts'
import { json } from '../../src/platform/database/index.ts'
import { newId } from '../../src/platform/random.ts'
import { assessedEdition } from '../builders/assessed-edition.ts'
import { DISPUTE, outsideRules, RATING } from '../builders/outside-rules.ts'
import type { Address, Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'

/** A nomination whose rules want facts from outside, and two files of them, one for each act. */
export type OutsideWorld = Readonly<{
  edition: string
  nomination: string
  toConfirm: string
  toCancel: string
}>

const source = { issuer: 'Balai Uji Contoh', paper: 'BU-1/2026', paperDate: '1/2/2026' }

/** The office's product once more, admitted by such rules. */
export async function outsideWorld(application: Application, from: string): Promise<OutsideWorld> {
  const { environment } = application
  const edition = await assessedEdition(environment, { caseIds: [], rules: outsideRules() })
  const id = newId()
  const changes = { id, edition_id: edition.id, rules_id: edition.rulesId, receipt: id, state: 'admitted' }
  await environment.database.write(tx =>
    sql`insert into nomination select (jsonb_populate_record(one, ${json(changes)}::jsonb)).* from nomination as one
      where one.id = ${from}`.execute(tx),
  )
  const sent = async (): Promise<string> => {
    const list = newId()
    await environment.database.write(tx =>
      insertOutsideList(tx, {
        id: list,
        editionId: edition.id,
        name: 'nilai.csv',
        digest: '',
        locale: 'id',
        rows: [
          { row: 2, cells: { number: id, [`fact.${RATING}`]: '75', ...source }, addresses: {}, problems: [] },
        ],
        notes: [],
        sentBy: 'uji',
        sentAt: environment.clock.now(),
        state: 'seen',
        endedBy: null,
        endedAt: null,
        rowVersion: 1,
      }),
    )
    return list
  }
  return { edition: edition.id, nomination: id, toConfirm: await sent(), toCancel: await sent() }
}

const none = (path: string): Address => ({ path, subject: 'none' })

export const outsideAddresses = ({ outside }: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/fakta-luar/edisi/:edition': none(`/fakta-luar/edisi/${outside.edition}`),
  '/fakta-luar/edisi/:edition/templat.xlsx': none(`/fakta-luar/edisi/${outside.edition}/templat.xlsx`),
  '/fakta-luar/daftar/:id': none(`/fakta-luar/daftar/${outside.toConfirm}`),
  '/fakta-luar/usulan/:id': none(`/fakta-luar/usulan/${outside.nomination}`),
  '/fakta-luar/usulan/:id/:fact': none(`/fakta-luar/usulan/${outside.nomination}/${DISPUTE}`),
})

export const outsideForms = ({ outside }: OfficeWorld): Readonly<Record<string, Form>> => {
  const file = new File(
    [
      `Nomor usulan;Nilai uji;Diterbitkan oleh;Nomor surat;Tanggal surat\n${outside.nomination};75;Balai Uji Contoh;BU-2;1/2/2026\n`,
    ],
    'nilai.csv',
  )
  return {
    'outside-list.send': { fields: { outsideFile: file } },
    'outside-list.confirm': { path: `/fakta-luar/daftar/${outside.toConfirm}`, fields: { version: '1' } },
    'outside-list.cancel': { path: `/fakta-luar/daftar/${outside.toCancel}`, fields: { version: '1' } },
    'outside-fact.bring': { fields: { value: 'no', ...source } },
  }
}
