import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, verifyPassword } from './password.ts'

test('a password, hashed twice, gives two different PHC strings that both verify', async () => {
  const [one, other] = await Promise.all([
    hashPassword('kuda biru minum kopi'),
    hashPassword('kuda biru minum kopi'),
  ])
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.notEqual(one, other)
  assert.equal(await verifyPassword(one, 'kuda biru minum kopi'), true)
  assert.equal(await verifyPassword(other, 'kuda biru minum kopi'), true)
})

test('a wrong password, a missing hash, a broken hash: all refused', async () => {
  const stored = await hashPassword('kuda biru minum kopi')
  assert.equal(await verifyPassword(stored, 'kuda biru minum teh'), false)
  assert.equal(await verifyPassword(null, 'kuda biru minum kopi'), false)
  assert.equal(await verifyPassword('$2b$10$not-an-argon2-hash', 'kuda biru minum kopi'), false)
})

test('a hash made by another implementation with other costs verifies', async () => {
  // The reference implementation's own test vector: argon2id, t=2, m=65536, p=1, "password" with salt "somesalt".
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  assert.equal(await verifyPassword(reference, 'password'), true)
  assert.equal(await verifyPassword(reference, 'passwore'), false)
})

test('the same letters typed in another encoding are the same password', async () => {
  const stored = await hashPassword('kafé di tepi sawah')
  assert.equal(await verifyPassword(stored, 'kafe\u0301 di tepi sawah'), true)
})

test('a missing account costs the same work as a wrong password', async () => {
  const stored = await hashPassword('kuda biru minum kopi')
  const spent = async (hash: string | null): Promise<number> => {
    const start = process.cpuUsage()
    for (let index = 0; index < 4; index++) await verifyPassword(hash, 'salah salah salah')
    const { user, system } = process.cpuUsage(start)
    return user + system
  }
  const [known, unknown] = [await spent(stored), await spent(null)]
  assert.ok(unknown > known / 3, `unknown ${unknown} µs against known ${known} µs`)
})
