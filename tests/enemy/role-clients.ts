import assert from 'node:assert/strict'
import type { Role } from '../../src/access/index.ts'
import { setGrantOwner } from '../../src/modules/people/accounts/grant-store.ts'
import { anAccount, testPassword } from '../builders/accounts.ts'
import { here } from '../builders/offices.ts'
import { findForm } from '../builders/page-forms.ts'
import { TestClient } from '../builders/test-client.ts'
import { grantOf } from '../journeys/walker.ts'
import type { Office } from './office.ts'

/** A demo person of each role; those who have a second role switch to it by its name. */
const personas: Readonly<Partial<Record<Role, readonly [string, string?]>>> = {
  operator: ['operator'],
  'office-head': ['kepala'],
  'province-officer': ['provinsi'],
  verifier: ['verifikator', 'Verifikator'],
  secretariat: ['verifikator', 'Sekretariat'],
  assessor: ['penilai-1'],
  chair: ['ketua'],
  'director-general': ['dirjen'],
  minister: ['menteri'],
  publisher: ['penerbit'],
  auditor: ['auditor'],
  administrator: ['admin'],
}

/** The producer of the office's firm, with an account: the demo has none. */
async function producerClient(office: Office): Promise<TestClient> {
  const { database } = office.application.environment
  const account = await anAccount(database, 'Produsen Contoh', [
    { role: 'producer', area: here.district.slice(0, 5) },
  ])
  const [grant = ''] = account.grantIds
  await database.write(tx => setGrantOwner(tx, grant, office.producer, account.actor.areaPath))
  const client = new TestClient(office.application.server)
  const { status } = await client.submit('/masuk', 'session.sign-in', {
    email: account.email,
    password: testPassword,
  })
  assert.equal(status, 303)
  return client
}

async function personaClient(office: Office, persona: string, name?: string): Promise<TestClient> {
  const client = new TestClient(office.application.server)
  await client.signIn(persona)
  const { body } = await client.get('/tugas')
  const form = findForm(body, 'session.switch-role')
  const grant = name === undefined ? null : grantOf(body, name)
  if (form && grant !== null) await client.post(form.target, { ...form.fields, grant })
  return client
}

/** Somebody of each role, signed in. */
export async function signInEveryRole(office: Office): Promise<ReadonlyMap<Role, TestClient>> {
  const clients = new Map<Role, TestClient>([['producer', await producerClient(office)]])
  for (const [role, [persona, name]] of Object.entries(personas))
    clients.set(role as Role, await personaClient(office, persona, name))
  return clients
}
