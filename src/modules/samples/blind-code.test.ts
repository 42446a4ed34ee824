import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AssignmentOffice } from '../../../tests/builders/assignment-office.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { newId } from '../../platform/random.ts'
import { blindCodesOf, findNominationByCode, giveBlindCode } from './index.ts'
import { blindCodeFrom } from './sample.ts'

let office: AssignmentOffice
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
})
after(() => office.database.close())

const give = (id: string, random: () => string = newId): Promise<string> =>
  office.database.write(tx => giveBlindCode(tx, id, office.clock.now(), random))
const submitted = async (): Promise<string> => (await office.submitted('/32/32.05/')).id

test('a code has two letters and four digits that nobody confuses by hand', () => {
  for (let index = 0; index < 500; index++)
    assert.match(blindCodeFrom(newId()), /^[ACEFHJKLMNPRTUVWXY]{2}-[2345679]{4}$/)
})

test('a code is drawn anew for each product, and says nothing of its ids', async () => {
  const ids = await Promise.all(Array.from({ length: 4 }, submitted))
  const codes = await Promise.all(ids.map(id => give(id)))
  assert.equal(new Set(codes).size, codes.length)
  for (const [index, id] of ids.entries()) assert.notEqual(codes[index], blindCodeFrom(id))
  // The same product in two lives, with other random text, has another code: nothing else goes into it.
  const [one, other] = [await submitted(), await submitted()]
  const text = '0123456789abcdef'
  assert.equal(await give(one, () => text), blindCodeFrom(text))
  assert.notEqual(await give(other, () => text.replace('0', '7')), blindCodeFrom(text))
})

test('a product keeps its code, whoever asks and however often, also at the same moment', async () => {
  const id = await submitted()
  const codes = await office.together([1, 2, 3].map(() => () => give(id)))
  assert.equal(new Set(codes).size, 1)
  assert.equal(await give(id), codes[0])
  const found = await office.read(reader => blindCodesOf(reader, [id]))
  assert.deepEqual([...found], [[id, codes[0]]])
  assert.equal(await office.read(reader => findNominationByCode(reader, codes[0] ?? '')), id)
})

test('a code that another product has is not given twice: another one is drawn', async () => {
  const [one, other] = [await submitted(), await submitted()]
  const draws = ['aaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaa', 'bcdefghjkmnpqrst']
  const random = (): string => draws.shift() ?? newId()
  const [first, second] = [await give(one, random), await give(other, random)]
  assert.equal(first, blindCodeFrom('aaaaaaaaaaaaaaaa'))
  assert.equal(second, blindCodeFrom('bcdefghjkmnpqrst'))
  assert.equal(await office.read(reader => findNominationByCode(reader, first)), one)
})
