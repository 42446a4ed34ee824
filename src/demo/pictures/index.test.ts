import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import {
  craftCommodities,
  craftViews,
  drawCraft,
  heaviestPicture,
  photographCraft,
  rasterise,
} from './index.ts'

/** Brightness and colour on a coarse grid: enough to tell pictures apart as a person at arm's length would. */
const thumbnail = async (jpeg: Buffer): Promise<Uint8Array> =>
  new Uint8Array(await sharp(jpeg).resize(16, 12, { fit: 'fill' }).removeAlpha().raw().toBuffer())

const difference = (one: Uint8Array, other: Uint8Array): number =>
  one.reduce((sum, value, index) => sum + Math.abs(value - other[index]!), 0) / one.length

test('a craft in every view, drawn twice, has the same bytes and the stated size', async () => {
  for (const commodity of craftCommodities) {
    for (const view of craftViews) {
      const craft = { commodity, seed: 5, view }
      const [one, two] = [await photographCraft(craft, 120), await photographCraft(craft, 120)]
      assert.ok(one.equals(two), `${commodity} ${view}`)
      const { width, height, format } = await sharp(one).metadata()
      assert.deepEqual([width, height, format], [120, 90, 'jpeg'])
    }
  }
})

test('ten seeds of a commodity, side by side, look different from each other', async () => {
  for (const commodity of craftCommodities) {
    const looks: Uint8Array[] = []
    for (let seed = 0; seed < 10; seed++) {
      looks.push(await thumbnail(await photographCraft({ commodity, seed, view: 'hero' }, 120)))
    }
    looks.forEach((look, index) => {
      for (let other = 0; other < index; other++) {
        assert.ok(difference(look, looks[other]!) > 5, `${commodity}: seeds ${other} and ${index} look alike`)
      }
    })
  }
})

test('a picture, lit by the studio, is neither black nor blown out', async () => {
  for (const commodity of craftCommodities) {
    for (const view of craftViews) {
      const { channels } = await sharp(await photographCraft({ commodity, seed: 3, view }, 160)).stats()
      for (const channel of channels) {
        assert.ok(channel.mean > 40 && channel.mean < 225, `${commodity} ${view}: mean ${channel.mean}`)
        assert.ok(channel.stdev > 9, `${commodity} ${view}: flat`)
      }
    }
  }
})

test('the drawing, rasterised, is the photograph in full size and under the weight limit', async () => {
  const craft = { commodity: 'tenun', seed: 4, view: 'hero' } as const
  const svg = drawCraft(craft)
  assert.match(svg, /^<svg [^>]*width="1600" height="1200"/)
  const jpeg = await rasterise(svg, 1600)
  const { width, height } = await sharp(jpeg).metadata()
  assert.deepEqual([width, height], [1600, 1200])
  assert.ok(jpeg.length < heaviestPicture)
  const direct = await photographCraft(craft)
  assert.ok(difference(await thumbnail(jpeg), await thumbnail(direct)) < 1.5)
  assert.ok(!svg.includes('<text'))
})
