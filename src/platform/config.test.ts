import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from './config.ts'

const s3 = {
  S3_ENDPOINT: 'http://127.0.0.1:9000/',
  S3_BUCKET: 'berkas',
  S3_REGION: 'contoh',
  S3_ACCESS_KEY_ID: 'kunci',
  S3_SECRET_ACCESS_KEY: 'rahasia',
}

test('without settings, files lie in the data folder and are not scanned', () => {
  const { s3: store, clamd, filesDir } = readConfig({ DATA_DIR: '/data' })
  assert.deepEqual([store, clamd, filesDir], [null, null, '/data/files'])
})

test('an object store, set up whole, is used, and half set up, is refused by the names of what is missing', () => {
  assert.equal(readConfig(s3).s3?.endpoint, 'http://127.0.0.1:9000')
  for (const name of Object.keys(s3)) {
    const { [name as keyof typeof s3]: _left, ...rest } = s3
    assert.throws(() => readConfig(rest), new RegExp(`^Error: Wrong settings: ${name}: needed`))
  }
  assert.throws(() => readConfig({ ...s3, S3_BUCKET: '../x' }), /S3_BUCKET/)
  assert.throws(() => readConfig({ ...s3, S3_ENDPOINT: 'ftp://x' }), /S3_ENDPOINT/)
})

test('a scanner, is named by its socket or its host with a port', () => {
  assert.deepEqual(readConfig({ CLAMD: '/run/clamd.ctl' }).clamd, { path: '/run/clamd.ctl' })
  assert.throws(() => readConfig({ CLAMD: 'clamd' }), /CLAMD: the path of a socket, or host:port/)
})

test('own proxies are named by their addresses or networks, and nobody is trusted without being named', () => {
  assert.equal(readConfig({}).trustedProxies, null)
  const proxies = readConfig({ TRUSTED_PROXY: '127.0.0.1, 10.1.0.0/16' }).trustedProxies
  assert.deepEqual([proxies?.('10.1.9.9'), proxies?.('10.2.0.1')], [true, false])
  for (const wrong of ['proxy.example', '0.0.0.0/0'])
    assert.throws(
      () => readConfig({ TRUSTED_PROXY: wrong }),
      /^Error: Wrong settings: TRUSTED_PROXY: addresses or networks between commas$/,
    )
})
