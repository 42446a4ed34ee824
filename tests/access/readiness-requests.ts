import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { refreshSummaries } from '../../src/modules/readiness/refresh-summaries.ts'
import { newId } from '../../src/platform/random.ts'
import type { Address, Form } from './form.ts'
import type { OfficeWorld } from './office-world.ts'
import { here } from '../builders/offices.ts'

/** Requests to be nominated that lie with the office, one for each act. */
export type PetitionWorld = Readonly<
  Record<'take' | 'answer' | 'forward' | 'link' | 'withdraw', Readonly<{ id: string; code: string }>>
>

async function onePetition({ environment }: Application, editionId: string, rulesId: string) {
  const [id, code] = [newId(), `${newId()}${newId()}`]
  await environment.database.write(async tx => {
    await sql`insert into petition (id, code, form_token, edition_id, rules_id, commodity, area_path, place_path,
        state, product, business, contact_name, phone, contact_key, readiness, locale, consented_at, received_at,
        state_at, erase_after)
      values (${id}, ${code}, ${newId()}, ${editionId}, ${rulesId}, 'anyaman', ${here.path}, ${here.path}, 'received',
        'Tikar Contoh', 'Usaha Kenari Contoh', 'Ibu Contoh', '081200000000', ${id},
        '{"standing":"near","asked":3,"met":2,"lacks":[{"id":"nib","title":{"id":"NIB","en":"NIB"}}]}', 'id',
        now(), now(), now(), now() + interval '1 year')`.execute(tx)
  })
  return { id, code }
}

export async function petitionWorld(
  application: Application,
  editionId: string,
  rulesId: string,
): Promise<PetitionWorld> {
  await refreshSummaries(application.environment, 60)
  const one = () => onePetition(application, editionId, rulesId)
  return {
    take: await one(),
    answer: await one(),
    forward: await one(),
    link: await one(),
    withdraw: await one(),
  }
}

const OFFICE = '/permintaan-kelola'

/** The pages of readiness, and of who asks to be nominated. */
export const readinessAddresses = ({
  product,
  petitions,
}: OfficeWorld): Readonly<Record<string, Address>> => ({
  '/kesiapan/:id': { path: `/kesiapan/${product}`, subject: 'office' },
  '/permintaan/:code': { path: `/permintaan/${petitions.take.code}`, subject: 'none' },
  // Of the office, of no firm: not even its own producers read who else asks.
  '/permintaan-kelola/:id': { path: `${OFFICE}/${petitions.take.id}`, subject: 'sentra' },
})

/** Their forms, each for a petition on which the act is open. */
export const readinessForms = ({ product, petitions, at }: OfficeWorld): Readonly<Record<string, Form>> => ({
  'petition.send': {
    fields: {
      token: newId(),
      edisi: at.draft.edition,
      komoditas: 'anyaman',
      wilayah: '32.05',
      product: 'Tas Contoh',
      business: 'Usaha Contoh',
      contactName: 'Ibu Contoh',
      phone: '0812 0000 1111',
      consent: 'yes',
    },
  },
  'petition.withdraw': { path: `/permintaan/${petitions.withdraw.code}`, fields: {} },
  'petition.take': { fields: { version: '1' } },
  'petition.answer': {
    path: `${OFFICE}/${petitions.answer.id}`,
    fields: { version: '1', outcome: 'accepted', answer: '' },
  },
  'petition.forward': {
    path: `${OFFICE}/${petitions.forward.id}`,
    fields: { version: '1', wilayah: '33.02' },
  },
  'petition.link': { path: `${OFFICE}/${petitions.link.id}`, fields: { version: '1', productId: product } },
})
