import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { smallDisk } from '../../../tests/builders/small-disk.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { openObjectStore, type ObjectStore } from '../../../scripts/test/swift.ts'
import { writeBackup } from '../backup/index.ts'
import { sha256 } from '../digest.ts'
import { hashOfStored, localFileStore, s3FileStore, StorageAway, storageProblem } from './index.ts'
import type { FileStore } from './index.ts'

let server: ObjectStore | null = null
before(async () => {
  server = await openObjectStore()
})
after(() => server?.discard())

const folder = (): string => mkdtempSync(join(tmpdir(), 'bintang-store-'))
const quick = { milliseconds: 5_000, tries: 1 }

type Kind = Readonly<{ name: string; open: () => FileStore | null }>
const kinds: readonly Kind[] = [
  { name: 'a folder', open: () => localFileStore(folder()) },
  { name: 'an object store', open: () => (server ? s3FileStore(server.settings, quick) : null) },
]

/** Bytes that no other test stored: both stores keep what they have. */
const fresh = (length = 3_000): Buffer =>
  Buffer.concat([Buffer.from(String(Math.random())), Buffer.alloc(length, 'contoh')])

for (const { name, open } of kinds) {
  describe(`files in ${name}`, () => {
    const kept = (what: string, check: (store: FileStore) => Promise<void>) =>
      test(what, async t => {
        const store = open()
        if (!store) return t.skip('no OpenStack Swift on this machine, and it cannot be installed')
        await check(store)
      })

    kept('bytes, stored once or twice, come back whole under their digest', async store => {
      const content = fresh()
      const hash = sha256(content)
      assert.equal(await store.has(hash), false)
      assert.equal(await store.put(content), hash)
      assert.equal(await store.put(content), hash)
      assert.equal(await store.has(hash), true)
      assert.deepEqual(await store.read(hash), content)
      const facts = await hashOfStored(store, hash)
      assert.deepEqual([facts?.sha256, facts?.bytes], [hash, content.length])
    })

    kept(
      'a file of ten megabytes, stored from its path, comes back whole and stays where it was',
      async store => {
        const content = fresh(10 * 1024 * 1024)
        const path = join(folder(), 'asli')
        writeFileSync(path, content)
        await store.putFile(path, sha256(content))
        assert.equal(sha256(await store.read(sha256(content))), sha256(content))
        assert.ok(existsSync(path))
      },
    )

    kept('the same bytes, stored by many at once, are kept', async store => {
      const content = fresh()
      const hashes = await Promise.all(Array.from({ length: 8 }, () => store.put(content)))
      assert.deepEqual(new Set(hashes), new Set([sha256(content)]))
      assert.deepEqual(await store.read(sha256(content)), content)
    })

    kept('a tool, gets the bytes as a file of this machine', async store => {
      const content = fresh()
      const hash = await store.put(content)
      const seen = await store.withLocalPath(hash, path => Promise.resolve(readFileSync(path)))
      assert.deepEqual(seen, content)
      await assert.rejects(
        store.withLocalPath(hash, () => Promise.reject(new Error('the tool failed'))),
        /the tool failed/,
      )
      assert.deepEqual(await store.read(hash), content)
    })

    kept('what was never stored or was removed, is missing, and nothing else happens', async store => {
      const content = fresh()
      const hash = await store.put(content)
      await store.remove(hash)
      await store.remove(hash)
      assert.equal(await store.has(hash), false)
      assert.equal(await hashOfStored(store, hash), null)
      await assert.rejects(store.read(hash), { code: 'ENOENT' })
      await assert.rejects(
        store.withLocalPath(hash, () => Promise.resolve('used')),
        { code: 'ENOENT' },
      )
    })

    kept('an address that is none, never becomes a path', async store => {
      for (const wrong of ['', '../../etc/passwd', 'a'.repeat(63), `${'a'.repeat(63)}/`, 'A'.repeat(64)])
        await assert.rejects(async () => store.has(wrong), /not a content address/)
    })

    kept('a backup, holds the bytes', async store => {
      const content = fresh()
      const hash = await store.put(content)
      const database = await testDatabase()
      try {
        const place = join(folder(), 'cadangan')
        const source = {
          database,
          files: store,
          namedHashes: () => Promise.resolve(new Set([hash])),
          ledgerHead: () => Promise.resolve({ seq: 0, hash: '' }),
        }
        const manifest = await writeBackup(source, place, new Date())
        assert.equal(manifest.files.rows, 1)
        const found = readdirSync(place, { recursive: true, encoding: 'utf8' }).find(one =>
          one.endsWith(hash),
        )
        assert.deepEqual(readFileSync(join(place, found ?? '')), content)
      } finally {
        await database.close()
      }
    })
  })
}

describe('the object store', () => {
  const skipped = 'no OpenStack Swift on this machine, and it cannot be installed'
  test('with a wrong key or without its bucket, is away, and stores nothing', async t => {
    if (!server) return t.skip(skipped)
    const wrong = [{ secretAccessKey: 'salah' }, { accessKeyId: 'orang:lain' }, { bucket: 'tidak-ada' }]
    for (const one of wrong) {
      const store = s3FileStore({ ...server.settings, ...one }, quick)
      await assert.rejects(store.put(fresh()), StorageAway, JSON.stringify(one))
    }
  })
  test('given other bytes than their digest says, refuses them', async t => {
    if (!server) return t.skip(skipped)
    const path = join(folder(), 'lain')
    writeFileSync(path, fresh())
    const store = s3FileStore(server.settings, quick)
    const claimed = sha256(fresh())
    await assert.rejects(store.putFile(path, claimed), StorageAway)
    assert.equal(await store.has(claimed), false)
  })
  test('stopped, is away with a sentence; started again, has everything', async t => {
    if (!server) return t.skip(skipped)
    const store = s3FileStore(server.settings, quick)
    const content = fresh()
    const hash = await store.put(content)
    server.stop()
    for (const attempt of [() => store.put(fresh()), () => store.has(hash), () => store.read(hash)]) {
      await assert.rejects(attempt, error => {
        assert.match(storageProblem(error)?.message.id ?? '', /tidak dapat dihubungi.*coba kirim lagi/)
        return true
      })
    }
    await server.start()
    assert.deepEqual(await store.read(hash), content)
  })
})

test('an object store that fails for a moment, is asked again; one that is silent is away after its time', async () => {
  let [asked, silent] = [0, false]
  const flaky = createServer((_request, answer) => {
    asked++
    if (silent) return
    answer.writeHead(asked < 3 ? 503 : 200).end()
  })
  await new Promise<void>(resolve => flaky.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(flaky.address() as AddressInfo).port}`
  const settings = { endpoint, bucket: 'contoh', region: 'contoh', accessKeyId: 'a', secretAccessKey: 'b' }
  assert.equal(await s3FileStore(settings).has('a'.repeat(64)), true)
  assert.equal(asked, 3)
  silent = true
  const store = s3FileStore(settings, { milliseconds: 100, tries: 2 })
  await assert.rejects(store.has('a'.repeat(64)), StorageAway)
  flaky.closeAllConnections()
  flaky.close()
})

const serving = async (answer: (request: IncomingMessage, answer: ServerResponse) => Promise<void>) => {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings = { endpoint, bucket: 'contoh', region: 'contoh', accessKeyId: 'a', secretAccessKey: 'b' }
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { store: s3FileStore(settings, { milliseconds: 200, tries: 1 }), close }
}
const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

test('an object that comes slowly, comes whole; one that stops in the middle is away after its time', async () => {
  let pieces = 8
  const { store, close } = await serving(async (_request, answer) => {
    answer.writeHead(200, { 'content-length': '80' })
    for (let sent = 0; sent < pieces; sent++) {
      answer.write('0123456789')
      await wait(60)
    }
    if (pieces === 8) answer.end()
  })
  assert.equal((await store.read('a'.repeat(64))).length, 80)
  const slowly: Buffer[] = []
  for await (const piece of store.open('a'.repeat(64))) {
    await wait(250)
    slowly.push(piece as Buffer)
  }
  assert.equal(Buffer.concat(slowly).length, 80)
  pieces = 2
  await assert.rejects(store.read('a'.repeat(64)), StorageAway)
  close()
})

test('an object that is sent, has the time that its length takes', async () => {
  const { store, close } = await serving(async (request, answer) => {
    request.resume()
    if (request.method === 'PUT') await wait(600)
    answer.writeHead(request.method === 'PUT' ? 200 : 404).end()
  })
  await store.put(fresh(100_000))
  await assert.rejects(store.put(fresh(100)), StorageAway)
  close()
})

test('a file that a power failure cut off, is stored anew; one that changed on its way is not stored', async () => {
  const place = folder()
  const store = localFileStore(join(place, 'files'))
  const content = fresh()
  const hash = await store.put(content)
  const lying = join(place, 'files', hash.slice(0, 2), hash)
  for (const cut of ['', 'separuh']) {
    writeFileSync(lying, cut)
    await store.put(content)
    assert.deepEqual(await store.read(hash), content)
    writeFileSync(lying, cut)
    writeFileSync(join(place, 'asli'), content)
    await store.putFile(join(place, 'asli'), hash)
    assert.deepEqual(await store.read(hash), content)
  }
  const other = sha256(fresh())
  await assert.rejects(store.putFile(join(place, 'asli'), other), StorageAway)
  assert.equal(await store.has(other), false)
  assert.deepEqual(readdirSync(join(place, 'files', other.slice(0, 2))), [])
})

test('a folder on a full disk, keeps nothing of a file and says so', async t => {
  const disk = smallDisk(t, 1)
  if (!disk) return
  const store = localFileStore(join(disk, 'files'))
  const content = fresh(2_000_000)
  await assert.rejects(store.put(content), error => {
    assert.match(storageProblem(error)?.message.id ?? '', /Tempat penyimpanan penuh/)
    return true
  })
  assert.equal(await store.has(sha256(content)), false)
  const left = readdirSync(disk, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  assert.deepEqual(left, [], 'nothing half written')
})
