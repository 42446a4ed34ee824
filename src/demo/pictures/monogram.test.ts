import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { rasterise } from './index.ts'
import { drawMonogram, initialsOf } from './monogram.ts'

test('initials, of a firm, leave out the form of business', () => {
  assert.equal(initialsOf('CV Tenun Sekar Contoh'), 'TC')
  assert.equal(initialsOf('Melati'), 'M')
  assert.equal(initialsOf('Émilia d’Été'), 'EE')
  assert.equal(initialsOf('123'), 'X')
})

test('a monogram, of the same name and seed, is the same; of another name, another', () => {
  assert.equal(drawMonogram('Sekar Contoh', 1), drawMonogram('Sekar Contoh', 1))
  assert.notEqual(drawMonogram('Sekar Contoh', 1), drawMonogram('Wira Contoh', 1))
})

test('a monogram, as an image, needs no font', async () => {
  const svg = drawMonogram('Sekar Contoh', 2)
  assert.ok(!svg.includes('<text'))
  const { width, height } = await sharp(await rasterise(svg, 256)).metadata()
  assert.deepEqual([width, height], [256, 256])
})
