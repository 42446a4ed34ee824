import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { BrowserSession, executablePath, savedReply, until } from '../../tests/builders/browser-session.ts'

const status = (): Promise<string> => session.page.locator('[data-save-state]').innerText()
const version = (): Promise<string[]> =>
  session.page.evaluate("[...document.querySelectorAll('input[name=version]')].map(field => field.value)")

let session: BrowserSession

describe('scripts of the pages', { skip: executablePath ? false : 'no Chromium on this machine' }, () => {
  before(async () => {
    session = await BrowserSession.start()
  })
  after(() => session.stop())
  beforeEach(() => session.reset())

  test('error summary, page opens, has the focus and leads to its field', async () => {
    await session.open()
    assert.equal(await session.page.evaluate("document.activeElement.matches('.summary')"), true)
    await session.page.getByRole('link', { name: 'Nama kosong' }).click()
    assert.equal(await session.page.evaluate('document.activeElement.id'), 'f-nama')
  })

  test('autosave, a pause after typing, saves once and renews every version of the record', async () => {
    await session.open()
    await session.page.locator('#f-sandi').fill('rahasia')
    await session.page.locator('#f-nama').pressSequentially('Kain', { delay: 30 })
    await until('saved', async () => (await status()) === 'Tersimpan 07.00 WIB')
    assert.equal(session.posts.length, 1)
    const [post] = session.posts
    assert.equal(post?.path, '/simpan')
    assert.equal(post?.body.get('action'), 'sheet.save')
    assert.equal(post?.body.get('nama'), 'Kain')
    assert.equal(post?.body.get('version'), '7')
    assert.equal(post?.body.has('sandi'), false)
    assert.match(post?.body.get('_key') ?? '', /^k1\.[0-9a-hjkmnp-tv-z]{16}$/)
    assert.deepEqual(await version(), ['8', '8'])
  })

  test('autosave, leaving the field, saves without waiting', async () => {
    await session.open()
    await session.page.locator('#f-nama').fill('A')
    await session.page.locator('#f-sandi').focus()
    await until('sent', () => session.posts.length === 1)
  })

  test('autosave, connection lost and back, says so and sends the same answers under the same key', async () => {
    await session.open()
    session.reachable = false
    const keys: string[] = []
    await session.page.route('**/simpan', route => {
      keys.push(new URLSearchParams(route.request().postData() ?? '').get('_key') ?? '')
      return route.continue()
    })
    await session.page.locator('#f-nama').fill('Kain')
    await until('noticed', async () => (await status()) === 'Belum tersimpan: tidak ada sambungan')
    session.reachable = true
    await until('saved', async () => (await status()).startsWith('Tersimpan'))
    assert.ok(keys.length >= 2)
    assert.equal(new Set(keys).size, 1)
    assert.equal(session.posts.at(-1)?.body.get('nama'), 'Kain')
    await session.page.unroute('**/simpan')
  })

  test('autosave, its answer lost and more typed, sends the first again before the newer', async () => {
    await session.open()
    session.losesAnswer = true
    await session.page.locator('#f-nama').fill('Kain')
    await until('noticed', async () => (await status()) === 'Belum tersimpan: tidak ada sambungan')
    await session.page.locator('#f-nama').fill('Kain Lembah')
    await until('saved', async () => session.posts.length === 3 && (await status()).startsWith('Tersimpan'))
    const sent = session.posts.map(post => [post.body.get('nama'), post.body.get('version')])
    assert.deepEqual(sent, [
      ['Kain', '7'],
      ['Kain', '7'],
      ['Kain Lembah', '8'],
    ])
    assert.equal(session.posts[0]?.body.get('_key'), session.posts[1]?.body.get('_key'))
    assert.notEqual(session.posts[1]?.body.get('_key'), session.posts[2]?.body.get('_key'))
  })

  test('typing, a form on its way to the server, waits and saves nothing beside it', async () => {
    await session.open()
    const held = await session.page.evaluate(
      `{ const field = document.querySelector('#f-nama');
         document.querySelector('button[value="sheet.lock"]').click();
         field.value = 'Kain';
         field.dispatchEvent(new Event('input', { bubbles: true }));
         field.dispatchEvent(new Event('focusout', { bubbles: true }));
         field.closest('[inert]') !== null }`,
    )
    assert.equal(held, true)
    await session.page.waitForTimeout(500)
    assert.deepEqual(
      session.posts.map(post => post.body.get('action')),
      ['sheet.lock'],
    )
  })

  test('autosave, an answer refused, says why beside the field until it is put right', async () => {
    session.reply = post =>
      post.body.get('nama') === 'x'
        ? { ok: false, problems: [{ path: 'nama', message: 'Tuliskan nama lengkap.' }] }
        : savedReply(post)
    await session.open()
    await session.page.locator('#f-nama').fill('x')
    const line = session.page.locator('#f-nama-problem')
    await until('told', async () => (await line.innerText()).includes('Tuliskan nama lengkap.'))
    assert.equal(await session.page.locator('#f-nama').getAttribute('aria-invalid'), 'true')
    await session.page.locator('#f-nama').fill('Kain Lembah')
    await until('cleared', async () => !(await line.isVisible()))
    assert.equal(await session.page.locator('#f-nama').getAttribute('aria-invalid'), null)
  })

  test('submitting, answers still open, saves them first and sends the new version once', async () => {
    await session.open()
    await session.page.locator('#f-nama').fill('Kain')
    await session.page.getByRole('button', { name: 'Kunci' }).dblclick()
    await until('sent', () => session.posts.length >= 2)
    // Long enough for a second one to arrive, if it were sent.
    await session.page.waitForTimeout(400)
    assert.deepEqual(
      session.posts.map(post => [post.body.get('action'), post.body.get('version'), post.body.get('nama')]),
      [
        ['sheet.save', '7', 'Kain'],
        ['sheet.lock', '8', 'Kain'],
      ],
    )
    assert.equal(session.posts[1]?.body.get('_key'), 'k1')
  })

  test('submitting, a second click while the first is on its way, sends once', async () => {
    await session.open()
    await session.page.evaluate(
      '{ const button = document.querySelector(\'button[value="sheet.lock"]\'); button.click(); setTimeout(() => button.click(), 70) }',
    )
    await session.page.waitForTimeout(500)
    assert.deepEqual(
      session.posts.map(post => post.body.get('action')),
      ['sheet.lock'],
    )
  })

  test('another form of the page, answers still open, waits for them', async () => {
    await session.open()
    await session.page.locator('#f-nama').fill('Kain')
    await session.page.getByText('Hapus…').click()
    await session.page.getByRole('button', { name: 'Ya, hapus' }).click()
    await until('sent', () => session.posts.some(post => post.path === '/tarik'))
    assert.deepEqual(
      session.posts.map(post => [post.path, post.body.get('version')]),
      [
        ['/simpan', '7'],
        ['/tarik', '8'],
      ],
    )
  })

  test('submitting, no connection, stays on the page with the answers', async () => {
    await session.open()
    session.reachable = false
    await session.page.locator('#f-nama').fill('Kain')
    await session.page.getByRole('button', { name: 'Kunci' }).click()
    await until('noticed', async () => (await status()) === 'Belum tersimpan: tidak ada sambungan')
    assert.equal(await session.page.locator('#f-nama').inputValue(), 'Kain')
    assert.equal(session.posts.length, 0)
  })

  test('scoring, keys on a criterion, choose and move', async () => {
    await session.open()
    await session.page.locator('#f-satu').focus()
    await session.page.keyboard.press('2')
    await session.page.keyboard.press('j')
    await session.page.keyboard.press('3')
    const chosen = (): Promise<string[]> =>
      session.page.evaluate(
        "[...document.querySelectorAll('[data-criterion] :checked')].map(radio => radio.name + radio.value)",
      )
    assert.deepEqual(await chosen(), ['satuo3', 'duao1'])
    await session.page.keyboard.press('k')
    assert.equal(await session.page.evaluate('document.activeElement.name'), 'satu')
    assert.match(await session.page.locator('[data-mark]').first().innerText(), /Sudah dinilai/)
    await session.page.locator('[name="satu.reason"]').pressSequentially('j1')
    assert.deepEqual(await chosen(), ['satuo3', 'duao1'])
  })

  test('file, too large or of another kind, is refused before it is sent', async () => {
    await session.open()
    const field = session.page.locator('#f-sk')
    const line = session.page.locator('#f-sk-problem')
    await field.setInputFiles({
      name: 'a.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(1_000_001, 1),
    })
    assert.match(await line.innerText(), /Berkas ini 1,1 MB, batasnya 1,0 MB/)
    assert.equal(await field.inputValue(), '')
    await field.setInputFiles({ name: 'a.exe', mimeType: 'application/x-dosexec', buffer: Buffer.from('x') })
    assert.match(await line.innerText(), /Jenis berkas a\.exe tidak diterima/)
    await field.setInputFiles({ name: 'a.PDF', mimeType: 'application/pdf', buffer: Buffer.from('x') })
    assert.equal(await line.isVisible(), false)
  })

  test('question before a dangerous act, Escape and Cancel, take it back', async () => {
    await session.open()
    const yes = session.page.getByRole('button', { name: 'Ya, hapus' })
    assert.equal(await yes.isVisible(), false)
    await session.page.getByText('Hapus…').click()
    await session.page.keyboard.press('Escape')
    assert.equal(await yes.isVisible(), false)
    await session.page.getByText('Hapus…').click()
    await session.page.getByRole('button', { name: 'Batal' }).click()
    assert.equal(await yes.isVisible(), false)
    assert.equal(session.posts.length, 0)
  })
})
