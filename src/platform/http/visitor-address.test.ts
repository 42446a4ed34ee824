import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTrustedProxies, visitorAddress } from './visitor-address.ts'

const trusted = readTrustedProxies('10.0.0.5, 192.168.4.0/24, fd00:4::/64')
const from = (connection: string, header?: string) => visitorAddress(connection, header, trusted)

test('the visitor behind an own proxy is the one that the proxy wrote down', () => {
  assert.equal(from('10.0.0.5', '203.0.113.9'), '203.0.113.9')
  assert.equal(from('10.0.0.5', '203.0.113.9, 192.168.4.77'), '203.0.113.9', 'two own proxies')
  assert.equal(from('::ffff:10.0.0.5', '203.0.113.9'), '203.0.113.9', 'as a socket of both kinds says it')
  assert.equal(from('fd00:4::1', '2001:db8::7'), '2001:db8::7')
})

test('a hop with its port, as some proxies write it, is the address without it', () => {
  assert.equal(from('10.0.0.5', '203.0.113.9:5123'), '203.0.113.9')
  assert.equal(from('10.0.0.5', '[2001:db8::7]:443'), '2001:db8::7')
  assert.equal(from('10.0.0.5', '[2001:db8::7]'), '2001:db8::7')
  assert.equal(from('10.0.0.5', '203.0.113.9:5123, 192.168.4.77:80'), '203.0.113.9', 'an own proxy with one')
  assert.equal(from('10.0.0.5', '1.1.1.1, 203.0.113.9:port'), '10.0.0.5')
  assert.equal(from('10.0.0.5', '1.1.1.1, [203.0.113.9'), '10.0.0.5')
})

test('what a visitor writes into the header changes nothing', () => {
  assert.equal(from('10.0.0.5', '1.1.1.1, 203.0.113.9'), '203.0.113.9')
  assert.equal(from('203.0.113.9', '1.1.1.1'), '203.0.113.9', 'a visitor that reaches the server by itself')
  assert.equal(visitorAddress('10.0.0.5', '1.1.1.1', null), '10.0.0.5', 'nothing is trusted unless it is set')
  assert.equal(from('10.0.0.5', "1.1.1.1, 'or 1=1"), '10.0.0.5')
  assert.equal(from('10.0.0.5'), '10.0.0.5')
  assert.equal(from('10.0.0.5', ''), '10.0.0.5')
  assert.equal(from('10.0.0.5', '192.168.4.1'), '192.168.4.1', 'the proxy asks for itself')
})

test('a setting that names no address, or everybody, is refused', () => {
  for (const setting of [
    '',
    'proxy.example',
    '10.0.0.5,',
    '10.0.0.0/0',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '::/0',
  ])
    assert.equal(readTrustedProxies(setting), null, setting)
})
