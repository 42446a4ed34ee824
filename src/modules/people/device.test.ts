import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceWords } from './device.ts'

const phone = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)'

test('browsers and systems are told apart by what they say of themselves', () => {
  const lines: Readonly<Record<string, string>> = {
    'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0': 'Firefox, Linux',
    [`${phone} Chrome/126.0.0.0 Mobile Safari/537.36`]: 'Chrome, Android',
    [`${phone} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`]: 'Samsung Internet, Android',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0':
      'Edge, Windows',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1':
      'Safari, iOS',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15':
      'Safari, macOS',
  }
  for (const [line, words] of Object.entries(lines)) assert.equal(deviceWords(line), words)
})

test('what is no browser, or tries to be clever, gives known words or none', () => {
  for (const line of ['', 'curl/8.0', '<script>alert(1)</script>', 'x'.repeat(100_000)])
    assert.equal(deviceWords(line), '')
  assert.equal(deviceWords('<b>Firefox/1</b> Android'), 'Firefox, Android')
})
