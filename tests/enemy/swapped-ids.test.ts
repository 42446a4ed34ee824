// on PostgreSQL: every act on the records of others.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { grants, type Role } from '../../src/access/index.ts'
import { newId } from '../../src/platform/random.ts'
import { allRoutes } from '../../src/setup/routes.ts'
import type { Route } from '../../src/web/index.ts'
import { findForm } from '../builders/page-forms.ts'
import { photo } from '../builders/specimens.ts'
import { watchState } from '../builders/stored-state.ts'
import { TestClient, type Answer } from '../builders/test-client.ts'
import { openOffice, sendForm, wordsIn, type Office } from './office.ts'
import { signInEveryRole } from './role-clients.ts'

let office: Office
let routes: readonly Route[]
let state: () => Promise<string>
let clients: ReadonlyMap<Role, TestClient>

before(async () => {
  office = await openOffice()
  routes = allRoutes(office.application)
  // Signing in is in the ledger, so everybody is signed in before anything is compared.
  clients = await signInEveryRole(office)
  state = await watchState(office.application)
})
after(() => office.application.close())

const keyOf = async (client: TestClient): Promise<string> =>
  findForm((await client.get('/sesi')).body, 'session.sign-out')?.fields['_key'] ?? ''

/** Somebody whose role opens the action, or a visitor for what is open to all. */
async function somebodyFor(action: string): Promise<TestClient> {
  for (const { role, actions } of grants) {
    const client = actions.includes(action) ? clients.get(role) : undefined
    if (client) return client
  }
  return new TestClient(office.application.server)
}

/** What may stand in the place of an id; as sent in a body. In an address it is written for addresses. */
const malformed = (): readonly string[] => [
  newId(),
  office.product,
  office.producer.toUpperCase(),
  'x',
  '-1',
  'null',
  'undefined',
  '0'.repeat(5_000),
  "1' or '1'='1' --",
  '"; drop table nomination; --',
  '../../etc/passwd',
  '${7*7}{{7*7}}',
  '💥‮é',
  'a\u0000b',
  '{"$ne":null}',
  '00000000-0000-4000-8000-000000000000',
]
/** Addresses that no encoder writes. */
const unencoded = ['%', '%E0%A4%A', '%00', '%2e%2e%2f', '%FF%FE']

const addressOf = (path: string, value: string): string => path.replaceAll(/:[a-z]+/g, value)
const withIds = () => routes.filter(({ path }) => path.includes(':'))

test('a page whose address holds no id of its kind, opened by one who may open such pages, is not found', async () => {
  const faults: string[] = []
  for (const route of withIds()) {
    const client = await somebodyFor(route.access)
    for (const value of [...malformed().map(encodeURIComponent), ...unencoded]) {
      for (const prefix of ['', '/en']) {
        const own = prefix + addressOf(route.path, value)
        const { status } = await client.get(own)
        // The product and the certificate of this number are public pages; a product's id is one of the specimens.
        // A link that was sent is over, whatever it was.
        const isOver = status === 410 && ['/sandi-baru/:token', '/undangan/:token'].includes(route.path)
        // The label of a parcel tells a stranger the same, whether there is such a parcel or not.
        const isLabel = status === 200 && route.path === '/s/:code'
        const isRight =
          isOver ||
          isLabel ||
          status === 404 ||
          status === 403 ||
          (status === 200 && value === office.product)
        if (!isRight) faults.push(`${own.slice(0, 120)} answered ${status}`)
      }
    }
  }
  assert.deepEqual(faults, [])
})

const idFields = [
  'grant',
  'rules',
  'stage',
  'requirement',
  'document',
  'photo',
  'owner',
  'type',
  'product',
  'edition',
  'nomination',
  'item',
  'section',
  'sentra',
  'district',
  'commodity',
]
const plausible = { reason: 'Alasan contoh yang cukup panjang.', name: 'Contoh', version: '1', stars: '3' }

test('every act, sent to an address and with fields that hold no id of their kind, is refused without effect', async () => {
  const faults: string[] = []
  const before = await state()
  for (const route of routes) {
    for (const { name } of route.actions ?? []) {
      const client = await somebodyFor(name)
      const _key = await keyOf(client)
      for (const value of malformed()) {
        if (value === office.product && route.path === '/produk/:id') continue
        const fields = Object.fromEntries(idFields.map(field => [field, value]))
        const body = { ...plausible, ...fields, id: value, code: value, action: name, _key }
        const { status } = await client.post(addressOf(route.path, encodeURIComponent(value)), body)
        if (![403, 404, 409, 422].includes(status))
          faults.push(`${route.path} ${name} with ${JSON.stringify(value.slice(0, 40))} answered ${status}`)
      }
    }
  }
  assert.deepEqual(faults, [])
  assert.equal(await state(), before)
})

test("every act on another office's record is not found and has no effect, in either language", async () => {
  const neighbour = new TestClient(office.application.server)
  await neighbour.signIn('operator-tetangga')
  const before = await state()
  const ids: readonly (readonly [string, string])[] = [
    ['/sentra/', office.sentra],
    ['/produsen/', office.producer],
    ['/produk/', office.product],
  ]
  const tried: string[] = []
  for (const [start, id] of ids) {
    for (const route of routes.filter(({ path }) => path.startsWith(`${start}:id`))) {
      const path = addressOf(route.path, id)
      for (const prefix of ['', '/en']) assert.equal((await neighbour.get(prefix + path)).status, 404, path)
      for (const { name } of route.actions ?? []) {
        tried.push(name)
        const shown = await office.operator.get(path)
        const own = findForm(shown.body, name)?.fields ?? {}
        const body = { ...plausible, ...own, action: name, _key: await keyOf(neighbour) }
        const { status } = await neighbour.post(path, body)
        assert.ok(status === 404 || status === 422, `${name} answered ${status}`)
      }
    }
  }
  assert.ok(tried.length >= 7, tried.join(' '))
  assert.equal(await state(), before)
})

/** A form of one's own, rightly filled, but for one field that names what belongs to somebody else. */
async function isRefused(send: () => Promise<Answer>, sentence?: RegExp): Promise<void> {
  const before = await state()
  const answer = await send()
  assert.ok([403, 404, 422].includes(answer.status), String(answer.status))
  if (sentence) assert.match(wordsIn(answer.body), sentence)
  assert.equal(await state(), before)
}

test('a paper for the product of another office, added by a swapped owner, is refused', async () => {
  const neighbour = new TestClient(office.application.server)
  await neighbour.signIn('operator-tetangga')
  const _key = await keyOf(neighbour)
  for (const owner of [`produk:${office.product}`, `produsen:${office.producer}`, `sentra:${office.sentra}`])
    await isRefused(() =>
      neighbour.post('/dokumen/baru', {
        action: 'document.add',
        _key,
        owner,
        type: 'nib',
        number: '1234567890123',
        issuedOn: '2025-02-03',
      }),
    )
})

test('a nomination of the product of another office, opened by a swapped product, is refused', async () => {
  const neighbour = new TestClient(office.application.server)
  await neighbour.signIn('operator-tetangga')
  const _key = await keyOf(neighbour)
  const { body } = await office.operator.get(`/usulan/baru?produk=${office.product}`)
  const edition = /<option value="([0-9a-z]{16})"/.exec(body)?.[1] ?? newId()
  await isRefused(() =>
    neighbour.post('/usulan/baru', { action: 'nomination.open', _key, product: office.product, edition }),
  )
})

test("a photo of another product, named in a product's form, is refused", async () => {
  const added = await sendForm(office.operator, `/produk/${office.product}`, 'photo.add', {
    photo1: new File([new Uint8Array(await photo())], 'foto.jpg', { type: 'image/jpeg' }),
  })
  assert.equal(added.status, 303)
  const own = findForm((await office.operator.get(`/produk/${office.product}`)).body, 'photo.edit')?.fields
  assert.ok(own?.['photo'])
  const other = await sendForm(
    office.operator,
    `/produsen/${office.producer}/produk/baru`,
    'product.register',
    {
      name: 'Kain Lain Contoh',
      commodity: 'tenun',
      about: 'Kain lain yang ditenun dari benang setempat, contoh.',
    },
  )
  const path = (other.location ?? '').replace(/[?#].*$/, '')
  for (const action of ['photo.edit', 'photo.remove'])
    await isRefused(async () =>
      office.operator.post(path, { ...own, action, _key: await keyOf(office.operator), position: '1' }),
    )
})

test('the id in the body, swapped, does not lead away from the record of the address', async () => {
  const path = `/produk/${office.product}`
  const form = findForm((await office.operator.get(path)).body, 'product.edit')
  assert.ok(form)
  const producer = findForm(
    (await office.operator.get(`/produsen/${office.producer}/ubah`)).body,
    'producer.edit',
  )
  const changed = {
    ...form.fields,
    action: 'product.edit',
    id: office.producer,
    about: 'Keterangan baru contoh.',
  }
  assert.equal((await office.operator.post(path, changed)).status, 303)
  assert.match((await office.operator.get(path)).body, /Keterangan baru contoh\./)
  const after = findForm(
    (await office.operator.get(`/produsen/${office.producer}/ubah`)).body,
    'producer.edit',
  )
  assert.equal(after?.fields['version'], producer?.fields['version'])
})

test("the role of one person, ended through another person's page, stays", async () => {
  const admin = clients.get('administrator')
  assert.ok(admin)
  const { body } = await admin.get('/akun?peran=auditor')
  const one = /\/akun\/([0-9a-z]{16})/.exec(body)?.[1] ?? ''
  const other = /\/akun\/([0-9a-z]{16})/.exec((await admin.get('/akun?peran=chair')).body)?.[1] ?? ''
  assert.notEqual(one, other)
  const form = findForm((await admin.get(`/akun/${one}`)).body, 'role.end')
  const version = findForm((await admin.get(`/akun/${other}`)).body, 'role.end')?.fields['version'] ?? ''
  assert.ok(form?.fields['grant'])
  await isRefused(() => admin.post(`/akun/${other}`, { ...form.fields, version, action: 'role.end' }))
})
