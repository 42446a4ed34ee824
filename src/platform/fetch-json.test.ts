import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { fetchJson, isInside } from './fetch-json.ts'

const limits = { timeoutMs: 400, maxBytes: 1_000, allowInside: true }
let server: Server
let base = ''
before(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? ''
    if (path === '/good') return void response.end('{"found":true}')
    if (path === '/away') return void response.writeHead(302, { location: `${base}/good` }).end()
    if (path === '/long') return void response.end(`"${'x'.repeat(5_000)}"`)
    if (path === '/words') return void response.end('<html>')
    if (path === '/broken') return void response.writeHead(500).end('{}')
    if (path === '/drip') {
      response.write('"')
      return
    }
    // Anything else is never answered.
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
})

test('a good answer, is read', async () => {
  assert.deepEqual(await fetchJson(`${base}/good`, limits), { found: true })
})

test('a redirect, a long, broken or late answer, and one that is no JSON, are no answer', async () => {
  for (const path of ['/away', '/long', '/words', '/broken', '/drip', '/silent'])
    await assert.rejects(fetchJson(`${base}${path}`, limits), Error, path)
})

test('an address inside the own network, and one without encryption, are never asked', async () => {
  const outside = { ...limits, allowInside: false }
  const port = new URL(base).port
  for (const address of [
    base,
    `https://127.0.0.1:${port}/good`,
    `https://localhost:${port}/good`,
    `https://[::1]:${port}/good`,
    `https://2130706433:${port}/good`,
    'https://10.0.0.8/good',
    'file:///etc/hosts',
    'data:application/json,{}',
  ])
    await assert.rejects(fetchJson(address, outside), /inside|only https/, address)
})

test('private, loopback and mapped addresses, are inside; public ones are not', () => {
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '0.0.0.0',
  ])
    assert.equal(isInside(address), true, address)
  for (const address of ['8.8.8.8', '103.10.66.1', '2001:4860:4860::8888'])
    assert.equal(isInside(address), false, address)
})
